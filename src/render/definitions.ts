import type { Block } from '../deck/types.js';
import { inherit } from '../theme/cascade.js';
import { lineWidth } from './cells.js';
import { affixed, drawn, inlineRows, wrapRows } from './inlines.js';
import type { Line } from './line.js';
import { blankLine, blanks, type DrawBlocks, framed, indentWithin, led, type Room } from './room.js';

/** Terms, and below each what it means, behind the theme's mark. */
export function definitions(
  block: Extract<Block, { kind: 'definitions' }>,
  outer: Room,
  draw: DrawBlocks,
): readonly Line[] {
  const { definition_list, definition_term, definition_description } = outer.theme.elements;
  return framed(definition_list, outer, (room) => {
    const termLook = inherit(room.style, definition_term);
    const look = inherit(room.style, definition_description);
    const written = definition_description.blockPrefix ?? definition_description.prefix ?? '  ';
    const mark: Line = [{ text: drawn(written.replaceAll('\n', ''), look), style: look }];
    const hang = indentWithin(room.width, lineWidth(mark));
    const inner: Room = { ...room, style: look, width: Math.max(1, room.width - hang) };
    const lead = blanks(hang, room.style);
    const lines: Line[] = [];
    for (const [index, { term, descriptions }] of block.items.entries()) {
      const shared = block.items[index - 1]?.descriptions.length === 0;
      if (index > 0 && !shared) lines.push(blankLine);
      const rows = inlineRows(term, room.theme, termLook);
      lines.push(...wrapRows(affixed(rows, definition_term.prefix, definition_term.suffix, termLook), room.width));
      for (const blocks of descriptions) {
        const rowsOf = draw(blocks, inner);
        lines.push(...led(rowsOf, hang === lineWidth(mark) ? mark : lead, lead));
      }
    }
    return lines;
  });
}
