import type { Activity, ExecutionState } from '../history/state.js';
import { PendingActivityState, PendingWorkflowTaskState } from '../proto/enums.js';
import type { HistoryEvent, ServiceMessage } from '../proto/plain.js';
import { fromMs, fromOptionalMs } from '../proto/time.js';
import { type VisibilityRecord, visibilityRecord } from '../visibility/record.js';
import { named } from './named.js';
import type { Handlers } from './services.js';

export const describeHandlers: Handlers = {
  DescribeWorkflowExecution({ executions }, request: ServiceMessage<'DescribeWorkflowExecutionRequest'>) {
    const state = executions.find(...named(request.execution));
    return describe(state, executions.event(state.runId, 1));
  },
};

function describe(
  state: ExecutionState,
  { eventTime, userMetadata }: HistoryEvent,
): ServiceMessage<'DescribeWorkflowExecutionResponse'> {
  const { started } = state;
  const open = state.closeTime === 0;
  return {
    executionConfig: {
      taskQueue: { name: state.taskQueue, kind: 1 },
      workflowExecutionTimeout: started.workflowExecutionTimeout,
      workflowRunTimeout: started.workflowRunTimeout,
      defaultWorkflowTaskTimeout: fromMs(state.workflowTaskTimeout),
      userMetadata,
    },
    workflowExecutionInfo: executionInfo(visibilityRecord(state)),
    workflowExtendedInfo: {
      cancelRequested: state.cancelRequested,
      resetRunId: state.resetRunId,
      ...(started.originalExecutionRunId !== state.runId && { lastResetTime: fromMs(state.startTime) }),
      originalStartTime: eventTime,
      executionExpirationTime: time(state.executionExpiration),
      runExpirationTime: time(state.runExpiration),
    },
    ...(open && {
      pendingActivities: [...state.activities.values()].map(pendingActivity),
      pendingChildren: [...state.children.values()].map((child) => ({
        workflowId: child.workflowId,
        runId: child.runId,
        workflowTypeName: child.workflowType,
        initiatedId: child.initiatedEventId,
        parentClosePolicy: child.parentClosePolicy,
      })),
      pendingWorkflowTask: pendingWorkflowTask(state),
    }),
  };
}

/** What lists and descriptions say of a run. */
export function executionInfo(
  record: VisibilityRecord,
): NonNullable<ServiceMessage<'DescribeWorkflowExecutionResponse'>['workflowExecutionInfo']> {
  const { workflowId, runId, closeTime, historyLength, parent } = record;
  return {
    execution: { workflowId, runId },
    type: { name: record.workflowType },
    startTime: fromMs(record.startTime),
    executionTime: fromMs(record.executionTime),
    ...(closeTime > 0 && {
      closeTime: fromMs(closeTime),
      executionDuration: fromMs(Math.max(0, closeTime - record.executionTime)),
    }),
    status: record.status,
    historyLength,
    historySizeBytes: record.historySize,
    memo: { fields: record.memo },
    searchAttributes: { indexedFields: record.searchAttributes },
    taskQueue: record.taskQueue,
    ...(parent !== undefined && { parentExecution: parent }),
    rootExecution: record.root,
    firstRunId: record.firstRunId,
  };
}

function pendingActivity(activity: Activity) {
  const { stage, cancelRequestedEventId, scheduleToClose, firstScheduledTime, attemptScheduledTime } = activity;
  const { lastAttemptCompleteTime, pause } = activity;
  const started = stage === 'started';
  const State = PendingActivityState;
  let state = started ? State.PENDING_ACTIVITY_STATE_STARTED : State.PENDING_ACTIVITY_STATE_SCHEDULED;
  if (pause) state = started ? State.PENDING_ACTIVITY_STATE_PAUSE_REQUESTED : State.PENDING_ACTIVITY_STATE_PAUSED;
  if (cancelRequestedEventId > 0) state = State.PENDING_ACTIVITY_STATE_CANCEL_REQUESTED;
  return {
    activityId: activity.activityId,
    activityType: { name: activity.activityType },
    state,
    heartbeatDetails: activity.heartbeatDetails,
    lastHeartbeatTime: time(activity.lastHeartbeatTime),
    lastStartedTime: time(activity.startedTime),
    attempt: activity.attempt,
    maximumAttempts: activity.retry?.maximumAttempts ?? 0,
    scheduledTime: fromMs(attemptScheduledTime),
    expirationTime: scheduleToClose > 0 ? fromMs(firstScheduledTime + scheduleToClose) : undefined,
    lastFailure: activity.lastFailure,
    lastWorkerIdentity: activity.identity,
    lastAttemptCompleteTime: time(lastAttemptCompleteTime),
    ...(pause && {
      paused: true,
      pauseInfo: { pauseTime: fromMs(pause.time), manual: { identity: pause.identity, reason: pause.reason } },
    }),
    ...(stage === 'backoff' &&
      !pause && {
        nextAttemptScheduleTime: fromMs(attemptScheduledTime),
        currentRetryInterval: fromMs(attemptScheduledTime - lastAttemptCompleteTime),
      }),
  };
}

function pendingWorkflowTask({ workflowTask: task }: ExecutionState) {
  if (task === undefined) return undefined;
  const started = task.stage === 'started';
  return {
    state: started
      ? PendingWorkflowTaskState.PENDING_WORKFLOW_TASK_STATE_STARTED
      : PendingWorkflowTaskState.PENDING_WORKFLOW_TASK_STATE_SCHEDULED,
    scheduledTime: fromMs(task.scheduledTime),
    originalScheduledTime: fromMs(task.originalScheduledTime),
    startedTime: time(task.startedTime),
    attempt: task.attempt,
  };
}

/** 0 = never. */
function time(ms: number) {
  return fromOptionalMs(ms || undefined);
}
