import { lineWidth } from '../render/cells.js';
import { type Line, plain, type Span } from '../render/line.js';
import { blank, clip, column } from './cell.js';
import { eventMeaning, eventSubject, eventWords } from './event-words.js';
import type { PanelLook } from './look.js';
import { said } from './text.js';
import { preciseClock } from './time.js';
import type { HistoryEvent, PendingActivity } from './view.js';

export const idWidth = 4;
const timeWidth = 9;
const wordsWidth = 25;
const nameWidth = 14;
/** From here on there is room for the time. */
export const timedWidth = 38;
/** From here on words, name and what the event holds have a column each. */
export const fullWidth = 74;

/** One event as it is written. */
export function eventRow(event: HistoryEvent, start: number, width: number, look: PanelLook): Line {
  const style = look[eventMeaning(event.type)];
  const id = idColumn(event.id, look);
  if (width < timedWidth) {
    const { name, what } = eventSubject(event);
    const text = name === '' ? what.replace(/^workflow task/, 'task') : `${name} ${what}`;
    return [id, blank(1), { text: clip(text, width - lineWidth([id]) - 1, look), style }];
  }
  const time = column(preciseClock(event.at - start), timeWidth, look.quiet, look);
  const left: Line = [id, blank(idWidth + 2 - lineWidth([id])), time, blank(2)];
  const room = width - lineWidth(left);
  if (width < fullWidth) {
    const { name, what } = eventSubject(event);
    if (name === '') return [...left, { text: clip(what, room, look), style }];
    const whatRoom = Math.max(0, room - namedWidth(width) - 1);
    return [
      ...left,
      column(name, namedWidth(width), plain, look),
      blank(1),
      { text: clip(what, whatRoom, look), style },
    ];
  }
  return [
    ...left,
    column(eventWords(event.type), wordsWidth, style, look),
    blank(2),
    column(said(event.name), nameWidth, plain, look),
    blank(2),
    { text: clip(said(event.detail), room - wordsWidth - nameWidth - 4, look), style: look.quiet },
  ];
}

/** From 10,000 on it takes a cell of the blank beside it: a history may have 51,200 events. */
export function idColumn(id: number, look: PanelLook): Span {
  return column(String(id), Math.max(idWidth, String(id).length), look.quiet, look, 'right');
}

/** The service writes no event for an attempt before it ends for good: what runs or waits now is not in the history. */
export function unwrittenRow({ activityType, attempt }: PendingActivity, width: number, look: PanelLook): Line {
  const text = `${look.glyphs.pending} ${said(activityType)} attempt ${attempt}, not yet written`;
  return [blank(idWidth + 1), { text: clip(text, width - idWidth - 1, look), style: look.quiet }];
}

export function namedWidth(width: number): number {
  return width < 50 ? 10 : nameWidth;
}
