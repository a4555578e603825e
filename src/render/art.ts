import { inherit } from '../theme/cascade.js';
import { shown, truncate } from './cells.js';
import type { Line } from './line.js';
import type { Room } from './room.js';
import { trimmed } from './spans.js';

/** Block art in the colour of titles, cell for cell. What is wider than the room is cut, with a mark. */
export function art(text: string, { theme, style, width }: Room): readonly Line[] {
  const look = inherit(style, theme.accent);
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((row) =>
      truncate(trimmed([{ text: shown(row.replace(/\r$/, '')), style: look }]), width, theme.ascii ? '>' : '…'),
    );
}
