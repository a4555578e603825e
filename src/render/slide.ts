import type { Block, Column, SlideContent } from '../deck/types.js';
import type { Theme } from '../theme/types.js';
import { writeBlock } from './blocks.js';
import { Flow } from './flow.js';
import { type Line, plain } from './line.js';
import { type Border, bordered, frame, type Room } from './room.js';
import type { ColumnSegments, Segment } from './segment.js';
import { isBlank } from './spans.js';
import type { RenderTools } from './tools.js';

export interface RenderContext {
  readonly theme: Theme;
  /** Cells, at least 1. */
  readonly width: number;
  readonly tools: RenderTools;
  /** What belongs to a later step keeps its room and is not seen. */
  readonly step: number;
}

/** Cells between two columns. */
const gutter = 3;
const leastColumn = 4;

/**
 * Draws a slide. The theme's document margin, indent and affixes are part of it; blank rows at the end are not, unless
 * a later step needs them. Pure: the same slide and context give the same segments.
 */
export function renderSlide(content: SlideContent, context: RenderContext): readonly Segment[] {
  const segments = drawn(content, context);
  if (context.step >= content.steps) return withoutBlankEnd(segments);
  const last = withoutBlankEnd(drawn(content, { ...context, step: content.steps }));
  return last.map((end, index) => {
    const segment = segments[index];
    if (end.kind !== 'lines' || segment?.kind !== 'lines') return segment ?? end;
    return lines(segment.lines.slice(0, end.lines.length));
  });
}

/** Top to bottom, without segments that have no rows. */
function drawn(content: SlideContent, { theme, width, tools, step }: RenderContext): readonly Segment[] {
  const own = theme.elements.document;
  const outer: Room = { theme, width: Math.max(1, width), style: plain, tools, step, lists: 0 };
  const { room, left, border } = frame(own, outer);

  const before = new Flow(outer.width);
  before.text(own.blockPrefix, plain);
  const head = before.take();
  const after = new Flow(outer.width);
  after.text(own.blockSuffix, plain);

  const inner = segmentsOf(content.blocks, room, own);
  const segments = inner.map((segment) => inside(segment, left, border));
  const first = segments[0];
  const lead: readonly Segment[] =
    first?.kind === 'lines' ? [lines([...head, ...first.lines])] : [lines(head), ...(first ? [first] : [])];
  return [...lead, ...segments.slice(1), lines(after.take())].filter(
    (segment) => segment.kind !== 'lines' || segment.lines.length > 0,
  );
}

/** Blocks from top to bottom, in cells of their room. */
function segmentsOf(
  blocks: readonly Block[],
  room: Room,
  affixes: { readonly prefix?: string; readonly suffix?: string } = {},
): readonly Segment[] {
  const segments: Segment[] = [];
  const flow = new Flow(room.width);
  flow.text(affixes.prefix, room.style);
  const put = (segment: Segment): void => {
    if (!flow.untouched) flow.feed();
    const rows = flow.take();
    if (rows.length > 0) segments.push(lines(rows));
    segments.push(segment);
    flow.start();
  };
  for (const block of blocks) {
    const hidden = (block.step ?? 0) > room.step;
    switch (block.kind) {
      case 'panel':
      case 'image':
        put({ kind: block.kind, block, indent: 0, width: room.width, hidden } as Segment);
        break;
      case 'middle':
        put({ kind: 'middle' });
        break;
      case 'columns':
        put({ kind: 'columns', columns: columnsOf(block.columns, room), border: { lead: [] } });
        break;
      default:
        writeBlock(flow, block, room);
    }
  }
  flow.text(affixes.suffix, room.style);
  const rest = flow.take();
  return rest.length > 0 ? [...segments, lines(rest)] : segments;
}

function columnsOf(columns: readonly Column[], room: Room): readonly ColumnSegments[] {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const free = Math.max(columns.length, room.width - gutter * (columns.length - 1));
  // In a room that is too narrow for columns they stand one below the other.
  const narrow = columns.some(({ share, blocks }) => blocks.length > 0 && (free * share) / total < leastColumn);
  const shared = (count: number): number =>
    Math.round((free * columns.slice(0, count).reduce((sum, { share }) => sum + share, 0)) / total);
  return columns.map(({ blocks }, index) => {
    const width = narrow ? room.width : Math.max(1, shared(index + 1) - shared(index));
    // Columns with nothing in them may have less room than their gutters take.
    const left = narrow ? 0 : Math.min(shared(index) + index * gutter, Math.max(0, room.width - width));
    return { left, width, segments: segmentsOf(blocks, { ...room, width }) };
  });
}

function inside(segment: Segment, left: number, border: Border): Segment {
  switch (segment.kind) {
    case 'lines':
      return lines(bordered(border, segment.lines));
    case 'columns':
      return { ...segment, border };
    case 'middle':
      return segment;
    default:
      return { ...segment, indent: segment.indent + left };
  }
}

function lines(rows: readonly Line[]): Extract<Segment, { kind: 'lines' }> {
  return { kind: 'lines', lines: rows };
}

/** Without blank rows at the end. */
function withoutBlankEnd(segments: readonly Segment[]): readonly Segment[] {
  const last = segments.at(-1);
  if (last?.kind !== 'lines') return segments;
  let end = last.lines.length;
  while (end > 0 && isBlank(last.lines[end - 1] ?? [])) end -= 1;
  if (end === last.lines.length) return segments;
  const rest = segments.slice(0, -1);
  return end === 0 ? withoutBlankEnd(rest) : [...rest, lines(last.lines.slice(0, end))];
}
