import { affixed, drawn, wrapRows } from './inlines.js';
import type { Line } from './line.js';
import { framed, type Room } from './room.js';

/** HTML is shown as it is written. */
export function html(text: string, outer: Room): readonly Line[] {
  const own = outer.theme.elements.html_block;
  return framed(own, outer, ({ style, width }) => {
    const rows = text
      .trimEnd()
      .split('\n')
      .map((row) => (row.trim() === '' ? [] : [{ text: drawn(row.replace(/\r$/, ''), style), style }]));
    return wrapRows(affixed(rows, own.prefix, own.suffix, style), width);
  });
}
