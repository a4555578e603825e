import type {
  EventAttributes,
  Failure,
  HistoryEvent,
  Payload,
  Payloads,
  UpdateOutcome,
  UpdateRequest,
} from '../proto/plain.js';

/*
 * The mutable state of one run: all that is needed to go on without reading its history. It is plain data (numbers,
 * strings, bytes, arrays, maps), so that a store can write it whole, and it is complete: which tasks are to be given
 * out and which timers are to fire follow from it (tasks.ts, deadlines.ts) and are stored nowhere else.
 * All times are milliseconds since 1970, all durations milliseconds, 0 or undefined meaning "none".
 */

export type WorkflowTaskStage = 'scheduled' | 'started';

export interface WorkflowTask {
  stage: WorkflowTaskStage;
  /** Tells this task from all others of the run, so that a stale entry in a task queue is known. */
  readonly stamp: number;
  scheduledEventId: number;
  startedEventId: number;
  attempt: number;
  /** Whether the scheduled (and started) events stand in the history: not so for transient and speculative tasks. */
  written: boolean;
  /** Made for an update only; leaves no trace when all its updates are rejected. */
  readonly speculative: boolean;
  readonly scheduledTime: number;
  readonly originalScheduledTime: number;
  startedTime: number;
  /** The sticky queue it was scheduled on, else the run's own. */
  queue: string;
  sticky: boolean;
  readonly scheduleToStart: number;
  readonly startToClose: number;
  identity: string;
  requestId: string;
  /** The ids of updates that were sent with it. */
  sentUpdates: readonly string[];
}

export type ActivityStage = 'backoff' | 'scheduled' | 'started';

export interface ActivityRetry {
  readonly initialInterval: number;
  readonly backoffCoefficient: number;
  readonly maximumInterval: number;
  readonly maximumAttempts: number;
  readonly nonRetryableErrorTypes: readonly string[];
}

/** Who paused an activity, when and why. */
export interface ActivityPause {
  readonly time: number;
  readonly identity: string;
  readonly reason: string;
}

export interface Activity {
  stage: ActivityStage;
  readonly scheduledEventId: number;
  readonly activityId: string;
  readonly activityType: string;
  readonly taskQueue: string;
  readonly scheduleToClose: number;
  readonly scheduleToStart: number;
  readonly startToClose: number;
  readonly heartbeat: number;
  readonly retry: ActivityRetry | undefined;
  readonly firstScheduledTime: number;
  attempt: number;
  /** When this attempt is (or, in backoff, will be) put on its task queue. */
  attemptScheduledTime: number;
  startedTime: number;
  lastAttemptCompleteTime: number;
  lastHeartbeatTime: number;
  heartbeatDetails: Payloads | undefined;
  lastFailure: Failure | undefined;
  cancelRequestedEventId: number;
  pause: ActivityPause | undefined;
  /** Reset while a worker has it: after this attempt they are counted from the first again. */
  reset: boolean;
  identity: string;
  requestId: string;
}

export interface Timer {
  readonly timerId: string;
  readonly startedEventId: number;
  readonly fireTime: number;
}

export interface Child {
  readonly initiatedEventId: number;
  startedEventId: number;
  readonly workflowId: string;
  runId: string;
  readonly workflowType: string;
  readonly parentClosePolicy: number;
  /** Makes starting it a second time (after a crash) find the first. */
  readonly requestId: string;
}

/** A signal to, or a request to cancel, another execution that is not answered yet. */
export interface External {
  readonly initiatedEventId: number;
  readonly requestId: string;
}

export interface Update {
  readonly updateId: string;
  readonly acceptedEventId: number;
  readonly request: UpdateRequest | undefined;
  outcome: UpdateOutcome | undefined;
}

export interface Sticky {
  readonly queue: string;
  readonly scheduleToStart: number;
}

export interface ExecutionState {
  readonly workflowId: string;
  readonly runId: string;
  readonly firstRunId: string;
  readonly requestId: string;
  readonly workflowType: string;
  readonly taskQueue: string;
  /** The attributes of event 1; a closed run keeps only what is still asked for. */
  started: EventAttributes<'workflowExecutionStarted'>;
  readonly startTime: number;
  /** When the first workflow task is due: later than `startTime` with a start delay, a retry or a backoff. */
  readonly executionTime: number;
  readonly runExpiration: number;
  readonly executionExpiration: number;
  readonly workflowTaskTimeout: number;
  status: number;
  closeTime: number;
  /** Closed, and somebody has not been told yet: the parent, or children. */
  aftermath: boolean;
  /** The run that follows (continue-as-new, retry). */
  newRunId: string;
  /** The run that was made by resetting this one. */
  resetRunId: string;
  nextEventId: number;
  historySize: number;
  stamps: number;
  firstTaskScheduled: boolean;
  workflowTask: WorkflowTask | undefined;
  /** Attempt number of the next workflow task. */
  nextAttempt: number;
  /** The started event of the last workflow task that completed; 0 = none yet. */
  previousStartedEventId: number;
  sticky: Sticky | undefined;
  buffered: HistoryEvent[];
  cancelRequested: boolean;
  signalCount: number;
  signalRequestIds: string[];
  memo: Record<string, Payload>;
  searchAttributes: Record<string, Payload>;
  activities: Map<number, Activity>;
  timers: Map<string, Timer>;
  children: Map<number, Child>;
  externalSignals: Map<number, External>;
  externalCancels: Map<number, External>;
  updates: Map<string, Update>;
}

/** A copy that can be changed and thrown away: the payloads, which never change, are shared. */
export function draftOf(state: ExecutionState): ExecutionState {
  return {
    ...state,
    workflowTask: state.workflowTask && { ...state.workflowTask },
    buffered: [...state.buffered],
    signalRequestIds: [...state.signalRequestIds],
    activities: copyEntries(state.activities),
    timers: copyEntries(state.timers),
    children: copyEntries(state.children),
    externalSignals: new Map(state.externalSignals),
    externalCancels: new Map(state.externalCancels),
    updates: copyEntries(state.updates),
  };
}

function copyEntries<K, V extends object>(map: ReadonlyMap<K, V>): Map<K, V> {
  const copy = new Map<K, V>();
  for (const [key, value] of map) copy.set(key, { ...value });
  return copy;
}
