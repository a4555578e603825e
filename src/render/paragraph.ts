import type { Block } from '../deck/types.js';
import { affixed, inlineRows, wrapRows } from './inlines.js';
import type { Line } from './line.js';
import { framed, type Room } from './room.js';

export function paragraph(block: Extract<Block, { kind: 'paragraph' }>, outer: Room): readonly Line[] {
  const own = outer.theme.elements.paragraph;
  return framed(own, outer, ({ theme, style, width }) =>
    wrapRows(affixed(inlineRows(block.inlines, theme, style), own.prefix, own.suffix, style), width),
  );
}
