import { inherit } from '../theme/cascade.js';
import { applyFormat } from '../theme/format.js';
import { truncate } from './cells.js';
import { drawn } from './inlines.js';
import type { Line } from './line.js';
import type { Room } from './room.js';

/** The theme's rule with the line feeds that it brings: the first row goes on the open one. Cut to the room. */
export function rule({ theme, style, width }: Room): readonly Line[] {
  const own = theme.elements.hr;
  const look = inherit(style, own);
  const text = (own.prefix ?? '') + (own.format ? applyFormat(own.format, '') : '') + (own.suffix ?? '');
  return (text.trim() === '' ? '\n--------\n' : text)
    .split('\n')
    .map((row) => (row === '' ? [] : truncate([{ text: drawn(row, look), style: look }], width, '')));
}
