import { content } from '../deck/content.js';
import { Recent } from '../deck/recent.js';
import type { Slide } from '../deck/types.js';
import { drawDemo } from '../panel/draw.js';
import { panelLook } from '../panel/look.js';
import type { DemoView } from '../panel/view.js';
import { shown, truncate } from '../render/cells.js';
import { compose, type Flexible, holdsPanel } from '../render/compose.js';
import { cut } from '../render/cut.js';
import { type Line, plain } from '../render/line.js';
import type { PictureRenderer, Spot } from '../render/picture.js';
import type { Segment } from '../render/segment.js';
import { renderSlide } from '../render/slide.js';
import { isBlank } from '../render/spans.js';
import { demosOfSlide } from './demo-blocks.js';
import { helpLines } from './help.js';
import { imageHeight, imageRows } from './image-rows.js';
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
  /** Pictures on these rows. */
  readonly spots?: readonly Spot[];
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

/** Where the slide has to be scrolled to so that what a step has brought can be seen, rows. */
export function scrolledTo(before: PresenterState, after: PresenterState): number {
  const old = frameLines(slideRegions(before));
  const lines = frameLines(slideRegions(after));
  const isNew = (line: Line, row: number): boolean => !isBlank(line) && isBlank(old[row] ?? []);
  const last = lines.findLastIndex(isNew);
  const first = lines.findIndex(isNew);
  const height = bodyHeight(after);
  const wanted = Math.max(after.scroll, last + 1 - height);
  return first < 0 ? after.scroll : Math.max(0, Math.min(wanted, Math.max(first, after.scroll)));
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
  const output = state.output ? outputLines(state.output, state.columns) : [];
  const height = bodyHeight(state) - output.length;
  const body = belowBlank(withoutBlankEnd(composed(state, slide, height)));
  const free = height - rowsOf(body);
  const vertical = content(slide).own.vertical_alignment ?? slide.settings.vertical_alignment ?? 'top';
  const above = vertical === 'top' ? 0 : Math.max(0, vertical === 'center' ? Math.floor(free / 2) : free);
  return [
    ...(above > 0 ? [{ kind: 'slide', lines: Array<Line>(above).fill([]) } as const] : []),
    ...body,
    ...(output.length > 0 ? [{ kind: 'slide', lines: output } as const] : []),
  ];
}

/** Whatever the theme says, no slide begins in the terminal's first row. */
function belowBlank(regions: readonly Region[]): readonly Region[] {
  const first = regions.find(({ lines }) => lines.length > 0)?.lines[0];
  return first === undefined || isBlank(first) ? regions : [{ kind: 'slide', lines: [[]] }, ...regions];
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

/** A slide as it was last drawn, step by step. Lines keep their identity: what they are on the terminal hangs on it. */
interface Rendered {
  readonly width: number;
  readonly theme: PresenterState['theme'];
  readonly tools: PresenterState['tools'];
  readonly steps: Map<number, Drawn>;
}

interface Drawn {
  readonly segments: readonly Segment[];
  /** Without panels, which change while they are shown, the rows are the same for a height. */
  readonly still: boolean;
  rows?: { readonly height: number; readonly regions: readonly Region[] };
}
const rendered = new Recent<Slide, Rendered>(50);

/** The slide's rows for this terminal; kept for a while, so that going back to a slide costs nothing. */
export function composed(
  state: PresenterState,
  slide: Slide,
  height = bodyHeight(state),
  step = state.step,
): readonly Region[] {
  const drawn = drawnSlide(state, slide, step);
  if (drawn.rows?.height === height) return drawn.rows.regions;
  const regions = compose(drawn.segments, height, flexible(state));
  if (drawn.still) drawn.rows = { height, regions };
  return regions;
}

function drawnSlide(state: PresenterState, slide: Slide, step: number): Drawn {
  const { theme, tools } = state;
  const room = Math.max(1, state.columns - 2 * indent);
  const parsed = content(slide);
  const width = Math.min(room, parsed.own.max_columns ?? slide.settings.max_columns ?? room);
  const last = rendered.get(slide);
  const same = last?.width === room && last.theme === theme && last.tools === tools;
  const entry: Rendered = same ? last : { width: room, theme, tools, steps: new Map() };
  if (!same) rendered.set(slide, entry);
  let drawn = entry.steps.get(step);
  if (!drawn) {
    const free = room - width;
    const alignment = slide.settings.max_columns_alignment ?? 'center';
    const before = alignment === 'left' ? 0 : alignment === 'right' ? free : Math.floor(free / 2);
    const segments = renderSlide(parsed, { theme, width, tools, step }).map((segment) =>
      moved(segment, indent + before),
    );
    drawn = { segments, still: !segments.some(holdsPanel) };
    entry.steps.set(step, drawn);
  }
  return drawn;
}

/** The segment with so many cells more before it. */
function moved(segment: Segment, by: number): Segment {
  const lead = { text: ' '.repeat(by), style: plain };
  const behind = (line: Line): Line => (line.length === 0 ? line : [lead, ...line]);
  switch (segment.kind) {
    case 'lines':
      return { kind: 'lines', lines: segment.lines.map(behind) };
    case 'middle':
      return segment;
    case 'columns':
      return { ...segment, border: { ...segment.border, lead: [lead, ...segment.border.lead] } };
    default:
      return { ...segment, indent: segment.indent + by };
  }
}

function flexible(state: PresenterState): Flexible {
  const height = bodyHeight(state);
  return {
    height: (segment) =>
      segment.kind === 'panel'
        ? { least: minimumPanelRows, most: Math.max(minimumPanelRows, height) }
        : imageHeight(segment, state.tools, height),
    draw: (segment, rows) =>
      segment.kind === 'panel'
        ? { lines: panelLines(state, segment, rows), spots: [] }
        : imageRows(segment, state.tools, state.theme, rows),
  };
}

function panelLines(
  state: PresenterState,
  { block, width }: Extract<Segment, { kind: 'panel' }>,
  height: number,
): readonly Line[] {
  const id = demosOfSlide(state.deck, state.slide).find((demo) => demo.block === block)?.id ?? block.demo;
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
  const look = panelLook({
    colour: state.colour && state.theme.colored,
    ascii: state.theme.ascii,
    ground: state.theme.ground,
  });
  return drawDemo(view, block.panels, { width, height }, look);
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
