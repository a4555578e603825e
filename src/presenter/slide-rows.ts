import { content } from '../deck/content.js';
import { Recent } from '../deck/recent.js';
import type { Slide } from '../deck/types.js';
import { compose, type Flexible, holdsPanel } from '../render/compose.js';
import { plain, shifted } from '../render/line.js';
import type { Segment } from '../render/segment.js';
import { renderSlide } from '../render/slide.js';
import { isBlank } from '../render/spans.js';
import { contentWidth, indent, slideRoom } from './content-width.js';
import { imageHeight, imageRows } from './image-rows.js';
import { minimumPanelRows, panelLines } from './panel-lines.js';
import type { Region } from './region.js';
import type { PresenterState } from './state.js';

/** A slide as it was last drawn, step by step. Lines keep their identity: what they are on the terminal hangs on it. */
interface Rendered {
  readonly width: number;
  readonly theme: PresenterState['theme'];
  readonly tools: PresenterState['tools'];
  readonly steps: Map<number, Drawn>;
}

interface Drawn {
  readonly segments: readonly Segment[];
  /** The theme leaves the first row free, at the slide's last step too. */
  readonly low: boolean;
  /** Without panels, which change while they are shown, the rows are the same for a height. */
  readonly still: boolean;
  rows?: { readonly height: number; readonly regions: readonly Region[] };
}
const rendered = new Recent<Slide, Rendered>(50);

/** The slide's rows for this terminal; kept for a while, so that going back to a slide costs nothing. */
export function composed(state: PresenterState, slide: Slide, height: number, step = state.step): readonly Region[] {
  const drawn = drawnSlide(state, slide, step);
  if (drawn.rows?.height === height) return drawn.rows.regions;
  const regions = compose(drawn.segments, height, flexible(state, height));
  if (drawn.still) drawn.rows = { height, regions };
  return regions;
}

function drawnSlide(state: PresenterState, slide: Slide, step: number): Drawn {
  const { theme, tools } = state;
  const room = slideRoom(state.columns);
  const parsed = content(slide);
  const width = contentWidth(slide, state.columns);
  const last = rendered.get(slide);
  const same = last?.width === room && last.theme === theme && last.tools === tools;
  const entry: Rendered = same ? last : { width: room, theme, tools, steps: new Map() };
  if (!same) rendered.set(slide, entry);
  let drawn = entry.steps.get(step);
  if (!drawn) {
    const free = room - width;
    const alignment = slide.settings.max_columns_alignment ?? 'center';
    const before = alignment === 'left' ? 0 : alignment === 'right' ? free : Math.floor(free / 2);
    const moving = renderSlide(parsed, { theme, width, tools, step }).map((segment) => moved(segment, indent + before));
    const low = step < parsed.steps ? drawnSlide(state, slide, parsed.steps).low : beginsBlank(moving);
    const segments = low ? moving : [blankRow, ...moving];
    drawn = { segments, low, still: !segments.some(holdsPanel) };
    entry.steps.set(step, drawn);
  }
  return drawn;
}

/** Whatever the theme says, no slide begins in the terminal's first row. */
const blankRow: Segment = { kind: 'lines', lines: [[]] };

function beginsBlank([first]: readonly Segment[]): boolean {
  switch (first?.kind) {
    case 'lines':
      return isBlank(first.lines[0] ?? []);
    case 'columns':
      return first.columns.every(({ segments }) => beginsBlank(segments));
    case 'panel':
    case 'image':
      return false;
    default:
      return true;
  }
}

/** The segment with so many cells more before it. */
function moved(segment: Segment, by: number): Segment {
  const lead = { text: ' '.repeat(by), style: plain };
  switch (segment.kind) {
    case 'lines':
      return { kind: 'lines', lines: segment.lines.map((line) => shifted(line, by)) };
    case 'middle':
      return segment;
    case 'columns':
      return { ...segment, border: { ...segment.border, lead: [lead, ...segment.border.lead] } };
    default:
      return { ...segment, indent: segment.indent + by };
  }
}

function flexible(state: PresenterState, height: number): Flexible {
  return {
    height: (segment) =>
      segment.kind === 'panel'
        ? { least: minimumPanelRows, most: Math.max(minimumPanelRows, height) }
        : imageHeight(segment, state.tools, state.theme, height),
    draw: (segment, rows) =>
      segment.kind === 'panel'
        ? { lines: panelLines(state, segment, rows), spots: [] }
        : imageRows(segment, state.tools, state.theme, rows),
  };
}
