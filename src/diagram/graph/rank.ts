/** An edge between two items of a level, by their numbers. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  /** Layers from one to the other, at least 1. */
  readonly length: number;
}

export interface Ranks {
  /** The layer of each item, from 0. */
  readonly of: readonly number[];
  /** For each arc: it closes a circle, and runs against the others. */
  readonly against: readonly boolean[];
}

/** In which layer each item stands, so that as many edges as possible run forward. */
export function rank(items: number, arcs: readonly Arc[]): Ranks {
  const { against, order } = withoutCircles(items, arcs);
  const ends = arcs.map(({ from, to, length }, index) => ({
    top: against[index] ? to : from,
    bottom: against[index] ? from : to,
    length,
  }));
  const of = new Array<number>(items).fill(0);
  const outgoing = grouped(items, ends, ({ top }) => top);
  const incoming = grouped(items, ends, ({ bottom }) => bottom);
  for (const item of order)
    for (const { bottom, length } of outgoing[item] ?? [])
      of[bottom] = Math.max(of[bottom] ?? 0, (of[item] ?? 0) + length);
  // What has more ways out than in comes as close to what follows as it can.
  for (const item of [...order].reverse()) {
    const next = outgoing[item] ?? [];
    if (next.length === 0 || (incoming[item] ?? []).length >= next.length) continue;
    of[item] = Math.max(of[item] ?? 0, Math.min(...next.map(({ bottom, length }) => (of[bottom] ?? 0) - length)));
  }
  return { of, against };
}

/** Follows edges from where nothing comes from first; those that lead back to the path that is being followed turn. */
function withoutCircles(
  items: number,
  arcs: readonly Arc[],
): { readonly against: readonly boolean[]; readonly order: readonly number[] } {
  const numbered = arcs.map((arc, index) => ({ ...arc, index }));
  const outgoing = grouped(items, numbered, ({ from }) => from);
  const reached = new Set(arcs.map(({ to }) => to));
  const against = new Array<boolean>(arcs.length).fill(false);
  const state = new Array<'new' | 'open' | 'done'>(items).fill('new');
  const finished: number[] = [];
  const visit = (item: number): void => {
    if (state[item] !== 'new') return;
    state[item] = 'open';
    for (const { to, index } of outgoing[item] ?? []) {
      if (state[to] === 'open') against[index] = true;
      else visit(to);
    }
    state[item] = 'done';
    finished.push(item);
  };
  const all = Array.from({ length: items }, (_, item) => item);
  for (const item of all.filter((candidate) => !reached.has(candidate))) visit(item);
  for (const item of all) visit(item);
  return { against, order: finished.reverse() };
}

function grouped<Entry>(
  items: number,
  entries: readonly Entry[],
  itemOf: (entry: Entry) => number,
): readonly (readonly Entry[])[] {
  const groups: Entry[][] = Array.from({ length: items }, () => []);
  for (const entry of entries) groups[itemOf(entry)]?.push(entry);
  return groups;
}
