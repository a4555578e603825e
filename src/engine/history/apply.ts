import { WorkflowExecutionStatus as Status } from '../proto/enums.js';
import type { EventAttributes, EventName } from '../proto/plain.js';
import { toMs } from '../proto/time.js';
import { withBuildId } from './build-ids.js';
import { mergedFields } from './fields.js';
import { activityMachine, childMachine, step } from './machines.js';
import { retryOf } from './retry.js';
import type { ExecutionState } from './state.js';

/** How a run can end: its event, its status, and what its parent's history is told (nothing when another run follows). */
export const closings = {
  workflowExecutionCompleted: {
    status: Status.WORKFLOW_EXECUTION_STATUS_COMPLETED,
    parentEvent: 'childWorkflowExecutionCompleted',
  },
  workflowExecutionFailed: {
    status: Status.WORKFLOW_EXECUTION_STATUS_FAILED,
    parentEvent: 'childWorkflowExecutionFailed',
  },
  workflowExecutionCanceled: {
    status: Status.WORKFLOW_EXECUTION_STATUS_CANCELED,
    parentEvent: 'childWorkflowExecutionCanceled',
  },
  workflowExecutionTerminated: {
    status: Status.WORKFLOW_EXECUTION_STATUS_TERMINATED,
    parentEvent: 'childWorkflowExecutionTerminated',
  },
  workflowExecutionTimedOut: {
    status: Status.WORKFLOW_EXECUTION_STATUS_TIMED_OUT,
    parentEvent: 'childWorkflowExecutionTimedOut',
  },
  workflowExecutionContinuedAsNew: {
    status: Status.WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW,
    parentEvent: undefined,
  },
} as const satisfies Partial<
  Record<EventName, { readonly status: Status; readonly parentEvent: EventName | undefined }>
>;

export type Closing = keyof typeof closings;

/** How many request ids of signals are remembered for de-duplication. */
const REMEMBERED = 1000;

type Effect<N extends EventName> = (
  state: ExecutionState,
  attributes: EventAttributes<N>,
  /** 0 while the event waits in the buffer. */
  eventId: number,
  /** Milliseconds since 1970. */
  time: number,
) => void;

/**
 * What each event makes of the state of its run, in one place: live, when it is written, and when a state is made from
 * a history again (rebuild.ts). The workflow task and the attempts of activities, which are more than their events,
 * are changed by workflow-task.ts and activity.ts.
 */
const effects: { readonly [N in EventName]?: Effect<N> } = {
  activityTaskScheduled(state, attributes, scheduledEventId, time) {
    state.activities.set(scheduledEventId, {
      stage: step(activityMachine, 'none', 'schedule'),
      scheduledEventId,
      activityId: attributes.activityId ?? '',
      activityType: attributes.activityType?.name ?? '',
      taskQueue: attributes.taskQueue?.name ?? '',
      scheduleToClose: toMs(attributes.scheduleToCloseTimeout),
      scheduleToStart: toMs(attributes.scheduleToStartTimeout),
      startToClose: toMs(attributes.startToCloseTimeout),
      heartbeat: toMs(attributes.heartbeatTimeout),
      retry: attributes.retryPolicy && retryOf(attributes.retryPolicy),
      firstScheduledTime: time,
      attempt: 1,
      attemptScheduledTime: time,
      startedTime: 0,
      lastAttemptCompleteTime: 0,
      lastHeartbeatTime: 0,
      heartbeatDetails: undefined,
      lastFailure: undefined,
      cancelRequestedEventId: 0,
      pause: undefined,
      reset: false,
      identity: '',
      requestId: '',
    });
  },
  activityTaskCancelRequested(state, { scheduledEventId = 0 }, eventId) {
    const activity = state.activities.get(scheduledEventId);
    if (activity !== undefined) activity.cancelRequestedEventId = eventId;
  },
  activityTaskCompleted: closeActivity,
  activityTaskFailed: closeActivity,
  activityTaskTimedOut: closeActivity,
  activityTaskCanceled: closeActivity,

  timerStarted(state, { timerId = '', startToFireTimeout }, startedEventId, time) {
    // an ended timer of that name, whose last event is still in the buffer, would lend the new one its place
    state.timers.delete(timerId);
    state.timers.set(timerId, { timerId, startedEventId, fireTime: time + toMs(startToFireTimeout) });
  },
  timerFired: endTimer,
  timerCanceled: endTimer,

  startChildWorkflowExecutionInitiated(state, attributes, initiatedEventId, time) {
    state.children.set(initiatedEventId, {
      initiatedEventId,
      startedEventId: 0,
      workflowId: attributes.workflowId ?? '',
      runId: '',
      workflowType: attributes.workflowType?.name ?? '',
      parentClosePolicy: attributes.parentClosePolicy ?? 0,
      requestId: requestIdOf(state, initiatedEventId, time),
    });
  },
  childWorkflowExecutionStarted(state, { initiatedEventId = 0, workflowExecution }, eventId) {
    const child = stepChild(state, initiatedEventId, 'start');
    if (child === undefined) return;
    child.runId = workflowExecution?.runId ?? '';
    child.startedEventId = eventId;
  },
  startChildWorkflowExecutionFailed(state, { initiatedEventId = 0 }) {
    stepChild(state, initiatedEventId, 'fail to start');
    state.children.delete(initiatedEventId);
  },
  childWorkflowExecutionCompleted: closeChild,
  childWorkflowExecutionFailed: closeChild,
  childWorkflowExecutionCanceled: closeChild,
  childWorkflowExecutionTimedOut: closeChild,
  childWorkflowExecutionTerminated: closeChild,

  signalExternalWorkflowExecutionInitiated(state, _attributes, initiatedEventId, time) {
    const requestId = requestIdOf(state, initiatedEventId, time);
    state.externalSignals.set(initiatedEventId, { initiatedEventId, requestId });
  },
  externalWorkflowExecutionSignaled: endSignal,
  signalExternalWorkflowExecutionFailed: endSignal,
  requestCancelExternalWorkflowExecutionInitiated(state, _attributes, initiatedEventId, time) {
    const requestId = requestIdOf(state, initiatedEventId, time);
    state.externalCancels.set(initiatedEventId, { initiatedEventId, requestId });
  },
  externalWorkflowExecutionCancelRequested: endCancel,
  requestCancelExternalWorkflowExecutionFailed: endCancel,

  workflowExecutionSignaled(state, { requestId = '' }) {
    state.signalCount += 1;
    if (requestId !== '') state.signalRequestIds = [...state.signalRequestIds.slice(1 - REMEMBERED), requestId];
  },
  workflowExecutionCancelRequested(state) {
    state.cancelRequested = true;
  },
  workflowTaskCompleted(state, attributes) {
    state.searchAttributes = withBuildId(state.searchAttributes, attributes);
  },
  upsertWorkflowSearchAttributes(state, { searchAttributes }) {
    state.searchAttributes = mergedFields(state.searchAttributes, searchAttributes?.indexedFields);
  },
  workflowPropertiesModified(state, { upsertedMemo }) {
    state.memo = mergedFields(state.memo, upsertedMemo?.fields);
  },

  workflowExecutionUpdateAdmitted(state, { request }) {
    const updateId = request?.meta?.updateId ?? '';
    state.updates.set(updateId, { updateId, acceptedEventId: 0, request, outcome: undefined });
  },
  workflowExecutionUpdateAccepted(state, { protocolInstanceId: updateId = '' }, acceptedEventId) {
    state.updates.set(updateId, { updateId, acceptedEventId, request: undefined, outcome: undefined });
  },
  workflowExecutionUpdateCompleted(state, { meta, outcome }) {
    const update = state.updates.get(meta?.updateId ?? '');
    if (update !== undefined) update.outcome = outcome ?? {};
  },

  workflowExecutionCompleted: (state, _attributes, _eventId, time) => close(state, 'workflowExecutionCompleted', time),
  workflowExecutionFailed: (state, { newExecutionRunId }, _eventId, time) =>
    close(state, 'workflowExecutionFailed', time, newExecutionRunId),
  workflowExecutionTimedOut: (state, { newExecutionRunId }, _eventId, time) =>
    close(state, 'workflowExecutionTimedOut', time, newExecutionRunId),
  workflowExecutionCanceled: (state, _attributes, _eventId, time) => close(state, 'workflowExecutionCanceled', time),
  workflowExecutionTerminated: (state, _attributes, _eventId, time) =>
    close(state, 'workflowExecutionTerminated', time),
  workflowExecutionContinuedAsNew: (state, { newExecutionRunId }, _eventId, time) =>
    close(state, 'workflowExecutionContinuedAsNew', time, newExecutionRunId),
};

