import type { Block } from '../deck/types.js';
import { inherit } from '../theme/cascade.js';
import { drawn } from './inlines.js';
import type { Line } from './line.js';
import { type DrawBlocks, framed, indentWithin, led, type Room } from './room.js';
import { wrap } from './wrap.js';

/** An alert: a bar in its colour, its title in bold, and below it what it says. */
export function alert(block: Extract<Block, { kind: 'alert' }>, outer: Room, draw: DrawBlocks): readonly Line[] {
  const { margin, ...own } = outer.theme.elements[`alert_${block.alert}`];
  return framed({ margin: margin ?? outer.theme.elements.block_quote.margin ?? 0 }, outer, (room) => {
    const look = inherit(room.style, own);
    const bar = { text: drawn(own.indentToken ?? (room.theme.ascii ? '| ' : '┃ '), look), style: look };
    const side = indentWithin(room.width, 2);
    const inner: Room = { ...room, width: Math.max(1, room.width - side) };
    const title = inherit(look, { bold: true });
    const rows = [
      ...wrap([{ text: drawn(block.title, title), style: title }], inner.width),
      ...draw(block.blocks, inner),
    ];
    return side < 2 ? rows : led(rows, [bar], [bar]);
  });
}
