import { cellWidth, padTo, truncate } from '../render/cells.js';
import { type Line, plain, type Span, type Style } from '../render/line.js';
import { wrap } from '../render/wrap.js';
import type { PanelLook } from './look.js';

/** The text, cut with an ellipsis where it is wider than `width` cells. Expects text that was `shown`. */
export function clip(text: string, width: number, look: PanelLook): string {
  return truncate([{ text, style: plain }], Math.max(0, width), look.glyphs.ellipsis)
    .map((span) => span.text)
    .join('');
}

/** A column: the text in exactly `width` cells, cut or filled with blanks. */
export function column(
  text: string,
  width: number,
  style: Style,
  look: PanelLook,
  align: 'left' | 'right' = 'left',
): Span {
  const clipped = clip(text, width, look);
  const blanks = ' '.repeat(Math.max(0, width - cellWidth(clipped)));
  return { text: align === 'left' ? clipped + blanks : blanks + clipped, style };
}

export function blank(width: number): Span {
  return { text: ' '.repeat(Math.max(0, width)), style: plain };
}

/** The line in exactly `width` cells. */
export function filled(line: Line, width: number, look: PanelLook): Line {
  return padTo(truncate(line, width, look.glyphs.ellipsis), width, plain);
}

/**
 * The text in rows of at most `width` cells, broken between words; what does not fit into `most` rows ends with an
 * ellipsis.
 */
export function paragraph(text: string, width: number, most: number, look: PanelLook): readonly string[] {
  if (width <= 0 || most <= 0) return [];
  // No more than can be shown is wrapped: a character takes at most two cells, and a row may be half empty.
  const rows = wrap([{ text: text.slice(0, 4 * width * most), style: plain }], width).map((row) =>
    row.map((span) => span.text).join(''),
  );
  if (rows.length <= most) return rows;
  return [...rows.slice(0, most - 1), clip(`${rows[most - 1]} ${rows[most]}`, width, look)];
}
