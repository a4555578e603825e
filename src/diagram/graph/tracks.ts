/** Where a net, or a part of it, runs across between two layers, and the cells at which lines reach it. */
export interface Piece {
  readonly net: number;
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
  /** Set for the upper part of a net in two parts: its bottom goes on to this piece. */
  readonly goesOnTo?: Piece;
  /** It hangs from another piece. */
  readonly hangs?: boolean;
  /** From 0, the uppermost. */
  track: number;
}

/** Cells across that a net touches above and below. */
export interface Ends {
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
}

/**
 * Gives each net that does not run straight a track on which it runs across, so that no two lines fall together and
 * few cross. Where nets stand in each other's way in a circle, one of them runs across twice.
 */
export function assignTracks(nets: readonly Ends[]): readonly Piece[] {
  const used = new Set(nets.flatMap(({ tops, bottoms }) => [...tops, ...bottoms]));
  let waiting: Piece[] = nets.flatMap((ends, net) => (isStraight(ends) ? [] : [{ ...ends, net, track: 0 }]));
  const placed: Piece[] = [];
  while (waiting.length > 0) {
    const ready = waiting.filter((piece) => waiting.every((other) => other === piece || !mustBeAbove(other, piece)));
    const next = cheapest(ready, waiting);
    if (!next) {
      waiting = withDogleg(waiting, used);
      continue;
    }
    waiting = waiting.filter((piece) => piece !== next);
    for (const other of placed)
      if (overlap(other, next) || mustBeAbove(other, next)) next.track = Math.max(next.track, other.track + 1);
    placed.push(next);
  }
  return placed;
}

function isStraight({ tops, bottoms }: Ends): boolean {
  return new Set([...tops, ...bottoms]).size === 1;
}

/** The line down to `lower` would run into the one up from `upper`. */
function mustBeAbove(upper: Piece, lower: Piece): boolean {
  return (
    upper.goesOnTo === lower || (upper.net !== lower.net && upper.tops.some((cell) => lower.bottoms.includes(cell)))
  );
}

function cheapest(ready: readonly Piece[], waiting: readonly Piece[]): Piece | undefined {
  let best: Piece | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const piece of ready) {
    let cost = 0;
    for (const other of waiting)
      if (other !== piece && overlap(piece, other)) cost += crossings(piece, other) - crossings(other, piece);
    if (cost < least) {
      least = cost;
      best = piece;
    }
  }
  return best;
}

function reach({ tops, bottoms }: Ends): readonly [from: number, to: number] {
  const all = [...tops, ...bottoms];
  return [Math.min(...all), Math.max(...all)];
}

/** They can't share a track: a blank must be left between them. */
function overlap(a: Ends, b: Ends): boolean {
  const [aFrom, aTo] = reach(a);
  const [bFrom, bTo] = reach(b);
  return aFrom <= bTo + 1 && bFrom <= aTo + 1;
}

/** Lines that cross when the one runs above the other. */
function crossings(upper: Ends, lower: Ends): number {
  const [upperFrom, upperTo] = reach(upper);
  const [lowerFrom, lowerTo] = reach(lower);
  return (
    upper.bottoms.filter((cell) => cell > lowerFrom && cell < lowerTo).length +
    lower.tops.filter((cell) => cell > upperFrom && cell < upperTo).length
  );
}

/** All of them wait for another one: one that is whole is cut in two, by way of a cell that no line uses. */
function withDogleg(waiting: readonly Piece[], used: Set<number>): Piece[] {
  const piece = waiting.find(({ goesOnTo, hangs }) => !goesOnTo && !hangs);
  if (!piece) return [];
  const others = waiting.filter((other) => other !== piece);
  const [, to] = reach(piece);
  let cell = to + 2;
  while (used.has(cell) || used.has(cell - 1) || used.has(cell + 1)) cell += 1;
  used.add(cell);
  const lower: Piece = { net: piece.net, tops: [cell], bottoms: piece.bottoms, hangs: true, track: 0 };
  const upper: Piece = { net: piece.net, tops: piece.tops, bottoms: [cell], goesOnTo: lower, track: 0 };
  return [upper, lower, ...others];
}
