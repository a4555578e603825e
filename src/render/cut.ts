import { lineWidth, padTo, splitAt } from './cells.js';
import { type Line, plain, type Span } from './line.js';
import type { PictureRenderer, Rows, Spot } from './picture.js';
import { joined } from './spans.js';

/** Ways of drawing in which each row stands for itself. */
const inText: ReadonlySet<string> = new Set(['text', 'cells']);

/**
 * The rows from one to before another. A picture of which only a part is left can't be drawn by the terminal, unless
 * it stands in cells of text: that part of it is shown in coloured cells.
 */
export function cut({ lines, spots }: Rows, from: number, end: number, picture: PictureRenderer | undefined): Rows {
  if (from === 0 && end >= lines.length) return { lines, spots };
  const kept = [...lines.slice(from, end)];
  const whole: Spot[] = [];
  for (const spot of spots) {
    const first = Math.max(from, spot.row);
    const last = Math.min(end, spot.row + spot.rows);
    if (last <= first) continue;
    const row = first - from;
    if (last - first === spot.rows || inText.has(spot.drawing.ink.kind)) {
      whole.push({ ...spot, row, rows: last - first });
      continue;
    }
    const drawn = picture?.cells(spot.path, spot);
    if (drawn?.kind !== 'drawing') continue;
    for (let index = 0; index < last - first; index += 1) {
      const part = drawn.drawing.lines[first - spot.row + index] ?? [];
      kept[row + index] = over(kept[row + index] ?? [], part, spot.column);
    }
  }
  return { lines: kept, spots: whole };
}

/** A line with something put over its cells from a column on. */
function over(line: Line, part: Line, column: number): Line {
  const width = lineWidth(part);
  const [before, rest] = halves(padTo(line, column, plain), column);
  const [, after] = halves(rest, width);
  return joined(before, part, after);
}

function halves(line: Line, column: number): readonly [Line, Line] {
  const before: Span[] = [];
  const after: Span[] = [];
  let left = column;
  for (const span of line) {
    const [head, tail] = left > 0 ? splitAt(span.text, left) : ['', span.text];
    if (head !== '') before.push({ text: head, style: span.style });
    if (tail !== '') after.push({ text: tail, style: span.style });
    left -= lineWidth([{ text: head, style: span.style }]);
    if (tail !== '') left = 0;
  }
  return [before, after];
}
