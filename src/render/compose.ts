import { lineWidth, padTo } from './cells.js';
import { type Line, plain } from './line.js';
import { moved, type Rows, type Spot } from './picture.js';
import { bordered } from './room.js';
import type { Segment } from './segment.js';
import { joined, trimmed } from './spans.js';

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
  const heights = heightsOf(segments, height, flexible);
  const stretches: Stretch[] = [];
  let row = 0;
  segments.forEach((segment, index) => {
    const stretch = stretchOf(segment, heights[index] ?? 0, row, height, flexible);
    row += stretch.lines.length;
    stretches.push(stretch);
  });
  return stretches;
}

function stretchOf(segment: Segment, own: number, row: number, height: number, flexible: Flexible): Stretch {
  switch (segment.kind) {
    case 'lines':
      return { kind: 'slide', lines: segment.lines, spots: [] };
    case 'middle':
      return { kind: 'slide', lines: blankRows(middleRows(row, height)), spots: [] };
    case 'columns': {
      const { lines, spots } = columns(segment, own, flexible);
      return {
        kind: holdsPanel(segment) ? 'panel' : 'slide',
        lines: bordered(segment.border, lines),
        spots: moved(spots, 0, lineWidth(segment.border.lead)),
      };
    }
    default: {
      const { lines, spots } = segment.hidden ? { lines: blankRows(own), spots: [] } : flexible.draw(segment, own);
      const lead = { text: ' '.repeat(segment.indent), style: plain };
      return {
        kind: segment.kind === 'panel' ? 'panel' : 'slide',
        lines: lines.map((line): Line => (line.length === 0 || segment.indent === 0 ? line : [lead, ...line])),
        spots: moved(spots, 0, segment.indent),
      };
    }
  }
}

/** Columns side by side; those that each have the whole width, one below the other. */
function columns(segment: Extract<Segment, { kind: 'columns' }>, height: number, flexible: Flexible): Rows {
  const drawn = segment.columns.map((column) => ({
    left: column.left,
    ...below(compose(column.segments, height, flexible)),
  }));
  if (isStacked(segment)) return below(drawn);
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

function isStacked({ columns: all }: Extract<Segment, { kind: 'columns' }>): boolean {
  return all.length > 1 && all.every(({ left }) => left === 0);
}

export function holdsPanel(segment: Segment): boolean {
  if (segment.kind === 'columns') return segment.columns.some((column) => column.segments.some(holdsPanel));
  return segment.kind === 'panel';
}

/** Rows of each segment. Those that can do with less than their share leave the rest to the others. */
function heightsOf(segments: readonly Segment[], height: number, flexible: Flexible): readonly number[] {
  const wishes = segments.map((segment) => wishOf(segment, height, flexible));
  let fixed = 0;
  segments.forEach((segment, index) => {
    if (segment.kind === 'middle') fixed += middleRows(fixed, height);
    else fixed += wishes[index]?.least ?? 0;
  });
  let free = Math.max(0, height - fixed);
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

function wishOf(segment: Segment, height: number, flexible: Flexible): Wish {
  switch (segment.kind) {
    case 'lines':
      return { least: segment.lines.length, most: segment.lines.length };
    case 'middle':
      return { least: 0, most: 0 };
    case 'columns': {
      const wishes = segment.columns.map((column) => {
        const inner = column.segments.map((part) => wishOf(part, height, flexible));
        return { least: sum(inner.map(({ least }) => least)), most: sum(inner.map(({ most }) => most)) };
      });
      const of = isStacked(segment) ? sum : (numbers: readonly number[]) => Math.max(0, ...numbers);
      return { least: of(wishes.map(({ least }) => least)), most: of(wishes.map(({ most }) => most)) };
    }
    default:
      return flexible.height(segment);
  }
}

function middleRows(row: number, height: number): number {
  return Math.max(0, Math.floor(height / 2) - row);
}

function blankRows(count: number): readonly Line[] {
  return Array<Line>(count).fill([]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
