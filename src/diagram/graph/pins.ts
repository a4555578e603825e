import type { Axis } from './axis.js';
import type { Shore } from './block.js';
import type { Net, Pin } from './net.js';
import { fixedPin, setBlock, shoreOf, type Vertex } from './vertex.js';

type Sides = ReadonlyMap<Vertex, readonly Pin[]>;

/** Cells from one pin to the next where there is room. */
const comfort = 4;

/** Makes blocks as long as the edges that reach each of their sides need. */
export function growForPins(nets: readonly (readonly Net[])[], axis: Axis): void {
  for (const its of nets) {
    for (const sides of [sidesOf(its, 'tops'), sidesOf(its, 'bottoms')]) {
      for (const [vertex, all] of sides) {
        const free = all.filter((pin) => isFree(pin));
        if (!vertex.block || free.length === 0) continue;
        const side = all[0]?.end === 'top' ? axis.backward : axis.forward;
        const step = axis.horizontal ? axis.pinGap : Math.max(axis.pinGap, comfort - free.length + 2);
        // At most twice: what is added has no title over it.
        for (let missing = 1; missing > 0; ) {
          const shore = vertex.block.shore(side);
          missing = free.length - capacity(openCells(shore, fixedCells(vertex, all), axis), step);
          if (missing > 0) setBlock(vertex, vertex.block.grown(side, shore.to - shore.from + 1 + missing * step), axis);
        }
      }
    }
  }
}

/**
 * Spreads the pins of each side about its middle, in the order of what is at the edges' other ends; sets `offset`.
 * The vertices' order must be known.
 */
export function spreadPins(nets: readonly Net[], axis: Axis): void {
  const others = new Map(
    nets.flatMap(({ tops, bottoms }) => [
      ...tops.map((pin) => [pin, bottoms] as const),
      ...bottoms.map((pin) => [pin, tops] as const),
    ]),
  );
  for (const { bottoms } of nets) for (const pin of bottoms) pin.offset = Math.floor(pin.vertex.size.across / 2);
  // Those below follow the order of those above, which is known by then.
  for (const sides of [sidesOf(nets, 'tops'), sidesOf(nets, 'bottoms')]) {
    for (const [vertex, pins] of sides) {
      const pull = (pin: Pin): number => {
        const ends = others.get(pin) ?? [];
        return ends.reduce((sum, other) => sum + orderOf(other), 0) / Math.max(1, ends.length);
      };
      const free = pins.filter((pin) => isFree(pin)).sort((a, b) => pull(a) - pull(b));
      for (const pin of pins) pin.offset = fixedPin(vertex, pin.edges[0] ?? -1) ?? pin.offset;
      spread(free, vertex, fixedCells(vertex, pins), axis);
    }
  }
}

/** Sets where pins are, now that the vertices have their places, so that lines run straight where blocks let them. */
export function placePins(nets: readonly Net[], axis: Axis): void {
  for (const { tops, bottoms } of nets) for (const pin of [...tops, ...bottoms]) pin.at = pin.vertex.at + pin.offset;
  const above = sidesOf(nets, 'tops');
  const below = sidesOf(nets, 'bottoms');
  for (const net of nets) straighten(net, above, below, axis);
  for (const net of nets) keepClear(net, nets, below, axis);
}

function sidesOf(nets: readonly Net[], end: 'tops' | 'bottoms'): Sides {
  const sides = new Map<Vertex, Pin[]>();
  for (const net of nets) {
    for (const pin of net[end]) {
      const pins = sides.get(pin.vertex);
      if (pins) pins.push(pin);
      else sides.set(pin.vertex, [pin]);
    }
  }
  return sides;
}

function isFree({ vertex, edges }: Pin): boolean {
  return fixedPin(vertex, edges[0] ?? -1) === undefined;
}

function orderOf({ vertex, edges, offset }: Pin): number {
  const fixed = vertex.block ? fixedPin(vertex, edges[0] ?? -1) : undefined;
  return vertex.order + ((fixed ?? offset) + 1) / (vertex.size.across + 2);
}

