import { invalidArgument, notFound } from '../errors.js';
import { pauseActivity, resetActivity, unpauseActivity } from '../history/activity-pause.js';
import type { Change } from '../history/change.js';
import type { Activity } from '../history/state.js';
import type { ServiceMessage } from '../proto/plain.js';
import { named } from './named.js';
import type { Handlers, Services } from './services.js';

type Pause = ServiceMessage<'PauseActivityRequest'>;
type Unpause = ServiceMessage<'UnpauseActivityRequest'>;
type Reset = ServiceMessage<'ResetActivityRequest'>;

/** What people do to activities that are under way. None of it is in the history. */
export const activityOperationHandlers: Handlers = {
  PauseActivity: (services, request: Pause) =>
    onActivities(services, request, false, (change, activity) =>
      pauseActivity(change, activity, { identity: request.identity ?? '', reason: request.reason ?? '' }),
    ),

  UnpauseActivity: (services, request: Unpause) =>
    onActivities(services, request, request.unpauseAll === true, (change, activity) =>
      unpauseActivity(change, activity, request.resetAttempts === true, request.resetHeartbeat === true),
    ),

  ResetActivity: (services, request: Reset) =>
    onActivities(services, request, request.matchAll === true, (change, activity) =>
      resetActivity(change, activity, request.keepPaused === true, request.resetHeartbeat === true),
    ),
};

/** Does something to the pending activities of an id, of a type, or all. Throws INVALID_ARGUMENT, NOT_FOUND. */
function onActivities(
  { executions }: Services,
  { execution, id, type }: Pause | Unpause | Reset,
  all: boolean,
  act: (change: Change, activity: Activity) => void,
): object {
  if (!all && !id && !type) throw invalidArgument('Either Activity.Id or Activity.Type should be set on request.');
  const { runId } = executions.findOpen(...named(execution));
  executions.change(runId, (change) => {
    const meant = [...change.state.activities.values()].filter(
      ({ activityId, activityType }) => all || (id ? activityId === id : activityType === type),
    );
    if (meant.length === 0 && !all) {
      throw notFound("Can't find pending activity with such ID. Invalid activityID or activity already completed");
    }
    for (const activity of meant) act(change, activity);
  });
  return {};
}
