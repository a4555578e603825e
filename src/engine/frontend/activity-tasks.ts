import { alreadyCompleted, notFound } from '../errors.js';
import { cancelStartedActivity, completeActivity, failActivity, startActivity } from '../history/activity.js';
import type { Change } from '../history/change.js';
import type { Activity } from '../history/state.js';
import type { QueueTask } from '../matching/matching.js';
import { isOversized, isOversizedFailure, MAXIMUM_BLOB } from '../proto/blob.js';
import type { Failure, Payloads, ServiceMessage } from '../proto/plain.js';
import { fromMs, fromOptionalMs } from '../proto/time.js';
import { named } from './named.js';
import { poll } from './poll.js';
import type { Call, Handlers, Services } from './services.js';
import { readTaskToken, writeToken } from './tokens.js';

/** Which attempt of which activity a request is about. */
interface Target {
  readonly runId: string;
  readonly scheduledEventId: number;
}

export const activityTaskHandlers: Handlers = {
  PollActivityTaskQueue: (services, request: ServiceMessage<'PollActivityTaskQueueRequest'>, call: Call) =>
    poll(services, 'activity', request, call, (task, identity) => giveTask(services, task, identity)),

  RespondActivityTaskCompleted(services, request: ServiceMessage<'RespondActivityTaskCompletedRequest'>) {
    return complete(services, byToken(services, request.taskToken), request);
  },
  RespondActivityTaskCompletedById(services, request: ServiceMessage<'RespondActivityTaskCompletedByIdRequest'>) {
    return complete(services, byId(services, request), request);
  },
  RespondActivityTaskFailed(services, request: ServiceMessage<'RespondActivityTaskFailedRequest'>) {
    return fail(services, byToken(services, request.taskToken), request);
  },
  RespondActivityTaskFailedById(services, request: ServiceMessage<'RespondActivityTaskFailedByIdRequest'>) {
    return fail(services, byId(services, request), request);
  },
  RespondActivityTaskCanceled(services, request: ServiceMessage<'RespondActivityTaskCanceledRequest'>) {
    return cancel(services, byToken(services, request.taskToken), request);
  },
  RespondActivityTaskCanceledById(services, request: ServiceMessage<'RespondActivityTaskCanceledByIdRequest'>) {
    return cancel(services, byId(services, request), request);
  },
  RecordActivityTaskHeartbeat(services, request: ServiceMessage<'RecordActivityTaskHeartbeatRequest'>) {
    return heartbeat(services, byToken(services, request.taskToken), request.details);
  },
  RecordActivityTaskHeartbeatById(services, request: ServiceMessage<'RecordActivityTaskHeartbeatByIdRequest'>) {
    return heartbeat(services, byId(services, request), request.details);
  },
};

function giveTask({ executions, namespace }: Services, task: QueueTask, identity: string): object | undefined {
  if (task.kind !== 'activity-task') return undefined;
  const { runId, scheduledEventId, attempt } = task;
  const before = executions.read(runId);
  const waiting = before?.activities.get(scheduledEventId);
  if (before === undefined || before.closeTime > 0) return undefined;
  if (waiting?.stage !== 'scheduled' || waiting.attempt !== attempt) return undefined;
  const activity = executions.advance(runId, (change) => {
    const current = activityOf(change, scheduledEventId);
    startActivity(change, current, identity, crypto.randomUUID());
    return current;
  });
  if (activity === undefined) return undefined;
  const scheduled = executions.event(runId, scheduledEventId).activityTaskScheduledEventAttributes ?? {};
  return {
    taskToken: writeToken({ kind: 'activity-task', runId, scheduledEventId, attempt }),
    workflowNamespace: namespace,
    workflowType: { name: before.workflowType },
    workflowExecution: { workflowId: before.workflowId, runId },
    activityType: { name: activity.activityType },
    activityId: activity.activityId,
    header: scheduled.header,
    input: scheduled.input,
    heartbeatDetails: activity.heartbeatDetails,
    scheduledTime: fromMs(activity.firstScheduledTime),
    currentAttemptScheduledTime: fromMs(activity.attemptScheduledTime),
    startedTime: fromMs(activity.startedTime),
    attempt,
    scheduleToCloseTimeout: fromMs(activity.scheduleToClose),
    startToCloseTimeout: fromMs(activity.startToClose),
    heartbeatTimeout: fromOptionalMs(activity.heartbeat || undefined),
    retryPolicy: scheduled.retryPolicy,
    priority: scheduled.priority,
  };
}

/** Activities that a worker takes with the answer to the workflow task that scheduled them. */
export function eagerActivities(
  services: Services,
  runId: string,
  scheduledEventIds: readonly number[],
  identity: string,
): object[] {
  return scheduledEventIds.flatMap(
    (scheduledEventId) =>
      giveTask(services, { kind: 'activity-task', runId, scheduledEventId, attempt: 1 }, identity) ?? [],
  );
}

