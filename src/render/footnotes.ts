import type { Block } from '../deck/types.js';
import { inherit } from '../theme/cascade.js';
import { lineWidth, padTo } from './cells.js';
import { footnoteMark } from './footnote-mark.js';
import type { Line } from './line.js';
import { blanks, type DrawBlocks, framed, indentWithin, led, type Room } from './room.js';
import { joined } from './spans.js';

/** The notes below a slide's text, in smaller words as it were: quiet, with their numbers. */
export function footnotes(
  block: Extract<Block, { kind: 'footnotes' }>,
  outer: Room,
  draw: DrawBlocks,
): readonly Line[] {
  const { footnote, paragraph } = outer.theme.elements;
  return framed({ margin: paragraph.margin ?? 0 }, outer, (room) => {
    const look = inherit(room.style, footnote);
    const marks = block.notes.map(
      (_, index): Line => [{ text: footnoteMark(index + 1, room.theme.ascii), style: look }],
    );
    const wanted = Math.max(0, ...marks.map(lineWidth)) + 1;
    const hang = indentWithin(room.width, wanted);
    const inner: Room = { ...room, width: Math.max(1, room.width - hang) };
    const lead = blanks(hang, room.style);
    return block.notes.flatMap((blocks, index) => {
      const mark = marks[index] ?? [];
      const rows = draw(blocks, inner);
      if (hang === wanted) return led(rows, padTo(mark, hang, room.style), lead);
      return [joined(mark), ...led(rows, lead, lead)];
    });
  });
}
