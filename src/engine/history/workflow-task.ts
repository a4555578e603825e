import { SuggestContinueAsNewReason as Reason, TaskQueueKind, type WorkflowTaskFailedCause } from '../proto/enums.js';
import type { EventAttributes, Failure, HistoryEvent } from '../proto/plain.js';
import { fromMs } from '../proto/time.js';
import { append, appendEvent, type Change, flushBuffered, makeEvent } from './change.js';
import { step, workflowTaskMachine } from './machines.js';
import type { ExecutionState, Sticky, WorkflowTask } from './state.js';

/** From here on a worker is told to continue as new (the server's limit.history….suggestContinueAsNew, and 90 % of its updates). */
const SUGGEST_EVENTS = 4096;
const SUGGEST_BYTES = 4 * 1024 * 1024;
const SUGGEST_UPDATES = 1800;

/** Makes a workflow task if there is none; after commands, whose end sees to that. A speculative one is for an update only. */
export function scheduleWorkflowTask(change: Change, speculative = false, originalScheduledTime = change.now): void {
  const { state } = change;
  if (state.workflowTask !== undefined || change.command !== undefined) return;
  const transient = state.nextAttempt > 1;
  const sticky = transient ? undefined : state.sticky;
  const task: WorkflowTask = {
    stage: step(workflowTaskMachine, 'none', 'schedule'),
    stamp: ++state.stamps,
    scheduledEventId: state.nextEventId,
    startedEventId: 0,
    attempt: state.nextAttempt,
    written: false,
    speculative,
    scheduledTime: change.now,
    originalScheduledTime,
    startedTime: 0,
    queue: sticky?.queue ?? state.taskQueue,
    sticky: sticky !== undefined,
    scheduleToStart: sticky?.scheduleToStart ?? 0,
    startToClose: state.workflowTaskTimeout,
    identity: '',
    requestId: '',
    sentUpdates: [],
  };
  state.workflowTask = task;
  state.firstTaskScheduled = true;
  if (!transient && !speculative) writeScheduled(change, task);
  change.tasks.push({ kind: 'workflow-task', runId: state.runId });
}

/** Gives the scheduled workflow task to a worker. */
export function startWorkflowTask(
  change: Change,
  worker: { readonly identity: string; readonly requestId: string; readonly updates: readonly string[] },
): void {
  const { state } = change;
  const task = taskOf(state);
  task.stage = step(workflowTaskMachine, task.stage, 'start');
  // events came since it was scheduled: it is an ordinary task now, first attempt, with events of its own
  if (!task.written && task.scheduledEventId !== state.nextEventId) {
    task.attempt = 1;
    state.nextAttempt = 1;
    writeScheduled(change, task);
  }
  task.startedTime = change.now;
  task.identity = worker.identity;
  task.requestId = worker.requestId;
  task.sentUpdates = worker.updates;
  task.startedEventId = task.written
    ? append(change, 'workflowTaskStarted', startedAttributes(state, task))
    : task.scheduledEventId + 1;
}

/** Takes the started workflow task off as done; its commands follow. Gives the id of the completed event. */
export function completeWorkflowTask(
  change: Change,
  attributes: EventAttributes<'workflowTaskCompleted'>,
  sticky: Sticky | undefined,
): number {
  const { state } = change;
  const task = endTask(state, 'complete');
  writePending(change, task);
  state.previousStartedEventId = task.startedEventId;
  state.nextAttempt = 1;
  state.sticky = sticky;
  return append(change, 'workflowTaskCompleted', {
    ...attributes,
    scheduledEventId: task.scheduledEventId,
    startedEventId: task.startedEventId,
  });
}

/** Takes a speculative task away as if it had never been. */
export function dropWorkflowTask(change: Change): void {
  endTask(change.state, 'drop');
}

/** The worker could not do it: written once, then tried again as a transient task. */
export function failWorkflowTask(
  change: Change,
  cause: WorkflowTaskFailedCause,
  failure: Failure | undefined,
  identity: string,
): void {
  const task = endTask(change.state, 'fail');
  if (isFirst(task)) {
    writePending(change, task);
    const { scheduledEventId, startedEventId } = task;
    append(change, 'workflowTaskFailed', { scheduledEventId, startedEventId, cause, failure, identity });
  }
  tryAgain(change, task, true);
}

/** The worker did not answer, or (on a sticky queue) did not come, in time. */
export function timeOutWorkflowTask(change: Change, timeoutType: number): void {
  const { state } = change;
  const started = taskOf(state).stage === 'started';
  const task = endTask(state, 'time out');
  if (isFirst(task) && (started || task.written)) {
    if (started) writePending(change, task);
    const { scheduledEventId, startedEventId } = task;
    append(change, 'workflowTaskTimedOut', { scheduledEventId, startedEventId, timeoutType });
  }
  // a sticky queue nobody polls is no fault of the workflow's code: it does not count as an attempt
  tryAgain(change, task, started);
}

