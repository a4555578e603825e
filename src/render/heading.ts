import type { Block } from '../deck/types.js';
import { inherit } from '../theme/cascade.js';
import type { ElementStyle, HeadingName, TextStyle } from '../theme/types.js';
import { letters } from './banner.js';
import { lineWidth, padTo } from './cells.js';
import { affixed, drawn, inlineRows, wrapRows } from './inlines.js';
import { type Line, plain, type Span } from './line.js';
import { plainText } from './link.js';
import { blanks, framed, indentWithin, led, type Room } from './room.js';
import { shaded } from './shaded.js';
import { blanksShow, joined } from './spans.js';

export type HeadingBlock = Extract<Block, { kind: 'heading' }>;

const names: readonly HeadingName[] = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

export function headingElement(block: HeadingBlock, { theme }: Room): ElementStyle {
  return theme.elements[names[block.level - 1] ?? 'h6'];
}

export function heading(block: HeadingBlock, outer: Room): readonly Line[] {
  const own = headingElement(block, outer);
  return framed(
    own,
    outer,
    ({ theme, style, width }) => {
      const big = bigLetters(block, own, style, outer);
      if (big) return big;
      const rows = inlineRows(block.inlines, theme, style);
      const lines = wrapRows(affixed(rows, own.prefix, own.suffix, style), width);
      const whole = lines.length > 1 ? (shaped(rows, own, style, width) ?? lines) : lines;
      return theme.colored && own.gradient ? shaded(whole, own.gradient) : whole;
    },
    { fill: false },
  );
}

/**
 * The heading in the font that its theme wants. Undefined: it wants none, the fonts are not there yet, or the letters
 * find no room: words that can be read are better than letters that are cut.
 */
function bigLetters(block: HeadingBlock, own: ElementStyle, style: TextStyle, room: Room): readonly Line[] | undefined {
  if (!own.font || !room.tools.figlet) return undefined;
  const drawing = room.tools.figlet(drawn(plainText(block.inlines), style), own.font, room.width);
  if (drawing.kind === 'problem') return undefined;
  const { background: _, ...look } = style;
  const lines = letters(drawing.text, inherit(plain, look), own.gradient ?? [], {
    ...room,
    width: Number.MAX_SAFE_INTEGER,
  });
  return lines.every((line) => lineWidth(line) <= room.width) ? lines : undefined;
}

/**
 * A heading of several rows: a bar before it goes on, any other prefix leaves its room, a background is one box.
 * Undefined: there is no room for that.
 */
function shaped(
  rows: readonly Line[],
  own: ElementStyle,
  style: TextStyle,
  width: number,
): readonly Line[] | undefined {
  const prefix: Span = { text: drawn(own.prefix ?? '', style), style };
  const suffix: Span = { text: drawn(own.suffix ?? '', style), style };
  const before = lineWidth([prefix]);
  const box = blanksShow(style) && isBlank(prefix) && isBlank(suffix);
  const sides = before + (box ? lineWidth([suffix]) : 0);
  if (indentWithin(width, sides) < sides) return undefined;

  if (box) {
    const lines = wrapRows(rows, width - sides);
    const widest = Math.max(...lines.map(lineWidth));
    return lines.map((line) => joined([prefix], padTo(line, widest, style), [suffix]));
  }
  const lines = wrapRows(affixed(rows, undefined, own.suffix, style), width - before);
  return led(lines, [prefix], isBar(prefix) ? [prefix] : blanks(before, style));
}

function isBlank({ text }: Span): boolean {
  return text.trim() === '';
}

function isBar({ text }: Span): boolean {
  return text.trim() !== '' && Array.from(text.trim()).every((character) => '█▉▊▋▌▍▎▏┃│┆┊|'.includes(character));
}
