import { lineWidth, padTo } from './cells.js';
import { sum } from './column-widths.js';
import { type Line, plain, shifted } from './line.js';
import { moved, type Rows, type Spot } from './picture.js';
import { bordered } from './room.js';
import type { Segment } from './segment.js';
import { joined, trimmed } from './spans.js';

type ColumnsSegment = Extract<Segment, { kind: 'columns' }>;
export type FlexibleSegment = Extract<Segment, { kind: 'panel' | 'image' }>;

/** A stretch of the slide's rows. Panels are told apart: they change while the rest stands still. */
export interface Stretch extends Rows {
  readonly kind: 'slide' | 'panel';
}

/** How what takes the height that is left is drawn, in cells of its own width. */
export interface Flexible {
  /** Rows that it needs at least, and rows that it can make use of. */
  height(segment: FlexibleSegment): { readonly least: number; readonly most: number };
  draw(segment: FlexibleSegment, height: number): Rows;
}

/** The rows of a slide of which `height` rows can be seen: what is flexible shares what the rest leaves. */
export function compose(segments: readonly Segment[], height: number, flexible: Flexible): readonly Stretch[] {
  return composedAt({ row: 0, screen: height }, segments, height, flexible);
}

/** Where on the slide segments begin, and how many of its rows can be seen: columns jump to its middle too. */
interface At {
  readonly row: number;
  readonly screen: number;
}

function composedAt(
  { row: first, screen }: At,
  segments: readonly Segment[],
  height: number,
  flexible: Flexible,
): readonly Stretch[] {
  const heights = heightsOf({ row: first, screen }, segments, height, flexible);
  const stretches: Stretch[] = [];
  let row = first;
  segments.forEach((segment, index) => {
    const stretch = stretchOf({ row, screen }, segment, heights[index] ?? 0, flexible);
    row += stretch.lines.length;
    stretches.push(stretch);
  });
  return stretches;
}

function stretchOf(at: At, segment: Segment, own: number, flexible: Flexible): Stretch {
  switch (segment.kind) {
    case 'lines':
      return { kind: 'slide', lines: segment.lines, spots: [] };
    case 'middle':
      return { kind: 'slide', lines: blankRows(middleRows(at)), spots: [] };
    case 'columns': {
      const { lines, spots } = columns(at, segment, own, flexible);
      return {
        kind: holdsPanel(segment) ? 'panel' : 'slide',
        lines: bordered(segment.border, lines),
        spots: moved(spots, 0, lineWidth(segment.border.lead)),
      };
    }
    default: {
      const { lines, spots } = segment.hidden ? hidden(segment, own, flexible) : flexible.draw(segment, own);
      return {
        kind: segment.kind === 'panel' ? 'panel' : 'slide',
        lines: lines.map((line) => shifted(line, segment.indent)),
        spots: moved(spots, 0, segment.indent),
      };
    }
  }
}

/** Blank rows. A picture may take fewer than it was given, which it does then before it is there as well. */
function hidden(segment: FlexibleSegment, own: number, flexible: Flexible): Rows {
  const rows = segment.kind === 'panel' ? own : flexible.draw(segment, own).lines.length;
  return { lines: blankRows(rows), spots: [] };
}

/** Columns side by side; those that each have the whole width, one below the other. */
function columns(at: At, segment: ColumnsSegment, height: number, flexible: Flexible): Rows {
  if (isStacked(segment)) return below(composedAt(at, stacked(segment), height, flexible));
  const drawn = segment.columns.map((column) => ({
    left: column.left,
    ...below(composedAt(at, column.segments, height, flexible)),
  }));
  const rows = Math.max(0, ...drawn.map(({ lines }) => lines.length));
  const lines = Array.from({ length: rows }, (_, index) => {
    let line: Line = [];
    for (const { left, lines: own } of drawn) {
      const part = own[index] ?? [];
      if (part.length > 0) line = joined(lineWidth(line) < left ? padTo(line, left, plain) : line, part);
    }
    return trimmed(line);
  });
  return { lines, spots: drawn.flatMap(({ left, spots }) => moved(spots, 0, left)) };
}

/** Rows one below the other. */
function below(parts: readonly Rows[]): Rows {
  const lines: Line[] = [];
  const spots: Spot[] = [];
  for (const part of parts) {
    spots.push(...moved(part.spots, lines.length, 0));
    lines.push(...part.lines);
  }
  return { lines, spots };
}

function isStacked({ columns: all }: ColumnsSegment): boolean {
  return all.length > 1 && all.every(({ left }) => left === 0);
}

function stacked({ columns: all }: ColumnsSegment): readonly Segment[] {
  return all.flatMap(({ segments }) => segments);
}

export function holdsPanel(segment: Segment): boolean {
  if (segment.kind === 'columns') return segment.columns.some((column) => column.segments.some(holdsPanel));
  return segment.kind === 'panel';
}

/** Rows of each segment. Those that can do with less than their share leave the rest to the others. */
function heightsOf(at: At, segments: readonly Segment[], height: number, flexible: Flexible): readonly number[] {
  const wishes = wishesOf(at, segments, flexible);
  let free = Math.max(0, height - sum(wishes.map(({ least }) => least)));
  const heights = wishes.map(({ least }) => least);
  for (let open = indexes(heights, wishes); open.length > 0 && free > 0; open = indexes(heights, wishes)) {
    const share = Math.max(1, Math.floor(free / open.length));
    for (const index of open) {
      const more = Math.min(share, free, (wishes[index]?.most ?? 0) - (heights[index] ?? 0));
      heights[index] = (heights[index] ?? 0) + more;
      free -= more;
    }
  }
  return heights;
}

function indexes(heights: readonly number[], wishes: readonly Wish[]): readonly number[] {
  return heights.flatMap((own, index) => (own < (wishes[index]?.most ?? 0) ? [index] : []));
}

interface Wish {
  readonly least: number;
  readonly most: number;
}

/** What each segment wishes, if those before it take no more than they need. */
function wishesOf({ row: first, screen }: At, segments: readonly Segment[], flexible: Flexible): readonly Wish[] {
  let row = first;
  return segments.map((segment) => {
    const wish = wishOf({ row, screen }, segment, flexible);
    row += wish.least;
    return wish;
  });
}

function wishOf(at: At, segment: Segment, flexible: Flexible): Wish {
  switch (segment.kind) {
    case 'lines':
      return { least: segment.lines.length, most: segment.lines.length };
    case 'middle':
      return { least: middleRows(at), most: middleRows(at) };
    case 'columns': {
      if (isStacked(segment)) return total(wishesOf(at, stacked(segment), flexible));
      const wishes = segment.columns.map((column) => total(wishesOf(at, column.segments, flexible)));
      return {
        least: Math.max(0, ...wishes.map(({ least }) => least)),
        most: Math.max(0, ...wishes.map(({ most }) => most)),
      };
    }
    default:
      return flexible.height(segment);
  }
}

function total(wishes: readonly Wish[]): Wish {
  return { least: sum(wishes.map(({ least }) => least)), most: sum(wishes.map(({ most }) => most)) };
}

function middleRows({ row, screen }: At): number {
  return Math.max(0, Math.floor(screen / 2) - row);
}

function blankRows(count: number): readonly Line[] {
  return Array<Line>(count).fill([]);
}