function spread(pins: readonly Pin[], vertex: Vertex, fixed: readonly number[], axis: Axis): void {
  const [first] = pins;
  if (!first) return;
  const shore = shoreOf(vertex, first.end, axis);
  const open = openCells(shore, fixed, axis);
  const most = pins.length > 1 ? Math.floor((shore.to - shore.from) / (pins.length - 1)) : 0;
  const step = Math.max(axis.pinGap, Math.min(most, comfort));
  let wanted = shore.middle - Math.floor((step * (pins.length - 1)) / 2);
  let from = Number.NEGATIVE_INFINITY;
  pins.forEach((pin, index) => {
    const left = pins.length - index - 1;
    // Near to where it should be, and so that those after it find a place as well.
    const possible = open.filter(
      (cell) =>
        cell >= from &&
        capacity(
          open.filter((other) => other >= cell + axis.pinGap),
          axis.pinGap,
        ) >= left,
    );
    pin.offset = nearest(possible, wanted) ?? shore.middle;
    from = pin.offset + axis.pinGap;
    wanted = Math.max(wanted, pin.offset) + step;
  });
}

function nearest(cells: readonly number[], wanted: number): number | undefined {
  let best: number | undefined;
  for (const cell of cells) if (best === undefined || Math.abs(cell - wanted) < Math.abs(best - wanted)) best = cell;
  return best;
}

function fixedCells(vertex: Vertex, pins: readonly Pin[]): readonly number[] {
  return pins.flatMap(({ edges }) => fixedPin(vertex, edges[0] ?? -1) ?? []);
}

/** The cells of a side that no line takes yet. */
function openCells({ from, to, taken }: Shore, fixed: readonly number[], { pinGap }: Axis): readonly number[] {
  const cells: number[] = [];
  for (let cell = from; cell <= to; cell += 1)
    if (!taken.includes(cell) && !fixed.some((other) => Math.abs(other - cell) < pinGap)) cells.push(cell);
  return cells;
}

/** How many pins find a place at cells in ascending order. */
function capacity(cells: readonly number[], gap: number): number {
  let count = 0;
  let from = Number.NEGATIVE_INFINITY;
  for (const cell of cells) {
    if (cell < from) continue;
    count += 1;
    from = cell + gap;
  }
  return count;
}

function straighten({ tops, bottoms }: Net, above: Sides, below: Sides, axis: Axis): void {
  const [top] = tops;
  const [bottom] = bottoms;
  if (!top || !bottom) return;
  if (tops.length === 1 && bottoms.length === 1) {
    const upper = span(top, above, axis);
    const lower = span(bottom, below, axis);
    const shared = Math.floor((Math.max(upper.from, lower.from) + Math.min(upper.to, lower.to)) / 2);
    const at = [bottom.at, top.at, shared].find((cell) => upper.free(cell) && lower.free(cell));
    if (at === undefined) return;
    top.at = at;
    bottom.at = at;
    return;
  }
  const [trunk, branches, trunkSides, sides] =
    tops.length === 1 ? [top, bottoms, above, below] : [bottom, tops, below, above];
  const near = branches.find(({ at }) => Math.abs(at - trunk.at) <= 2);
  if (!near) return;
  if (span(near, sides, axis).free(trunk.at)) near.at = trunk.at;
  else if (span(trunk, trunkSides, axis).free(near.at)) trunk.at = near.at;
}

/** Moves pins a little that stand right below one of another net: else the one could not run above the other. */
function keepClear(net: Net, nets: readonly Net[], below: Sides, axis: Axis): void {
  if (net.tops.length * net.bottoms.length === 1 && net.tops[0]?.at === net.bottoms[0]?.at) return;
  const others = new Set(nets.filter((other) => other !== net).flatMap(({ tops }) => tops.map(({ at }) => at)));
  for (const pin of net.bottoms) {
    if (!others.has(pin.at)) continue;
    const { free } = span(pin, below, axis);
    const near = [pin.at - 1, pin.at + 1, pin.at - 2, pin.at + 2];
    pin.at = near.find((cell) => free(cell) && !others.has(cell)) ?? pin.at;
  }
}

/** The cells to which a pin can move without coming too near to its neighbours. */
function span(pin: Pin, sides: Sides, axis: Axis): { from: number; to: number; free: (cell: number) => boolean } {
  if (!isFree(pin)) return { from: pin.at, to: pin.at, free: (cell) => cell === pin.at };
  const shore = shoreOf(pin.vertex, pin.end, axis);
  // Right beside a corner, a line does not look as if it belonged to the block.
  const margin = shore.to - shore.from > 4 ? 1 : 0;
  let from = pin.vertex.at + shore.from + margin;
  let to = pin.vertex.at + shore.to - margin;
  for (const other of sides.get(pin.vertex) ?? []) {
    if (other === pin) continue;
    if (other.at < pin.at) from = Math.max(from, other.at + axis.pinGap);
    else to = Math.min(to, other.at - axis.pinGap);
  }
  return { from, to, free: (cell) => cell >= from && cell <= to && !shore.taken.includes(cell - pin.vertex.at) };
}
