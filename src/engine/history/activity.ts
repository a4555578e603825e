import { RetryState, TimeoutType } from '../proto/enums.js';
import type { Failure, Payloads } from '../proto/plain.js';
import { append, type Change, record } from './change.js';
import { activityMachine, step } from './machines.js';
import { judge } from './retry.js';
import type { Activity } from './state.js';
import { scheduleWorkflowTask } from './workflow-task.js';

/** A worker takes the scheduled attempt. */
export function startActivity(change: Change, activity: Activity, identity: string, requestId: string): void {
  activity.stage = step(activityMachine, activity.stage, 'start');
  activity.startedTime = change.now;
  activity.lastHeartbeatTime = 0;
  activity.identity = identity;
  activity.requestId = requestId;
}

export function completeActivity(
  change: Change,
  activity: Activity,
  result: Payloads | undefined,
  identity: string,
): void {
  step(activityMachine, activity.stage, 'complete');
  const startedEventId = recordStarted(change, activity);
  const { scheduledEventId } = activity;
  record(change, 'activityTaskCompleted', { result, scheduledEventId, startedEventId, identity });
  scheduleWorkflowTask(change);
}

/** The attempt failed: another one by the retry policy, else the activity has failed. */
export function failActivity(change: Change, activity: Activity, failure: Failure, identity: string): void {
  const retryState = tryAgain(change, activity, failure);
  if (retryState === undefined) return;
  step(activityMachine, activity.stage, 'fail');
  const startedEventId = recordStarted(change, activity);
  const { scheduledEventId } = activity;
  record(change, 'activityTaskFailed', { failure, scheduledEventId, startedEventId, identity, retryState });
  scheduleWorkflowTask(change);
}

/** The worker says that it has stopped the activity as it was asked to. */
export function cancelStartedActivity(
  change: Change,
  activity: Activity,
  details: Payloads | undefined,
  identity: string,
): void {
  step(activityMachine, activity.stage, 'cancel');
  const startedEventId = recordStarted(change, activity);
  recordCanceled(change, activity, details, identity, startedEventId);
}

/** The workflow asks for it: at once when no worker holds the activity, else told to the worker with a heartbeat. */
export function requestCancelActivity(
  change: Change,
  activity: Activity,
  workflowTaskCompletedEventId: number,
  identity: string,
): void {
  const { scheduledEventId } = activity;
  append(change, 'activityTaskCancelRequested', { scheduledEventId, workflowTaskCompletedEventId });
  if (activity.stage === 'started') return;
  step(activityMachine, activity.stage, 'cancel');
  recordCanceled(change, activity, NOT_STARTED, identity, 0);
}

/** The details of the end of an activity that no worker had. */
const NOT_STARTED: Payloads = {
  payloads: [
    { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(JSON.stringify('ACTIVITY_ID_NOT_STARTED')) },
  ],
};

/** How each timeout is called in a failure, and whether another attempt may follow it. */
const timeouts: Readonly<Record<number, { readonly name: string; readonly retryable: boolean }>> = {
  [TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE]: { name: 'StartToClose', retryable: true },
  [TimeoutType.TIMEOUT_TYPE_HEARTBEAT]: { name: 'Heartbeat', retryable: true },
  [TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START]: { name: 'ScheduleToStart', retryable: false },
  [TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_CLOSE]: { name: 'ScheduleToClose', retryable: false },
};

/** One of the four timeouts has passed: another attempt where the kind allows one, else the activity has timed out. */
export function timeOutActivity(change: Change, activity: Activity, timeoutType: TimeoutType): void {
  const { name, retryable } = timeouts[timeoutType] ?? { name: 'unknown', retryable: false };
  const failure: Failure = {
    message: `activity ${name} timeout`,
    source: 'Server',
    timeoutFailureInfo: { timeoutType },
  };
  const retryState = tryAgain(change, activity, failure, retryable);
  if (retryState === undefined) return;
  const { scheduledEventId, heartbeatDetails: lastHeartbeatDetails, lastFailure: cause } = activity;
  const late =
    retryState === RetryState.RETRY_STATE_TIMEOUT && timeoutType !== TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START;
  const final: Failure = {
    ...failure,
    ...(late && {
      message: 'Not enough time to schedule next retry before activity ScheduleToClose timeout, giving up retrying',
    }),
    timeoutFailureInfo: {
      timeoutType: late ? TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_CLOSE : timeoutType,
      lastHeartbeatDetails,
    },
    ...(cause !== undefined && { cause }),
  };
  const hadWorker = activity.stage === 'started';
  step(activityMachine, activity.stage, 'time out');
  const startedEventId = hadWorker ? recordStarted(change, activity) : 0;
  record(change, 'activityTaskTimedOut', { failure: final, scheduledEventId, startedEventId, retryState });
  scheduleWorkflowTask(change);
}

/** The backoff is over: the next attempt goes to its task queue. */
export function rescheduleActivity(change: Change, activity: Activity): void {
  activity.stage = step(activityMachine, activity.stage, 'schedule');
  activity.attemptScheduledTime = change.now;
  change.tasks.push({
    kind: 'activity-task',
    runId: change.state.runId,
    scheduledEventId: activity.scheduledEventId,
  });
}

/** Into backoff; or, when there is no further attempt, the reason. */
function tryAgain(change: Change, activity: Activity, failure: Failure, retryable = true): RetryState | undefined {
  if (activity.cancelRequestedEventId > 0) return RetryState.RETRY_STATE_CANCEL_REQUESTED;
  if (!retryable) return RetryState.RETRY_STATE_TIMEOUT;
  const expiration = activity.scheduleToClose > 0 ? activity.firstScheduledTime + activity.scheduleToClose : 0;
  const attempt = activity.reset ? 1 : activity.attempt;
  const verdict = judge(activity.retry, attempt, failure, change.now, expiration);
  if (verdict.kind === 'give-up') return verdict.retryState;
  activity.stage = step(activityMachine, activity.stage, 'retry');
  activity.attempt = attempt + 1;
  activity.reset = false;
  activity.lastFailure = failure;
  activity.lastAttemptCompleteTime = change.now;
  activity.attemptScheduledTime = change.now + verdict.delay;
  activity.startedTime = 0;
  return undefined;
}

/** Written only now, when the activity closes, with the time at which its last attempt began: the others leave no events. */
function recordStarted(change: Change, activity: Activity): number {
  const { scheduledEventId, identity, requestId, attempt, lastFailure, startedTime } = activity;
  const attributes = { scheduledEventId, identity, requestId, attempt, lastFailure };
  return record(change, 'activityTaskStarted', attributes, startedTime || change.now);
}

function recordCanceled(
  change: Change,
  activity: Activity,
  details: Payloads | undefined,
  identity: string,
  startedEventId: number,
): void {
  const { scheduledEventId, cancelRequestedEventId: latestCancelRequestedEventId } = activity;
  record(change, 'activityTaskCanceled', {
    details,
    latestCancelRequestedEventId,
    scheduledEventId,
    startedEventId,
    identity,
  });
  scheduleWorkflowTask(change);
}
