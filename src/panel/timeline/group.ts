import type { Lane } from './lane.js';
import { laneMeaning, outcomeMeaning } from './lane-meaning.js';
import type { Scale } from './scale.js';
import type { Scene } from './scene.js';
import { Strip } from './strip.js';

const known = new WeakMap<readonly Lane[], { readonly key: string; readonly strip: Strip }>();

/** Lanes that share a row: in each column, how many of them were worked on at once. */
export function paintGroup(scene: Scene, scale: Scale, lanes: readonly Lane[]): Strip {
  const over = lanes[0]?.end !== undefined;
  const key = `${scale.width} ${scale.perCell} ${scale.pieces[0]?.x} ${scale.folds.length} ${scene.look.ascii} ${over ? '' : scale.column(scene.now)}`;
  const before = known.get(lanes);
  if (before?.key === key) return before.strip;
  const strip = over ? levels(scene, scale, lanes) : queue(scene, scale, lanes);
  known.set(lanes, { key, strip });
  return strip;
}

function levels({ look }: Scene, scale: Scale, lanes: readonly Lane[]): Strip {
  const strip = new Strip(scale.width);
  const counts = mostAtOnce(scale, lanes);
  const most = counts.reduce((high, count) => Math.max(high, count), 1);
  const [first] = lanes;
  const style = look[first?.end === undefined ? 'quiet' : outcomeMeaning(first.end.outcome)];
  const { levels: marks } = look.glyphs.time;
  for (const [column, count] of counts.entries()) {
    if (count < 1) continue;
    // Where there was never more than one at a time, half a row is seen well and claims nothing.
    const level = most === 1 ? 3 : Math.round(((count - 1) / (most - 1)) * (marks.length - 1));
    strip.put(column, marks[level] ?? '', style);
  }
  return strip;
}

/** How many were worked on at the same time, at most, in each column. */
function mostAtOnce(scale: Scale, lanes: readonly Lane[]): readonly number[] {
  const counts = new Array<number>(scale.width).fill(0);
  const starts = Float64Array.from(lanes, ({ from, startedAt }) => startedAt ?? from).sort();
  const ends = Float64Array.from(lanes, ({ from, end }) => end?.at ?? from).sort();
  let column = 0;
  let ended = 0;
  for (const [started, at] of starts.entries()) {
    while ((ends[ended] ?? at) < at) {
      column = raise(counts, column, scale.column(ends[ended] ?? at), started - ended);
      ended++;
    }
    column = raise(counts, column, scale.column(at), started - ended);
    // One that begins as another ends takes its place.
    const together = started + 1 - ended - (ends[ended] === at && started > ended ? 1 : 0);
    raise(counts, column, column, together);
  }
  for (; ended < ends.length; ended++) {
    column = raise(counts, column, scale.column(ends[ended] ?? 0), ends.length - ended);
  }
  return counts;
}

/** So many from one column to the other; the other column. */
function raise(counts: number[], from: number, to: number, count: number): number {
  for (let column = Math.max(0, from); column <= Math.min(to, counts.length - 1); column++) {
    counts[column] = Math.max(counts[column] ?? 0, count);
  }
  return to;
}

/** Nobody has them yet. */
function queue({ look, now }: Scene, scale: Scale, lanes: readonly Lane[]): Strip {
  const strip = new Strip(scale.width);
  const [first] = lanes;
  if (first === undefined) return strip;
  const from = scale.column(first.from);
  strip.fill(from, scale.column(now) - 1, look.glyphs.time.rest, look.quiet);
  strip.put(from, look.glyphs.waiting, look[laneMeaning(first)]);
  return strip;
}
