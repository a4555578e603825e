import { isLit } from '../render/code-look.js';
import type { Line } from '../render/line.js';
import { frameLines, type Region, rowsOf } from './region.js';
import { bodyHeight, slideRegions } from './slide-regions.js';
import type { PresenterState } from './state.js';

/** Rows from the first to the last of some. */
interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Where the slide has to be scrolled to so that what a step has brought, or lit, can be seen, rows. */
export function scrolledTo(before: PresenterState, after: PresenterState): number {
  const regions = slideRegions(after);
  const height = bodyHeight(after);
  // Nearly every slide fits, and a key's paint waits for this.
  if (rowsOf(regions) <= height) return 0;
  const old = slideRegions(before);
  const target = newRows(fullness(old), fullness(regions)) ?? newRows(lights(old), lights(regions));
  if (!target) return after.scroll;
  const { first, last } = target;
  const shownLast = last + 1 - height;
  if (after.scroll < shownLast) return Math.min(shownLast, first);
  if (after.scroll <= first) return after.scroll;
  // What is too tall for the screen is gone through by hand; else, if the slide's beginning can be seen as well, it is.
  return shownLast > first ? after.scroll : shownLast <= 0 ? 0 : first;
}

/** The rows that have more of something than they had. */
function newRows(before: readonly number[], after: readonly number[]): Stretch | undefined {
  const isNew = (amount: number, row: number): boolean => amount > (before[row] ?? 0);
  const first = after.findIndex(isNew);
  return first < 0 ? undefined : { first, last: after.findLastIndex(isNew) };
}

/** How many characters, and rows of pictures, stand in each row. */
function fullness(regions: readonly Region[]): readonly number[] {
  const amounts = frameLines(regions).map((line) => charactersOf(line));
  let top = 0;
  for (const { lines, spots = [] } of regions) {
    for (const { row, rows } of spots)
      for (let at = top + row; at < top + row + rows; at += 1) amounts[at] = (amounts[at] ?? 0) + 1;
    top += lines.length;
  }
  return amounts;
}

/** Whether there is lit code in each row. */
function lights(regions: readonly Region[]): readonly number[] {
  return frameLines(regions).map((line) => (line.some(({ style }) => isLit(style)) ? 1 : 0));
}

function charactersOf(line: Line): number {
  return line.reduce((sum, { text }) => sum + text.replaceAll(' ', '').length, 0);
}
