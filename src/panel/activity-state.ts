import { lineWidth } from '../render/cells.js';
import type { Line, Span, Style } from '../render/line.js';
import type { ActivityStory } from './activity-story.js';
import { blank } from './cell.js';
import { bold, type Meaning, type PanelLook } from './look.js';
import { duration, took } from './time.js';
import type { PendingActivity } from './view.js';

export interface ActivityState {
  readonly meaning: Meaning;
  readonly glyph: string;
  readonly word: string;
  /** How long it takes, took or has to wait; may be empty. */
  readonly time: string;
}

export function activityState(story: ActivityStory, now: number, look: PanelLook): ActivityState {
  const { glyphs } = look;
  const { end, pending } = story;
  if (end !== undefined) {
    const time = took(end.at - story.scheduledAt);
    switch (end.outcome) {
      case 'completed':
        return { meaning: 'done', glyph: glyphs.done, word: 'done in', time };
      case 'failed':
        return { meaning: 'failed', glyph: glyphs.failed, word: 'failed in', time };
      case 'timed-out':
        return { meaning: 'retry', glyph: glyphs.failed, word: 'timed out', time };
      case 'canceled':
        return { meaning: 'canceled', glyph: glyphs.canceled, word: 'canceled', time };
      case 'abandoned':
        return { meaning: 'quiet', glyph: glyphs.stopped, word: 'left behind', time: '' };
    }
  }
  if (pending?.state === 'cancel-requested') {
    return { meaning: 'canceled', glyph: glyphs.running, word: 'canceling', time: '' };
  }
  if (pending?.state === 'started') {
    const meaning = pending.attempt > 1 ? 'retry' : 'activity';
    return { meaning, glyph: glyphs.running, word: 'running', time: duration(now - (pending.startedAt ?? now)) };
  }
  if (pending?.nextAttemptAt !== undefined && pending.nextAttemptAt > now) {
    return {
      meaning: 'timer',
      glyph: glyphs.waiting,
      word: 'next try in',
      time: duration(pending.nextAttemptAt - now),
    };
  }
  const due = pending?.nextAttemptAt ?? story.scheduledAt;
  return { meaning: 'quiet', glyph: glyphs.waiting, word: 'waiting', time: duration(now - due) };
}

/** `✗ ✗ ● · ·`: attempts that failed, the one of now, those that are left; in the width of `most` marks. */
export function attemptMarks(story: ActivityStory, most: number, state: ActivityState, look: PanelLook): Line {
  const { glyphs } = look;
  const before = Math.max(0, story.attempt - 1);
  // Where they don't all fit, the first mark says that there were more.
  const more = before > most - 1;
  const failed = more ? most - 2 : before;
  const left = story.end === undefined ? attemptsLeft(story.pending, most - before - 1) : 0;
  const parts: readonly (readonly [string, Style])[] = [
    [more ? `${glyphs.again} ` : '', look.quiet],
    [`${glyphs.failed} `.repeat(failed), look.failed],
    [state.glyph, bold(look[state.meaning])],
    [` ${glyphs.left}`.repeat(left), look.quiet],
  ];
  const line = parts.filter(([text]) => text !== '').map(([text, style]): Span => ({ text, style }));
  return [...line, blank(2 * most - 1 - lineWidth(line))];
}

function attemptsLeft(pending: PendingActivity | undefined, most: number): number {
  return pending === undefined ? 0 : Math.max(0, Math.min(most, pending.maximumAttempts - pending.attempt));
}

/** `attempt 3/5`; empty for an activity that needed no second one. */
export function attemptText({ pending, attempt }: ActivityStory): string {
  if (pending === undefined) return attempt > 1 ? `attempt ${attempt}` : '';
  return `attempt ${attempt}${pending.maximumAttempts > 0 ? `/${pending.maximumAttempts}` : ''}`;
}
