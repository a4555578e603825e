import { type Color, type Line, plain, type Span, type Style } from '../render/line.js';
import type { Bitmap } from './bitmap.js';

const upper = '▀';
const lower = '▄';
/** Half seen is seen. */
const seen = 128;
/** More styles than this are forgotten all at once. */
const mostStyles = 50_000;

const styles = new Map<number, Style>();

/**
 * The picture as text: each cell shows two pixels, one above the other. The bitmap is as wide as the box and twice as
 * high. Where it lets through, the ground stays the terminal's own.
 */
export function halfBlocks(bitmap: Bitmap): readonly Line[] {
  return Array.from({ length: bitmap.height >> 1 }, (_, row) => {
    const line: Span[] = [];
    let text = '';
    let style = plain;
    for (let column = 0; column < bitmap.width; column += 1) {
      const above = colourAt(bitmap, column, 2 * row);
      const below = colourAt(bitmap, column, 2 * row + 1);
      const character = above < 0 ? (below < 0 ? ' ' : lower) : upper;
      const next = above < 0 ? styleOf(below, -1) : styleOf(above, below);
      if (next !== style && text !== '') {
        line.push({ text, style });
        text = '';
      }
      style = next;
      text += character;
    }
    line.push({ text, style });
    return line;
  });
}

/** −1: transparent. */
function colourAt({ width, data }: Bitmap, x: number, y: number): number {
  const at = (y * width + x) * 4;
  if ((data[at + 3] as number) < seen) return -1;
  return ((data[at] as number) << 16) | ((data[at + 1] as number) << 8) | (data[at + 2] as number);
}

/** One object for each look, as the encoder knows styles by identity. */
function styleOf(colour: number, background: number): Style {
  if (colour < 0) return plain;
  const key = colour * 0x2000000 + background + 1;
  let style = styles.get(key);
  if (!style) {
    if (styles.size >= mostStyles) styles.clear();
    style = background < 0 ? { color: hex(colour) } : { color: hex(colour), background: hex(background) };
    styles.set(key, style);
  }
  return style;
}

function hex(colour: number): Color {
  return `#${colour.toString(16).padStart(6, '0')}`;
}
