import { inherit } from '../theme/cascade.js';
import { lineWidth, shown } from './cells.js';
import type { Line, Span } from './line.js';
import { framed, type Room } from './room.js';
import { trimmed } from './spans.js';
import { chop } from './wrap.js';

/** Code as it is written. A line that is longer than the room goes on in the next row, behind a mark that says so. */
export function code(text: string, outer: Room): readonly Line[] {
  const own = outer.theme.elements.code_block;
  return framed(
    own,
    outer,
    ({ theme, style, width }) => {
      const look = own.chroma?.text ? inherit(style, own.chroma.text) : style;
      const mark: Span = { text: theme.ascii ? '> ' : '↪ ', style: inherit(look, own.chroma?.comment ?? {}) };
      const markWidth = width > 4 ? lineWidth([mark]) : 0;
      return withoutLastFeed(text)
        .split('\n')
        .flatMap((line) =>
          chop(shown(line.replace(/\r$/, '')), width, width - markWidth).map((row, index) => {
            const span = { text: row, style: look };
            return trimmed(index > 0 && markWidth > 0 ? [mark, span] : [span]);
          }),
        );
    },
    { rightMargin: false },
  );
}

function withoutLastFeed(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}