/** Brings the state of a run up to an event of it. */
export function apply<N extends EventName>(
  state: ExecutionState,
  name: N,
  attributes: EventAttributes<N>,
  eventId: number,
  time: number,
): void {
  const effect: Effect<N> | undefined = effects[name];
  effect?.(state, attributes, eventId, time);
}

/**
 * The request id of what an event asks for elsewhere: after a crash it is asked for again under the same one, and the
 * run that a reset makes has the event, and with it the request, in common with the first.
 */
function requestIdOf({ started }: ExecutionState, eventId: number, time: number): string {
  return `${started.originalExecutionRunId}:${eventId}:${time}`;
}

function closeActivity(
  state: ExecutionState,
  { scheduledEventId = 0 }: { readonly scheduledEventId?: number | undefined },
) {
  state.activities.delete(scheduledEventId);
}

/** Another timer may have the name by now: an event that was buffered comes late. */
function endTimer(state: ExecutionState, { timerId = '', startedEventId = 0 }: EventAttributes<'timerFired'>) {
  if (state.timers.get(timerId)?.startedEventId === startedEventId) state.timers.delete(timerId);
}

type Initiated = { readonly initiatedEventId?: number | undefined };

function stepChild(state: ExecutionState, initiatedEventId: number, event: 'start' | 'fail to start' | 'close') {
  const child = state.children.get(initiatedEventId);
  if (child !== undefined) step(childMachine, child.runId === '' ? 'initiated' : 'started', event);
  return child;
}

function closeChild(state: ExecutionState, { initiatedEventId = 0 }: Initiated) {
  stepChild(state, initiatedEventId, 'close');
  state.children.delete(initiatedEventId);
}

function endSignal(state: ExecutionState, { initiatedEventId = 0 }: Initiated) {
  state.externalSignals.delete(initiatedEventId);
}

function endCancel(state: ExecutionState, { initiatedEventId = 0 }: Initiated) {
  state.externalCancels.delete(initiatedEventId);
}

function close(state: ExecutionState, closing: Closing, time: number, newRunId = ''): void {
  state.status = closings[closing].status;
  state.closeTime = time;
  state.aftermath = state.children.size > 0 || state.started.parentWorkflowExecution !== undefined;
  state.newRunId = newRunId;
  state.workflowTask = undefined;
  state.sticky = undefined;
  // a finished run is kept for long, and its payloads are in its history
  state.started = { ...state.started, input: undefined, header: undefined, lastCompletionResult: undefined };
  state.activities.clear();
  state.timers.clear();
  state.signalRequestIds = [];
}
