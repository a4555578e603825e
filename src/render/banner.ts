import type { Block } from '../deck/types.js';
import { inherit } from '../theme/cascade.js';
import type { TextStyle } from '../theme/types.js';
import { shown, truncate } from './cells.js';
import { cutMark } from './cut-mark.js';
import { drawn } from './inlines.js';
import type { Color, Line } from './line.js';
import { problem } from './problem.js';
import type { Room } from './room.js';
import { shaded } from './shaded.js';
import { trimmed } from './spans.js';
import { wrap } from './wrap.js';

const usualFont = 'Standard';

/** Big letters in the fence's font, else the theme's; until the fonts are there, the text as a heading. */
export function banner(block: Extract<Block, { kind: 'figlet' }>, room: Room): readonly Line[] {
  const own = room.theme.elements.banner;
  const text = block.text.trim();
  const colors = block.gradient.length > 0 ? block.gradient : (own.gradient ?? []);
  if (!room.tools.figlet) {
    const style = inherit(bannerLook(room), { bold: true });
    const lines = text.split('\n').flatMap((row) => wrap([{ text: drawn(row, style), style }], room.width));
    return colored(lines, colors, room);
  }
  const drawing = room.tools.figlet(text, block.font || own.font || usualFont, room.width);
  if (drawing.kind === 'ok') return letters(drawing.text, bannerLook(room), colors, room);
  return problem({ level: 'error', ...block.source, message: drawing.message }, room);
}

/** Block art, cell for cell, in the look of banners. */
export function art(text: string, room: Room): readonly Line[] {
  return letters(text, bannerLook(room), room.theme.elements.banner.gradient ?? [], room);
}

/** Drawn letters as rows. What is wider than the room is cut, with a mark. */
export function letters(text: string, look: TextStyle, colors: readonly Color[], room: Room): readonly Line[] {
  const rows = text
    .replace(/\n$/, '')
    .split('\n')
    .map((row) => trimmed([{ text: shown(row.replace(/\r$/, '')), style: look }]));
  return colored(rows, colors, room).map((row) => truncate(row, room.width, cutMark(room.theme)));
}

function bannerLook({ style, theme }: Room): TextStyle {
  const { banner: own } = theme.elements;
  return inherit(style, own.color === undefined ? theme.accent : own);
}

function colored(lines: readonly Line[], colors: readonly Color[], { theme }: Room): readonly Line[] {
  return theme.colored ? shaded(lines, colors) : lines;
}
