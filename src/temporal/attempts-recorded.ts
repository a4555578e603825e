import type { AttemptView } from '../panel/view.js';
import { type Attempts, attemptsOf, pauseAfter, type Tried, withAttempt } from './attempts.js';
import { withFailed } from './attempts-missed.js';
import { eventDetail } from './event-detail.js';
import { groupOf } from './event-subject.js';
import { rootMessage } from './failure.js';
import { oneLine } from './payload.js';
import { type HistoryEventMessage, milliseconds, number } from './protocol.js';

/** Takes in further events of a history, in their order, each once: the attempt with which an activity closes is among them. */
export function withRecorded(before: Attempts, messages: readonly HistoryEventMessage[]): Attempts {
  if (messages.length === 0) return before;
  const activities = new Map(before.activities);
  for (const message of messages) {
    const group = groupOf(message) || number(message.eventId);
    const at = milliseconds(message.eventTime) ?? 0;
    if (message.activityTaskScheduledEventAttributes) {
      activities.set(group, scheduled(group, at, message, activities.get(group)?.attempts ?? []));
      continue;
    }
    const tried = activities.get(group);
    if (tried !== undefined) activities.set(group, told(tried, at, message));
  }
  return attemptsOf(activities);
}

/** Nothing runs any more: the workflow was closed at `at`. */
export function withClose(before: Attempts, at: number): Attempts {
  const closed = (tried: Tried): Tried => end({ ...tried, activityId: '' }, at, 'the workflow was closed');
  return attemptsOf(new Map([...before.activities].map(([group, tried]) => [group, closed(tried)])));
}

function scheduled(
  group: number,
  at: number,
  { activityTaskScheduledEventAttributes: activity }: HistoryEventMessage,
  attempts: readonly AttemptView[],
): Tried {
  const retry = activity?.retryPolicy;
  return {
    group,
    activityId: activity?.activityId ?? '',
    scheduledAt: at,
    backoff: {
      first: milliseconds(retry?.initialInterval) ?? 0,
      coefficient: retry?.backoffCoefficient || 1,
      most: milliseconds(retry?.maximumInterval) ?? 0,
    },
    attempts,
  };
}

function told(tried: Tried, at: number, message: HistoryEventMessage): Tried {
  const begun = message.activityTaskStartedEventAttributes;
  if (begun) {
    const attempt = begun.attempt || 1;
    const failure = begun.lastFailure ? oneLine(rootMessage(begun.lastFailure)) : undefined;
    const endedAt = at - pauseAfter(attempt - 1, tried.backoff);
    // Without an attempt that was seen there is nothing that those before this one could be told from.
    const before =
      attempt > 1 && tried.attempts.length > 0
        ? withFailed(tried, { attempt: attempt - 1, endedAt, exact: false, failure })
        : tried;
    const { identity } = begun;
    return withAttempt(before, { group: tried.group, attempt, startedAt: at, ...(identity ? { identity } : {}) });
  }
  if (message.activityTaskCompletedEventAttributes) return end({ ...tried, activityId: '' }, at, undefined);
  if (message.activityTaskFailedEventAttributes || message.activityTaskTimedOutEventAttributes) {
    return end({ ...tried, activityId: '' }, at, eventDetail(message) || 'failed');
  }
  return message.activityTaskCanceledEventAttributes ? end({ ...tried, activityId: '' }, at, 'canceled') : tried;
}

function end(tried: Tried, at: number, failure: string | undefined): Tried {
  const last = tried.attempts.at(-1);
  if (last === undefined || last.endedAt !== undefined) return tried;
  const endedAt = Math.max(last.startedAt, at);
  return withAttempt(tried, { ...last, endedAt, ...(failure === undefined ? {} : { failure }) });
}
