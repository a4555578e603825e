import { shown, truncate } from '../render/cells.js';
import { cut } from '../render/cut.js';
import { cutMark } from '../render/cut-mark.js';
import { type Line, plain } from '../render/line.js';
import type { PictureRenderer } from '../render/picture.js';
import { helpLines } from './help.js';
import { overviewLines } from './overview.js';
import { type Frame, frameLines, type Region, rowsOf } from './region.js';
import { bodyHeight, slideRegions } from './slide-regions.js';
import type { PresenterState } from './state.js';
import { noticeLine, statusLine } from './status-line.js';

/** The smallest terminal a slide is shown on, cells. Below it a sentence asks for more room. */
export const smallest = { columns: 20, rows: 8 } as const;

/** What stands on the screen: the one function that the first paint, every key, every tick and Ink draw from. */
export function frame(state: PresenterState): Frame {
  if (state.columns < smallest.columns || state.rows < smallest.rows) return tooSmall(state);
  if (state.mode.kind === 'help') return [{ kind: 'overlay', lines: helpRows(state, state.mode.scroll) }];
  if (state.mode.kind === 'overview') return [{ kind: 'overlay', lines: overviewLines(state, state.mode.chosen) }];
  const height = bodyHeight(state);
  const body = slideRegions(state);
  const more = Math.max(0, rowsOf(body) - height);
  const scroll = Math.min(state.scroll, more);
  const visible = clipped(body, scroll, height, state.tools.picture);
  const rows = state.rows - height;
  const roomy = rows === 3;
  const status = statusLine(state, { above: scroll > 0, below: scroll < more, notice: !roomy });
  return [...visible, { kind: 'status', lines: filled(roomy ? [noticeLine(state), status] : [status], rows) }];
}

function helpRows(state: PresenterState, scroll: number): readonly Line[] {
  const lines = helpLines(state);
  if (lines.length <= state.rows) return filled(lines, state.rows);
  const from = Math.min(scroll, lines.length - state.rows + 1);
  const more = from + state.rows - 1 < lines.length;
  const mark: Line = [{ text: `   ${more ? 'more: j' : 'back: k'}`, style: { bold: true } }];
  return [...lines.slice(from, from + state.rows - 1), mark];
}

/** The slide from its first to its last row and the status row under it, however tall the terminal is. */
export function wholeSlide(state: PresenterState): readonly Line[] {
  const lines = frameLines(slideRegions(state));
  return [...lines, [], statusLine(state, { above: false, below: false, notice: true })];
}

/** How far the slide can be scrolled, rows; 0 when all of it is on the screen. */
export function maxScroll(state: PresenterState): number {
  return Math.max(0, rowsOf(slideRegions(state)) - bodyHeight(state));
}

function clipped(
  regions: readonly Region[],
  from: number,
  height: number,
  picture: PictureRenderer | undefined,
): readonly Region[] {
  let top = 0;
  const visible: Region[] = [];
  for (const region of regions) {
    const first = Math.max(0, from - top);
    const rows = cut(
      { lines: region.lines, spots: region.spots ?? [] },
      first,
      Math.max(0, from + height - top),
      picture,
    );
    if (rows.lines.length > 0) {
      visible.push({ kind: region.kind, lines: rows.lines, ...(rows.spots.length > 0 ? { spots: rows.spots } : {}) });
    }
    top += region.lines.length;
  }
  const missing = height - rowsOf(visible);
  return missing > 0 ? [...visible, { kind: 'slide', lines: Array<Line>(missing).fill([]) }] : visible;
}

function filled(lines: readonly Line[], rows: number): readonly Line[] {
  return lines.length >= rows ? lines : [...lines, ...Array<Line>(rows - lines.length).fill([])];
}

/** Where a slide can't be drawn: why, and how to go on. */
export function brokenFrame({ columns, rows, slide, theme }: PresenterState, error: unknown): Frame {
  const why = error instanceof Error ? error.message : String(error);
  const words = ['', `Slide ${slide + 1} can't be drawn: ${shown(why)}`, 'The other slides can: go on.'];
  const lines = words.map((text) => truncate([{ text, style: plain }], columns, cutMark(theme)));
  return [{ kind: 'overlay', lines: filled(lines.slice(0, rows), rows) }];
}

function tooSmall(state: PresenterState): Frame {
  const by = state.theme.ascii ? 'x' : '×';
  const words = [
    `${state.columns}${by}${state.rows} is too small`,
    `${smallest.columns}${by}${smallest.rows} at least`,
  ];
  const lines = words.map((text): Line => [{ text: text.slice(0, state.columns), style: plain }]);
  return [{ kind: 'overlay', lines: filled(lines.slice(0, state.rows), state.rows) }];
}
