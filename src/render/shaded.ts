import { inherit } from '../theme/cascade.js';
import { gradientStyles } from '../theme/gradient.js';
import { cellWidth, graphemes, lineWidth } from './cells.js';
import type { Color, Line, Span } from './line.js';
import { append } from './spans.js';

/** Rows in colours that go over into each other from the left to the right end of the widest; other looks stay. */
export function shaded(lines: readonly Line[], colors: readonly Color[]): readonly Line[] {
  const width = Math.max(0, ...lines.map(lineWidth));
  if (colors.length < 2 || width === 0) return lines;
  const styles = gradientStyles(colors, width);
  return lines.map((line) => {
    const row: Span[] = [];
    let column = 0;
    for (const { text, style } of line) {
      for (const grapheme of graphemes(text)) {
        const shade = styles[Math.min(column, width - 1)];
        append(row, grapheme, grapheme === ' ' || !shade ? style : inherit(style, shade));
        column += cellWidth(grapheme);
      }
    }
    return row;
  });
}
