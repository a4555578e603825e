import type { Hop, Station } from './view.js';

/** Hops of which each begins where the one before it ended, and which stand on one row: they go one way. */
export interface Way {
  readonly hops: readonly Hop[];
  /** What is handed on with the first hop, if that says nothing itself. */
  readonly carries?: Hop;
}

/** The order of the columns. The internal Worker has none of its own: what it does happens in History. */
export const columns: readonly Station[] = ['client', 'frontend', 'history', 'matching', 'worker'];

/** ms between two hops that may belong together. */
const together = 1_000;

// Panels are drawn ten times a second, traffic is told when there is some.
const known = new WeakMap<readonly Hop[], (readonly Way[] | undefined)[]>();

/** The hops of a detail, row by row, oldest first. */
export function waysOf(hops: readonly Hop[], detail: 0 | 1 | 2): readonly Way[] {
  const ways = known.get(hops) ?? [];
  known.set(hops, ways);
  const own = ways[detail] ?? join(hops.filter((hop) => (hop.detail ?? 0) <= detail));
  ways[detail] = own;
  return own;
}

function join(hops: readonly Hop[]): readonly Way[] {
  const ways: Hop[][] = [];
  for (const hop of hops) {
    const way = ways.at(-1);
    const last = way?.at(-1);
    if (way !== undefined && last !== undefined && goesOn(last, hop)) way.push(hop);
    else ways.push([hop]);
  }
  let spoken: Hop | undefined;
  return ways.map((way): Way => {
    const carries = spoken;
    spoken = way.findLast(({ text }) => text !== '') ?? spoken;
    return carries !== undefined && way[0]?.text === '' ? { hops: way, carries } : { hops: way };
  });
}

function goesOn(last: Hop, hop: Hop): boolean {
  if (last.to !== hop.from || hop.at - last.at > together || last.from === last.to) return false;
  // What is done in place stands at the right of its column: there is room if the way came from the left.
  const to = columns.indexOf(last.to);
  const came = Math.sign(to - columns.indexOf(last.from));
  const goes = Math.sign(columns.indexOf(hop.to) - to);
  return columns.includes(last.from) && (goes === 0 ? came === 1 : goes === came);
}

/** Travelling the arrows of a row takes so many ms. */
export const travel = 240;
/** A row begins so many ms after the one above it at least, so that the eye can follow. */
const pause = 80;
/** And at most so many after it happened. */
const lag = 400 - travel;

/** ms that a hop may be ahead of the clock of a frame, which was read a little before. */
const fresh = 1_000;

/** How far each row has come, from 0 to 1; negative: it has not begun. */
export function progress(ways: readonly Way[], now: number): readonly number[] {
  // What another machine's clock has ahead of ours has happened all the same, and nothing can be told of when.
  if ((ways.at(-1)?.hops.at(-1)?.at ?? 0) > now + fresh) return ways.map(() => 1);
  let begin = Number.NEGATIVE_INFINITY;
  return ways.map(({ hops }) => {
    const at = hops.at(-1)?.at ?? 0;
    begin = Math.min(Math.max(at, begin + pause), at + lag);
    const gone = (now - begin) / travel;
    return Number.isNaN(gone) ? 1 : Math.min(1, gone);
  });
}
