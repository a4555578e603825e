import type { Block } from '../deck/types.js';
import type { Line } from './line.js';
import { type DrawBlocks, framed, type Room } from './room.js';

export function quote(block: Extract<Block, { kind: 'quote' }>, outer: Room, draw: DrawBlocks): readonly Line[] {
  return framed(outer.theme.elements.block_quote, outer, (room) => draw(block.blocks, room));
}
