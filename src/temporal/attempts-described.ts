import proto from '@temporalio/proto';
import { type Attempts, attemptsOf, pauseAfter, type Tried, withAttempt } from './attempts.js';
import { withFailed } from './attempts-missed.js';
import { rootMessage } from './failure.js';
import { oneLine } from './payload.js';
import { milliseconds, type PendingActivityMessage } from './protocol.js';

/** Takes in an answer of `describe`, which came at `now` (epoch ms); the same if it tells nothing new. */
export function withDescribed(before: Attempts, messages: readonly PendingActivityMessage[], now: number): Attempts {
  const open = new Map([...before.activities.values()].map((tried) => [tried.activityId, tried]));
  let activities: Map<number, Tried> | undefined;
  for (const message of messages) {
    // `describe` may be ahead of the history: the next answer comes when both know the activity.
    const tried = message.activityId ? open.get(message.activityId) : undefined;
    const next = tried && described(tried, message, now);
    if (next === undefined || next === tried) continue;
    activities ??= new Map(before.activities);
    activities.set(next.group, next);
  }
  return activities === undefined ? before : attemptsOf(activities);
}

function described(before: Tried, message: PendingActivityMessage, now: number): Tried {
  const attempt = message.attempt || 1;
  const startedAt = milliseconds(message.lastStartedTime);
  const completedAt = milliseconds(message.lastAttemptCompleteTime);
  const running = startedAt !== undefined && isTaken(message) && startedAt >= (completedAt ?? 0);
  const identity = message.lastWorkerIdentity || undefined;
  let tried = before;
  if (attempt > 1) {
    const due = milliseconds(message.nextAttemptScheduleTime) ?? (running ? startedAt : now);
    tried = withFailed(tried, {
      attempt: attempt - 1,
      endedAt: completedAt ?? due - pauseAfter(attempt - 1, tried.backoff),
      exact: completedAt !== undefined,
      failure: message.lastFailure ? oneLine(rootMessage(message.lastFailure)) : undefined,
      identity: running ? undefined : identity,
    });
  }
  if (!running) return tried;
  return withAttempt(tried, {
    group: tried.group,
    attempt,
    startedAt,
    ...(identity === undefined ? {} : { identity }),
  });
}

/** Whether a worker may have it at this moment: some services tell the start of the attempt before while it waits. */
function isTaken({ state }: PendingActivityMessage): boolean {
  const { PendingActivityState } = proto.temporal.api.enums.v1;
  return state !== PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED;
}
