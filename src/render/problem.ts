import type { Problem } from '../deck/types.js';
import { lineWidth, shown, splitAt, truncate } from './cells.js';
import { cutMark } from './cut-mark.js';
import { type Line, plain, type Style } from './line.js';
import { indentWithin, type Room } from './room.js';
import { joined, trimmed } from './spans.js';
import { wrap } from './wrap.js';

/** Legible on dark and on light: contrast of at least 4 on both. */
const red: Style = { color: '#d4485c' };
const boldRed: Style = { ...red, bold: true };
const amber: Style = { color: '#b3731a' };
const boldAmber: Style = { ...amber, bold: true };
const bold: Style = { bold: true };

/** What is wrong at a place of the deck: a small frame that also reads without colours. */
export function problem({ level, file, line, message, excerpt }: Problem, { theme, width }: Room): readonly Line[] {
  const [edge, title] = looks(level, theme.colored);
  const bar = theme.ascii ? '| ' : '┃ ';
  const side = indentWithin(width, 2);
  const lead: Line = [{ text: splitAt(bar, side)[0], style: edge }];
  const room = width - side;
  const place = file === '' ? '' : `${file}:${line}`;
  const word = level === 'error' ? 'Error' : 'Warning';
  const heading = wrap([{ text: shown(place === '' ? word : `${word} in ${place}`), style: title }], room);
  const rows = [...heading, ...wrap([{ text: shown(message.replaceAll('\n', ' ')), style: plain }], room)];
  if (excerpt) rows.push(truncate([{ text: shown(excerpt.trim()), style: edge }], room, cutMark(theme)));
  return rows.map((row) => trimmed(lineWidth(lead) > 0 ? joined(lead, row) : row));
}

function looks(level: Problem['level'], colored: boolean): readonly [edge: Style, title: Style] {
  if (!colored) return [plain, bold];
  return level === 'error' ? [red, boldRed] : [amber, boldAmber];
}
