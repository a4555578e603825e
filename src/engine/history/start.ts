import { randomUUID } from 'node:crypto';
import { TaskQueueKind, WorkflowExecutionStatus } from '../proto/enums.js';
import type { EventAttributes, UserMetadata } from '../proto/plain.js';
import { fromMs, toMs } from '../proto/time.js';
import { append, type Change } from './change.js';
import { givenFields } from './fields.js';
import type { ExecutionState } from './state.js';
import { scheduleWorkflowTask, startWorkflowTask } from './workflow-task.js';

const DEFAULT_TASK_TIMEOUT = 10_000;
const MAXIMUM_TASK_TIMEOUT = 120_000;

export interface NewRun {
  readonly workflowId: string;
  readonly runId: string;
  readonly firstRunId: string;
  readonly requestId: string;
  /** As far as they are known; ids, timeouts and times are filled in. */
  readonly started: EventAttributes<'workflowExecutionStarted'>;
  readonly userMetadata?: UserMetadata | undefined;
  /** The worker that takes the first workflow task with the answer to its request. */
  readonly eager?: { readonly identity: string } | undefined;
}

/**
 * The first transaction of a run at `now` (ms since 1970): its state, its started event and, unless it begins with a
 * delay, its first workflow task.
 */
export function newRun(run: NewRun, now: number, onNew: (change: Change) => void = () => {}): Change {
  const { started } = run;
  const delay = toMs(started.firstWorkflowTaskBackoff);
  const eager = delay === 0 ? run.eager : undefined;
  const executionTimeout = toMs(started.workflowExecutionTimeout);
  const executionExpiration =
    toMs(started.workflowExecutionExpirationTime) || (executionTimeout > 0 ? now + delay + executionTimeout : 0);
  const runTimeout = shorter(toMs(started.workflowRunTimeout), executionTimeout);
  const taskTimeout = shorter(
    Math.min(toMs(started.workflowTaskTimeout) || DEFAULT_TASK_TIMEOUT, MAXIMUM_TASK_TIMEOUT),
    runTimeout,
  );
  const memo = givenFields(started.memo?.fields);
  const searchAttributes = givenFields(started.searchAttributes?.indexedFields);
  const continued = started.continuedExecutionRunId !== undefined;
  const complete: EventAttributes<'workflowExecutionStarted'> = {
    ...started,
    memo: memo && { fields: memo },
    searchAttributes: searchAttributes && { indexedFields: searchAttributes },
    taskQueue: { ...started.taskQueue, kind: TaskQueueKind.TASK_QUEUE_KIND_NORMAL },
    workflowId: run.workflowId,
    originalExecutionRunId: run.runId,
    firstExecutionRunId: run.firstRunId,
    attempt: started.attempt ?? 1,
    ...(eager !== undefined && { eagerExecutionAccepted: true }),
    workflowRunTimeout: runTimeout > 0 ? fromMs(runTimeout) : started.workflowRunTimeout,
    workflowTaskTimeout: fromMs(taskTimeout),
    ...(continued && delay === 0 ? {} : { firstWorkflowTaskBackoff: fromMs(delay) }),
    ...(executionExpiration > 0 && { workflowExecutionExpirationTime: fromMs(executionExpiration) }),
  };
  const state = firstState(run, complete, now);
  const change: Change = { state, now, events: [], tasks: [], created: [] };
  append({ ...change, command: { userMetadata: run.userMetadata } }, 'workflowExecutionStarted', complete);
  onNew(change);
  if (delay === 0) scheduleWorkflowTask(change);
  if (eager !== undefined) startWorkflowTask(change, { ...eager, requestId: randomUUID(), updates: [] });
  return change;
}

/** The state of a run that began at `startTime` (ms since 1970) with the started event `started`, before all that follows. */
export function firstState(
  { workflowId, runId, firstRunId, requestId }: Omit<NewRun, 'started'>,
  started: EventAttributes<'workflowExecutionStarted'>,
  startTime: number,
): ExecutionState {
  const executionTime = startTime + toMs(started.firstWorkflowTaskBackoff);
  const runTimeout = toMs(started.workflowRunTimeout);
  return {
    workflowId,
    runId,
    firstRunId,
    requestId,
    workflowType: started.workflowType?.name ?? '',
    taskQueue: started.taskQueue?.name ?? '',
    started,
    startTime,
    executionTime,
    runExpiration: runTimeout > 0 ? executionTime + runTimeout : 0,
    executionExpiration: toMs(started.workflowExecutionExpirationTime),
    workflowTaskTimeout: toMs(started.workflowTaskTimeout),
    status: WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
    closeTime: 0,
    aftermath: false,
    newRunId: '',
    resetRunId: '',
    nextEventId: 1,
    historySize: 0,
    stamps: 0,
    firstTaskScheduled: false,
    workflowTask: undefined,
    nextAttempt: 1,
    previousStartedEventId: 0,
    sticky: undefined,
    buffered: [],
    cancelRequested: false,
    signalCount: 0,
    signalRequestIds: [],
    memo: { ...started.memo?.fields },
    searchAttributes: { ...started.searchAttributes?.indexedFields },
    activities: new Map(),
    timers: new Map(),
    children: new Map(),
    externalSignals: new Map(),
    externalCancels: new Map(),
    updates: new Map(),
  };
}

function shorter(a: number, b: number): number {
  return a > 0 && b > 0 ? Math.min(a, b) : a || b;
}
