import type { Alignment, Block, Inline } from '../deck/types.js';
import { inherit } from '../theme/cascade.js';
import type { TextStyle, Theme } from '../theme/types.js';
import { cellWidth, lineWidth, shown, splitAt } from './cells.js';
import { type Column, columnWidths, sum } from './column-widths.js';
import { inlineRows, wrapRows } from './inlines.js';
import type { Line, Span } from './line.js';
import { blankLine, blanks, framed, indentWithin, led, type Room } from './room.js';
import { joined, trimmed } from './spans.js';
import { longestPiece } from './wrap.js';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** A cell's styled text, a row for each hard break, not yet wrapped. */
type Cell = readonly Line[];

/** Blanks beside each line, and up to how many cells words stay whole: nothing but an address breaks to keep the blanks. */
const fits = [
  { padding: 1, unbroken: 20 },
  { padding: 0, unbroken: 10 },
];

/**
 * A table as glamour draws it: no outer border, a rule under the header. Columns shrink, cells wrap; the blanks beside
 * the lines are given up before a word is broken, and the columns before a short one is.
 */
export function table(block: TableBlock, outer: Room): readonly Line[] {
  return framed(outer.theme.elements.table, outer, (room) => {
    const columns = Math.max(block.header.length, ...block.rows.map((row) => row.length));
    if (columns === 0) return [];
    const { theme, style } = room;
    const cells = (row: readonly (readonly Inline[])[], look: TextStyle): readonly Cell[] =>
      Array.from({ length: columns }, (_, index) => inlineRows(row[index] ?? [], theme, look));
    const header = cells(block.header, inherit(style, theme.elements.strong));
    const rows = block.rows.map((row) => cells(row, style));
    const all = [header, ...rows];

    const sizes = header.map((_, index) => columnOf(all.map((row) => row[index] ?? [])));
    const borders = bordersOf(theme, style);
    for (const { padding, unbroken } of fits) {
      const between = (columns - 1) * cellWidth(borders.column.text) + columns * 2 * padding;
      const widths = columnWidths(sizes, room.width - between, unbroken);
      if (widths) return grid(header, rows, widths, padding, block.alignments, borders, style);
    }
    return stacked(header, rows, room);
  });
}

interface Borders {
  readonly column: Span;
  readonly row: Span;
  readonly center: Span;
}

/** Lines are as quiet as the theme's rule. */
function bordersOf(theme: Theme, style: TextStyle): Borders {
  const { hr, table: own } = theme.elements;
  const look = inherit(style, hr);
  const span = (text: string | undefined, fallback: string): Span => ({ text: oneCell(text) ?? fallback, style: look });
  return theme.ascii
    ? {
        column: span(own.columnSeparator, '|'),
        row: span(own.rowSeparator, '-'),
        center: span(own.centerSeparator, '|'),
      }
    : {
        column: span(own.columnSeparator, '│'),
        row: span(own.rowSeparator, '─'),
        center: span(own.centerSeparator, '┼'),
      };
}

function oneCell(text: string | undefined): string | undefined {
  const [first] = splitAt(shown(text ?? ''), 1);
  return cellWidth(first) === 1 ? first : undefined;
}

function grid(
  header: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  widths: readonly number[],
  padding: number,
  alignments: readonly Alignment[],
  borders: Borders,
  style: TextStyle,
): readonly Line[] {
  const draw = (row: readonly Cell[]): readonly Line[] => {
    const wrapped = row.map((cell, column) => wrapRows(cell, widths[column] ?? 1));
    const height = Math.max(1, ...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, index) => {
      const line: Line[] = [];
      wrapped.forEach((lines, column) => {
        if (column > 0) line.push([borders.column]);
        line.push(
          aligned(lines[index] ?? blankLine, widths[column] ?? 1, padding, alignments[column] ?? 'left', style),
        );
      });
      return trimmed(joined(...line));
    });
  };
  const under = widths.map((width) => borders.row.text.repeat(width + 2 * padding)).join(borders.center.text);
  return [...draw(header), [{ text: under, style: borders.row.style }], ...rows.flatMap(draw)];
}

function aligned(line: Line, width: number, padding: number, alignment: Alignment, style: TextStyle): Line {
  const free = Math.max(0, width - lineWidth(line));
  const before = alignment === 'right' ? free : alignment === 'center' ? Math.floor(free / 2) : 0;
  return joined(blanks(padding + before, style), line, blanks(free - before + padding, style));
}

/** Too many columns for the room: each row as a list of `header: value`, nothing left out. */
function stacked(header: readonly Cell[], rows: readonly (readonly Cell[])[], { width, style }: Room): readonly Line[] {
  const named = (name: Line): Line => (name.length > 0 ? joined(name, [{ text: ': ', style }]) : name);
  const hang = blanks(indentWithin(width, 2), style);
  const records = rows.length > 0 ? rows : [header.map(() => [])];
  return records.flatMap((row, index) => [
    ...(index > 0 ? [blankLine] : []),
    ...row.flatMap((cell, column) => {
      const text = joined(named(joined(...flat(header[column] ?? []))), ...flat(cell));
      return led(wrapRows([text], width - sum(hang.map((span) => span.text.length))), [], hang);
    }),
  ]);
}

/** A cell's rows on one line. */
function flat(cell: Cell): readonly Line[] {
  return cell.flatMap((row, index) => (index > 0 ? [[{ text: ' ', style: row[0]?.style ?? {} }], row] : [row]));
}

function columnOf(cells: readonly Cell[]): Column {
  const rows = cells.flat();
  return {
    natural: rows.reduce((widest, row) => Math.max(widest, lineWidth(row)), 1),
    words: rows.flatMap((row) => [longestPiece(row), ...wordsOf(row).map(longestPiece)]),
  };
}

function wordsOf(row: Line): readonly Line[] {
  const words: Span[][] = [[]];
  for (const { text, style } of row)
    text.split(' ').forEach((part, index) => {
      if (index > 0) words.push([]);
      words.at(-1)?.push({ text: part, style });
    });
  return words;
}
