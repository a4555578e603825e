import { content } from '../deck/content.js';
import { Recent } from '../deck/recent.js';
import type { Slide } from '../deck/types.js';
import { drawDemo } from '../panel/draw.js';
import { panelLook } from '../panel/look.js';
import type { DemoView } from '../panel/view.js';
import { shown, truncate } from '../render/cells.js';
import { type Line, plain } from '../render/line.js';
import { renderSlide, type Segment } from '../render/slide.js';
import { demosOfSlide } from './demo-blocks.js';
import { helpLines } from './help.js';
import { outputLines } from './output.js';
import type { PresenterState } from './state.js';
import { noticeLine, statusLine } from './status-line.js';

/** The smallest terminal a slide is shown on, cells. Below it a sentence asks for more room. */
export const smallest = { columns: 20, rows: 8 } as const;

/** A panel gets at least so many rows, even if the slide must scroll for it. */
const minimumPanelRows = 7;
/** `slides` begins in column 3: glamour's document margin of 2 and one of its own. */
const indent = 1;

export interface Region {
  readonly kind: 'slide' | 'panel' | 'status' | 'overlay';
  readonly lines: readonly Line[];
}

/** The regions of the screen from top to bottom: together exactly as many lines as the terminal has rows. */
export type Frame = readonly Region[];

/** What stands on the screen: the one function that the first paint, every key, every tick and Ink draw from. */
export function frame(state: PresenterState): Frame {
  if (state.columns < smallest.columns || state.rows < smallest.rows) return tooSmall(state);
  if (state.mode.kind === 'help') return [{ kind: 'overlay', lines: helpRows(state, state.mode.scroll) }];
  const height = bodyHeight(state);
  const body = slideRegions(state);
  const more = Math.max(0, rowsOf(body) - height);
  const scroll = Math.min(state.scroll, more);
  const visible = clipped(body, scroll, height);
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

export function frameLines(regions: Frame): readonly Line[] {
  return regions.flatMap((region) => region.lines);
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

function rowsOf(regions: readonly Region[]): number {
  return regions.reduce((sum, region) => sum + region.lines.length, 0);
}

/** Rows for the slide. A terminal with rows to spare has one above the status row for notices, and a blank one below. */
function bodyHeight(state: PresenterState): number {
  return state.rows - statusRows(state);
}

function statusRows({ rows }: PresenterState): number {
  return rows >= 24 ? 3 : rows >= 16 ? 2 : 1;
}

function slideRegions(state: PresenterState): readonly Region[] {
  const slide = state.deck.slides[state.slide];
  if (!slide) return [];
  const segments = slideSegments(state, slide);
  const output = state.output ? outputLines(state.output, state.columns) : [];
  const panels = segments.filter((segment) => segment.kind === 'panel').length;
  const fixed = segments.reduce((sum, segment) => sum + (segment.kind === 'lines' ? segment.lines.length : 0), 0);
  const room = bodyHeight(state) - fixed - output.length;
  let panel = 0;
  const regions = segments.map((segment): Region => {
    if (segment.kind === 'lines') return { kind: 'slide', lines: segment.lines };
    const share = Math.floor(room / panels) + (panel < room % panels ? 1 : 0);
    const lines = panelLines(state, segment, panel, Math.max(minimumPanelRows, share));
    panel += 1;
    return { kind: 'panel', lines };
  });
  return output.length > 0 ? [...regions, { kind: 'slide', lines: output }] : regions;
}

interface Rendered {
  readonly width: number;
  readonly theme: PresenterState['theme'];
  readonly figlet: PresenterState['figlet'];
  readonly segments: readonly Segment[];
}
const rendered = new Recent<Slide, Rendered>(50);

/** The slide's rows for this terminal; kept for a while, so that going back to a slide costs nothing. */
export function slideSegments(state: PresenterState, slide: Slide): readonly Segment[] {
  const width = Math.max(1, state.columns - 2 * indent);
  const last = rendered.get(slide);
  if (last && last.width === width && last.theme === state.theme && last.figlet === state.figlet) {
    return last.segments;
  }
  const { theme, figlet } = state;
  const segments = renderSlide(content(slide), { theme, width, ...(figlet ? { figlet } : {}) }).map(
    (segment): Segment => (segment.kind === 'lines' ? { kind: 'lines', lines: segment.lines.map(indented) } : segment),
  );
  rendered.set(slide, { width, theme, figlet, segments });
  return segments;
}

function indented(line: Line): Line {
  return line.length === 0 ? line : [{ text: ' '.repeat(indent), style: plain }, ...line];
}

function panelLines(
  state: PresenterState,
  segment: Extract<Segment, { kind: 'panel' }>,
  index: number,
  height: number,
): readonly Line[] {
  const { block } = segment;
  const demos = demosOfSlide(state.deck, state.slide);
  const id = demos[index]?.id ?? block.demo;
  const problem = state.demoProblems.get(id);
  const live = state.demos[id];
  const message = problem
    ? ({ level: 'error', text: problem, at: state.now } as const)
    : (live?.message ??
      (state.infos ? undefined : ({ level: 'info', text: 'getting ready …', at: state.now } as const)));
  const view: DemoView = {
    demo: state.infos?.get(block.demo) ?? {
      name: block.demo,
      line: '',
      workflowType: '',
      taskQueue: '',
      actions: [],
      panels: [],
    },
    service: state.service ?? { kind: 'embedded', label: '', state: 'starting' },
    workers: state.workers,
    ...(live?.workflow ? { workflow: live.workflow } : {}),
    ...(message ? { message } : {}),
    now: state.now,
  };
  const look = panelLook({ colour: state.colour && state.theme.colored, ascii: state.theme.ascii });
  const left = indent + segment.indent;
  const lines = drawDemo(view, block.panels, { width: segment.width, height }, look);
  return lines.map((line): Line => (line.length === 0 ? line : [{ text: ' '.repeat(left), style: plain }, ...line]));
}

function clipped(regions: readonly Region[], from: number, height: number): readonly Region[] {
  let top = 0;
  const visible: Region[] = [];
  for (const region of regions) {
    const lines = region.lines.slice(Math.max(0, from - top), Math.max(0, from + height - top));
    if (lines.length > 0) visible.push({ kind: region.kind, lines });
    top += region.lines.length;
  }
  const missing = height - rowsOf(visible);
  return missing > 0 ? [...visible, { kind: 'slide', lines: Array<Line>(missing).fill([]) }] : visible;
}

function filled(lines: readonly Line[], rows: number): readonly Line[] {
  return lines.length >= rows ? lines : [...lines, ...Array<Line>(rows - lines.length).fill([])];
}

/** Where a slide can't be drawn: why, and how to go on. */
export function brokenFrame({ columns, rows, slide }: PresenterState, error: unknown): Frame {
  const why = error instanceof Error ? error.message : String(error);
  const words = ['', `Slide ${slide + 1} can't be drawn: ${shown(why)}`, 'The other slides can: go on.'];
  const lines = words.map((text) => truncate([{ text, style: plain }], columns));
  return [{ kind: 'overlay', lines: filled(lines.slice(0, rows), rows) }];
}

function tooSmall(state: PresenterState): Frame {
  const words = [`${state.columns}×${state.rows} is too small`, `${smallest.columns}×${smallest.rows} at least`];
  const lines = words.map((text): Line => [{ text: text.slice(0, state.columns), style: plain }]);
  return [{ kind: 'overlay', lines: filled(lines.slice(0, state.rows), state.rows) }];
}
