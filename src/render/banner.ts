import type { Block } from '../deck/types.js';
import { inherit } from '../theme/cascade.js';
import { art } from './art.js';
import { drawn } from './inlines.js';
import type { Line } from './line.js';
import { problem } from './problem.js';
import type { Room } from './room.js';
import { wrap } from './wrap.js';

/** Big letters; until the fonts are there, the text as a heading. */
export function banner(block: Extract<Block, { kind: 'figlet' }>, room: Room): readonly Line[] {
  const text = block.text.trim();
  if (!room.figlet) {
    const style = inherit(inherit(room.style, room.theme.accent), { bold: true });
    return text.split('\n').flatMap((row) => wrap([{ text: drawn(row, style), style }], room.width));
  }
  const drawing = room.figlet(text, block.font, room.width);
  if (drawing.kind === 'ok') return art(drawing.text, room);
  return problem({ level: 'error', ...block.source, message: drawing.message }, room);
}
