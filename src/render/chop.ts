import { cellWidth, graphemes } from './cells.js';

/**
 * A line of code in rows of at most `width` cells, and `nextWidth` after the first; together they are the line. Blanks
 * don't count at the end of a row: they hang over it, so that no row begins with the blank where the line was broken.
 * Broken after a blank or an operator if one is in the last third of the row, between graphemes else.
 */
export function chop(line: string, width: number, nextWidth: number): readonly string[] {
  const rows: string[] = [];
  let room = Math.max(1, width);
  let row = '';
  let used = 0;
  /** Where the row may end, in characters and in cells. */
  let softEnd = 0;
  let softUsed = 0;
  for (const grapheme of graphemes(line)) {
    const cells = cellWidth(grapheme);
    if (grapheme !== ' ' && used + cells > room && used > 0) {
      const soft = softUsed * 3 >= room * 2;
      const end = soft ? softEnd : row.length;
      rows.push(row.slice(0, end));
      row = row.slice(end);
      used = soft ? used - softUsed : 0;
      softEnd = 0;
      softUsed = 0;
      room = Math.max(1, nextWidth);
    }
    row += grapheme;
    used += cells;
    if (' ,;(){}[]=+|&>'.includes(grapheme)) {
      softEnd = row.length;
      softUsed = used;
    }
  }
  return [...rows, row];
}
