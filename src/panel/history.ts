import { lineWidth } from '../render/cells.js';
import { type Line, plain } from '../render/line.js';
import { activityStories } from './activity-story.js';
import { blank, clip, column } from './cell.js';
import { eventMeaning, eventSubject, eventWords } from './event-words.js';
import type { PanelLook } from './look.js';
import type { Panel } from './panel.js';
import { said } from './text.js';
import { preciseClock } from './time.js';
import type { HistoryEvent, WorkflowView } from './view.js';

const idWidth = 4;
const timeWidth = 9;
const wordsWidth = 25;
const nameWidth = 14;
/** From here on there is room for the time. */
const timedWidth = 38;
/** From here on words, name and what the event holds have a column each. */
const fullWidth = 74;

/** The Event History as it is written, oldest above, the newest always in view. */
export const history: Panel = {
  size: () => ({ least: 1, fair: 5, worth: 3 }),
  draw: ({ workflow }, { width, height }, look) => {
    if (workflow === undefined || height < 1) return [];
    const unwritten = unwrittenAttempts(workflow, look).slice(0, Math.floor(height / 3));
    const events = workflow.events.slice(-(height - unwritten.length));
    return [
      ...events.map((event) => eventRow(event, workflow.startedAt, width, look)),
      ...unwritten.map((text): Line => unwrittenRow(text, width, look)),
    ];
  },
};

function eventRow(event: HistoryEvent, start: number, width: number, look: PanelLook): Line {
  const style = look[eventMeaning(event.type)];
  const id = column(String(event.id), idWidth, look.quiet, look, 'right');
  if (width < timedWidth) {
    const { name, what } = eventSubject(event);
    const text = name === '' ? what.replace(/^workflow task/, 'task') : `${name} ${what}`;
    return [id, blank(1), { text: clip(text, width - idWidth - 1, look), style }];
  }
  const time = column(preciseClock(event.at - start), timeWidth, look.quiet, look);
  const left: Line = [id, blank(2), time, blank(2)];
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

function namedWidth(width: number): number {
  return width < 50 ? 10 : nameWidth;
}

/** The service writes no event for an attempt before it ends for good: what runs or waits now is not in the history. */
function unwrittenAttempts(workflow: WorkflowView, look: PanelLook): readonly string[] {
  return activityStories(workflow).flatMap(({ name, pending }) => {
    if (pending === undefined || (pending.attempt === 1 && pending.state === 'scheduled')) return [];
    return [`${look.glyphs.pending} ${said(name)} attempt ${pending.attempt}, not yet written`];
  });
}

function unwrittenRow(text: string, width: number, look: PanelLook): Line {
  return [blank(idWidth + 1), { text: clip(text, width - idWidth - 1, look), style: look.quiet }];
}