/** The started activity of a token. Throws NOT_FOUND when that attempt is over: the SDK then stops it. */
function byToken({ executions }: Services, taskToken: Uint8Array | undefined): Target {
  const token = readTaskToken(taskToken, 'activity-task');
  if (token === undefined) throw gone();
  const { runId, scheduledEventId, attempt } = token;
  const state = executions.read(runId);
  if (state === undefined || state.closeTime > 0) throw alreadyCompleted();
  const activity = state.activities.get(scheduledEventId);
  if (activity?.stage !== 'started' || activity.attempt !== attempt) throw gone();
  return { runId, scheduledEventId };
}

interface ById {
  readonly workflowId?: string | undefined;
  readonly runId?: string | undefined;
  readonly activityId?: string | undefined;
}

function byId({ executions }: Services, request: ById): Target {
  const { activityId = '' } = request;
  const state = executions.findOpen(...named(request));
  for (const { activityId: id, stage, scheduledEventId } of state.activities.values()) {
    if (id === activityId && stage === 'started') return { runId: state.runId, scheduledEventId };
  }
  throw notFound(
    `cannot find pending activity with ActivityID ${activityId}, check workflow execution history for more details`,
  );
}

function gone() {
  return notFound('invalid activityID or activity already timed out or invoking workflow is completed');
}

function activityOf(change: Change, scheduledEventId: number): Activity {
  const activity = change.state.activities.get(scheduledEventId);
  if (activity === undefined) throw gone();
  return activity;
}

function complete(
  { executions }: Services,
  { runId, scheduledEventId }: Target,
  { result, identity = '' }: { readonly result?: Payloads | undefined; readonly identity?: string | undefined },
): object {
  executions.change(runId, (change) => {
    const activity = activityOf(change, scheduledEventId);
    if (isOversized(result)) failActivity(change, activity, tooLarge('Complete result exceeds size limit.'), identity);
    else completeActivity(change, activity, result, identity);
  });
  return {};
}

function fail(
  { executions }: Services,
  { runId, scheduledEventId }: Target,
  request: ServiceMessage<'RespondActivityTaskFailedRequest'> | ServiceMessage<'RespondActivityTaskFailedByIdRequest'>,
): object {
  const { failure: given = { message: 'the worker gave no failure' }, identity = '', lastHeartbeatDetails } = request;
  const failure = withinLimit(given);
  const keepsDetails = lastHeartbeatDetails !== undefined && !isOversized(lastHeartbeatDetails);
  executions.change(runId, (change) => {
    const activity = activityOf(change, scheduledEventId);
    if (keepsDetails) activity.heartbeatDetails = lastHeartbeatDetails;
    failActivity(change, activity, failure, identity);
  });
  const failures = [
    ...(lastHeartbeatDetails !== undefined && !keepsDetails ? [tooLarge('Heartbeat details exceed size limit.')] : []),
    ...(failure === given ? [] : [failure]),
  ];
  return { failures };
}

function cancel(
  { executions }: Services,
  { runId, scheduledEventId }: Target,
  { details, identity = '' }: { readonly details?: Payloads | undefined; readonly identity?: string | undefined },
): object {
  executions.change(runId, (change) => {
    const activity = activityOf(change, scheduledEventId);
    if (isOversized(details)) failActivity(change, activity, tooLarge('Cancel details exceed size limit.'), identity);
    else cancelStartedActivity(change, activity, details, identity);
  });
  return {};
}

function heartbeat(
  { executions }: Services,
  { runId, scheduledEventId }: Target,
  details: Payloads | undefined,
): object {
  return executions.change(runId, (change) => {
    const activity = activityOf(change, scheduledEventId);
    if (isOversized(details)) {
      failActivity(change, activity, tooLarge('Heartbeat details exceed size limit.'), activity.identity);
      return { cancelRequested: true };
    }
    activity.lastHeartbeatTime = change.now;
    if (details !== undefined) activity.heartbeatDetails = details;
    return {
      cancelRequested: activity.cancelRequestedEventId > 0,
      activityPaused: activity.pause !== undefined,
      activityReset: activity.reset,
    };
  });
}

/** What a worker answers with is too large: that fails the activity for good. */
function tooLarge(message: string): Failure {
  return { message, serverFailureInfo: { nonRetryable: true } };
}

/** A failure that may stand in the history; of one that is too large, the beginning of its message. */
function withinLimit(failure: Failure): Failure {
  if (!isOversizedFailure(failure)) return failure;
  const { message = '', applicationFailureInfo: { type, nonRetryable } = {} } = failure;
  const cause = { message: message.slice(0, MAXIMUM_BLOB / 4), applicationFailureInfo: { type, nonRetryable } };
  return { ...tooLarge('Failure exceeds size limit.'), cause };
}
