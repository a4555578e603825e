import proto from '@temporalio/proto';
import type { PendingActivity } from '../panel/view.js';
import { failureView } from './failure.js';
import { firstDecoded } from './payload.js';
import { milliseconds, type PendingActivityMessage } from './protocol.js';

/** An activity as `describe` knows it: not by its event. */
export type DescribedActivity = Omit<PendingActivity, 'group'>;

/** What `describe` tells of the activities that are not closed yet. `now` is epoch ms. */
export function pendingActivities(
  messages: readonly PendingActivityMessage[],
  now: number,
): readonly DescribedActivity[] {
  return messages.map((message) => {
    const state = stateOf(message);
    const scheduledAt = milliseconds(message.scheduledTime);
    const startedAt = milliseconds(message.lastStartedTime);
    // Older services tell the next attempt's time as `scheduledTime`, which then lies ahead.
    const due =
      milliseconds(message.nextAttemptScheduleTime) ??
      (scheduledAt !== undefined && scheduledAt > now ? scheduledAt : undefined);
    const heartbeat = firstDecoded(message.heartbeatDetails);
    return {
      activityId: message.activityId ?? '',
      activityType: message.activityType?.name ?? '',
      state,
      attempt: message.attempt || 1,
      maximumAttempts: message.maximumAttempts ?? 0,
      ...(scheduledAt === undefined ? {} : { scheduledAt }),
      ...(startedAt === undefined ? {} : { startedAt }),
      ...(due === undefined || state !== 'scheduled' ? {} : { nextAttemptAt: due }),
      ...(heartbeat === undefined ? {} : { heartbeat }),
      ...(message.lastWorkerIdentity ? { identity: message.lastWorkerIdentity } : {}),
      ...(message.lastFailure ? { lastFailure: failureView(message.lastFailure) } : {}),
    };
  });
}

function stateOf({ state }: PendingActivityMessage): PendingActivity['state'] {
  const { PendingActivityState } = proto.temporal.api.enums.v1;
  if (state === PendingActivityState.PENDING_ACTIVITY_STATE_STARTED) return 'started';
  if (state === PendingActivityState.PENDING_ACTIVITY_STATE_CANCEL_REQUESTED) return 'cancel-requested';
  return 'scheduled';
}
