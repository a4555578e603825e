/** A stretch of time that is cut out of the axis: nothing happened in it but a wait. */
export interface Fold {
  readonly from: number;
  readonly to: number;
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** What is known of the past: it folds the same way whatever comes. */
export interface FoldedPast {
  readonly folds: readonly Fold[];
  /** ms from the start to the last moment that are not folded. */
  readonly drawn: number;
  readonly last: number;
}

/** Nobody in a room waits longer than this for nothing. */
const leastFold = 20_000;
/** A wait is long if it takes so many times what is drawn before it. */
const longerThan = 2;

/**
 * Folds the stretches between `moments` that are long and in which nobody worked. Whether one is long is told by what
 * came before it alone, so that nothing that was drawn changes later.
 */
export function foldPast(start: number, moments: readonly number[], busy: readonly Interval[]): FoldedPast {
  const works = union(busy);
  const folds: Fold[] = [];
  let drawn = 0;
  let last = start;
  for (const at of inOrder(moments)) {
    if (!(at > last)) continue;
    if (isLong(at - last, drawn) && !covered(last, works)) folds.push({ from: last, to: at });
    else drawn += at - last;
    last = at;
  }
  return { folds, drawn, last };
}

/** The same up to now. `working`: somebody works since the last moment. */
export function foldNow({ folds, drawn, last }: FoldedPast, now: number, working: boolean): FoldedPast {
  if (now <= last) return { folds, drawn, last };
  if (working || !isLong(now - last, drawn)) return { folds, drawn: drawn + now - last, last: now };
  return { folds: [...folds, { from: last, to: now }], drawn, last: now };
}

/** Histories are mostly written in order. */
function inOrder(moments: readonly number[]): Iterable<number> {
  const ordered = moments.every((at, index) => index === 0 || at >= (moments[index - 1] ?? at));
  return ordered ? moments : Float64Array.from(moments).sort();
}

function isLong(wait: number, drawn: number): boolean {
  return wait >= leastFold && wait >= longerThan * drawn;
}

function union(intervals: readonly Interval[]): readonly Interval[] {
  const whole: { from: number; to: number }[] = [];
  for (const { from, to } of intervals.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last === undefined || from > last.to) whole.push({ from, to });
    else if (to > last.to) last.to = to;
  }
  return whole;
}

function covered(at: number, works: readonly Interval[]): boolean {
  let low = 0;
  let high = works.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((works[middle]?.to ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  const interval = works[low];
  return interval !== undefined && interval.from <= at;
}
