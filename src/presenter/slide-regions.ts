import { content } from '../deck/content.js';
import type { Line } from '../render/line.js';
import { isBlank } from '../render/spans.js';
import { outputLines } from './output.js';
import { type Region, rowsOf } from './region.js';
import { composed } from './slide-rows.js';
import type { PresenterState } from './state.js';

/** Rows for the slide. A terminal with rows to spare has one above the status row for notices, and a blank one below. */
export function bodyHeight(state: PresenterState): number {
  return state.rows - statusRows(state);
}

function statusRows({ rows }: PresenterState): number {
  return rows >= 24 ? 3 : rows >= 16 ? 2 : 1;
}

/** The whole slide that is shown, with what its code has printed, from its first row to its last. */
export function slideRegions(state: PresenterState): readonly Region[] {
  const slide = state.deck.slides[state.slide];
  if (!slide) return [];
  const output = state.output ? outputLines(state.output, state.columns, state.theme) : [];
  const height = bodyHeight(state) - output.length;
  const whole = composed(state, slide, height);
  // With what later steps bring: nothing moves when it comes.
  const free = height - rowsOf(whole);
  const vertical = content(slide).own.vertical_alignment ?? slide.settings.vertical_alignment ?? 'top';
  const above = vertical === 'top' ? 0 : Math.max(0, vertical === 'center' ? Math.floor(free / 2) : free);
  return [
    ...(above > 0 ? [{ kind: 'slide', lines: Array<Line>(above).fill([]) } as const] : []),
    ...withoutBlankEnd(whole),
    ...(output.length > 0 ? [{ kind: 'slide', lines: output } as const] : []),
  ];
}

/** What a later step brings is no reason to scroll. */
function withoutBlankEnd(regions: readonly Region[]): readonly Region[] {
  const last = regions.at(-1);
  if (last?.kind !== 'slide') return regions;
  const below = Math.max(0, ...(last.spots ?? []).map(({ row, rows }) => row + rows));
  const end = Math.max(below, last.lines.findLastIndex((line) => !isBlank(line)) + 1);
  if (end === last.lines.length) return regions;
  const rest = regions.slice(0, -1);
  return end === 0 ? withoutBlankEnd(rest) : [...rest, { ...last, lines: last.lines.slice(0, end) }];
}
