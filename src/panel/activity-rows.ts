import { lineWidth } from '../render/cells.js';
import type { Line, Span } from '../render/line.js';
import { activityState, attemptMarks, attemptText } from './activity-state.js';
import type { ActivityStory } from './activity-story.js';
import { blank, clip, column } from './cell.js';
import type { PanelLook } from './look.js';
import { said, valueText } from './text.js';
import { durationWidth } from './time.js';

/** From here on an activity's story stands on one row. */
const oneRowWidth = 64;
/** From here on name, attempts and time do; what the attempt said goes below. */
const twoRowWidth = 40;
const wordWidth = 11;
const attemptWidth = 13;

/** One activity: who, its attempts as marks, how long, what the last attempt said, its heartbeat. */
export function activityRows(story: ActivityStory, now: number, width: number, look: PanelLook): readonly Line[] {
  const state = activityState(story, now, look);
  const retried = story.attempt > 1;
  const name = column(said(story.name), nameWidth(width), look[retried ? 'retry' : 'activity'], look);
  const timing: Line = [
    column(state.word, wordWidth, look[state.meaning], look),
    blank(1),
    column(state.time, durationWidth, look.plain, look, 'right'),
  ];
  const attempt: Span = { text: attemptText(story), style: look[retried ? 'retry' : 'quiet'] };
  const message: Span = { text: messageText(story), style: look.failed };
  const beside: Span = message.text === '' ? { text: said(story.end?.detail ?? ''), style: look.quiet } : message;
  const below = heartbeatRow(story, width, look);
  if (width >= oneRowWidth) {
    const marks = attemptMarks(story, width >= 90 ? 6 : 4, state, look);
    const left: Line = [name, blank(1), ...marks, blank(2), ...timing, blank(2)];
    const all: Line = [...left, column(attempt.text, attemptWidth, attempt.style, look)];
    const room = width - lineWidth(all);
    if (message.text === '' || room >= 24 || room >= lineWidth([message]))
      return [[...all, clipped(beside, room, look)], ...below];
    return [all, [blank(2), clipped(message, width - 2, look)], ...below];
  }
  if (width >= twoRowWidth) {
    const first: Line = [name, blank(1), ...attemptMarks(story, 5, state, look), blank(2), ...timing];
    if (story.end !== undefined && message.text === '') return [first];
    const left: Line =
      attempt.text === '' ? [blank(2)] : [blank(2), column(attempt.text, attemptWidth, attempt.style, look)];
    return [first, [...left, clipped(message, width - lineWidth(left), look)], ...below];
  }
  const head: Line = [name, blank(1), ...attemptMarks(story, 3, state, look), blank(1)];
  const room = width - lineWidth(head);
  if (story.end?.outcome === 'completed')
    return [[...head, column(state.time, Math.min(room, durationWidth), look.done, look)]];
  const messageRow: readonly Line[] = message.text === '' ? [] : [[blank(2), clipped(message, width - 2, look)]];
  return [[...head, shortAttempt(attempt, room, look)], [blank(2), ...timing], ...messageRow, ...below];
}

function nameWidth(width: number): number {
  return Math.min(16, Math.max(8, Math.floor(width / 5)));
}

/** `attempt 3/5`, or `3/5` where there is no room for the word. */
function shortAttempt({ text, style }: Span, width: number, look: PanelLook): Span {
  return {
    text: clip(lineWidth([{ text, style }]) <= width ? text : text.replace('attempt ', ''), width, look),
    style,
  };
}

function messageText({ end, pending }: ActivityStory): string {
  if (end !== undefined) return end.outcome === 'completed' ? '' : said(end.detail);
  if (pending?.lastFailure === undefined) return '';
  const { type, message } = pending.lastFailure;
  return said(message === '' ? type : message);
}

function heartbeatRow({ end, pending }: ActivityStory, width: number, look: PanelLook): readonly Line[] {
  if (end !== undefined || pending?.heartbeat === undefined || pending.heartbeat === null) return [];
  return [
    [blank(2), clipped({ text: `heartbeat ${valueText(pending.heartbeat)}`, style: look.quiet }, width - 2, look)],
  ];
}

function clipped({ text, style }: Span, width: number, look: PanelLook): Span {
  return { text: clip(text, width, look), style };
}