/** Before a run is closed from outside, or begins anew: its started task is failed, buffered events are written. */
export function forceCloseWorkflowTask(
  change: Change,
  cause: WorkflowTaskFailedCause,
  more: EventAttributes<'workflowTaskFailed'> = {},
): void {
  const { state } = change;
  const task = state.workflowTask;
  if (task?.stage === 'started') {
    endTask(state, 'fail');
    writePending(change, task);
    const { scheduledEventId, startedEventId } = task;
    const identity = 'history-service';
    append(change, 'workflowTaskFailed', { scheduledEventId, startedEventId, cause, identity, ...more });
  }
  state.workflowTask = undefined;
  flushBuffered(change);
}

/** The events of a started task that stand in no history yet, with the ids they will have: the worker is to see them. */
export function unwrittenEvents(state: ExecutionState): HistoryEvent[] {
  const task = state.workflowTask;
  if (task === undefined || task.written || task.stage !== 'started') return [];
  return [
    { ...scheduledEvent(state, task), eventId: task.scheduledEventId },
    { ...startedEvent(state, task), eventId: task.startedEventId },
  ];
}

/** The workflow task of a run, which must have one. */
export function taskOf(state: ExecutionState): WorkflowTask {
  if (state.workflowTask === undefined) throw new Error(`the run ${state.runId} has no workflow task`);
  return state.workflowTask;
}

function endTask(state: ExecutionState, event: 'complete' | 'fail' | 'time out' | 'drop'): WorkflowTask {
  const task = taskOf(state);
  step(workflowTaskMachine, task.stage, event);
  state.workflowTask = undefined;
  return task;
}

function isFirst(task: WorkflowTask): boolean {
  return task.attempt === 1;
}

function tryAgain(change: Change, task: WorkflowTask, counts: boolean): void {
  const { state } = change;
  state.sticky = undefined;
  const fresh = flushBuffered(change);
  state.nextAttempt = counts && !fresh ? task.attempt + 1 : 1;
  if (task.speculative && !task.written && !counts) scheduleWorkflowTask(change, true);
  else scheduleWorkflowTask(change, false, task.originalScheduledTime);
}

function writeScheduled(change: Change, task: WorkflowTask): void {
  task.scheduledEventId = appendEvent(change, scheduledEvent(change.state, task));
  task.written = true;
}

function writePending(change: Change, task: WorkflowTask): void {
  if (task.written) return;
  task.scheduledEventId = appendEvent(change, scheduledEvent(change.state, task));
  task.startedEventId = appendEvent(change, startedEvent(change.state, task));
  task.written = true;
}

function scheduledEvent(state: ExecutionState, task: WorkflowTask): HistoryEvent {
  const taskQueue = task.sticky
    ? { name: task.queue, kind: TaskQueueKind.TASK_QUEUE_KIND_STICKY, normalName: state.taskQueue }
    : { name: task.queue, kind: TaskQueueKind.TASK_QUEUE_KIND_NORMAL };
  const attributes = { taskQueue, startToCloseTimeout: fromMs(task.startToClose), attempt: task.attempt };
  return makeEvent('workflowTaskScheduled', attributes, task.scheduledTime);
}

function startedEvent(state: ExecutionState, task: WorkflowTask): HistoryEvent {
  return makeEvent('workflowTaskStarted', startedAttributes(state, task), task.startedTime);
}

function startedAttributes(state: ExecutionState, task: WorkflowTask): EventAttributes<'workflowTaskStarted'> {
  const suggestContinueAsNewReasons = [
    ...(state.historySize >= SUGGEST_BYTES ? [Reason.SUGGEST_CONTINUE_AS_NEW_REASON_HISTORY_SIZE_TOO_LARGE] : []),
    ...(state.nextEventId >= SUGGEST_EVENTS ? [Reason.SUGGEST_CONTINUE_AS_NEW_REASON_TOO_MANY_HISTORY_EVENTS] : []),
    ...(state.updates.size >= SUGGEST_UPDATES ? [Reason.SUGGEST_CONTINUE_AS_NEW_REASON_TOO_MANY_UPDATES] : []),
  ];
  return {
    scheduledEventId: task.scheduledEventId,
    identity: task.identity,
    requestId: task.requestId,
    suggestContinueAsNew: suggestContinueAsNewReasons.length > 0,
    suggestContinueAsNewReasons,
    historySizeBytes: state.historySize,
  };
}
