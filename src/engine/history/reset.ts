import { randomUUID } from 'node:crypto';
import { invalidArgument } from '../errors.js';
import { WorkflowTaskFailedCause } from '../proto/enums.js';
import type { HistoryEvent } from '../proto/plain.js';
import { toMs } from '../proto/time.js';
import type { Change } from './change.js';
import { RESETTER, terminateExecution } from './close.js';
import type { Executions } from './executions.js';
import { type Reapply, reapply } from './reapply.js';
import { rebuild } from './rebuild.js';
import { draftOf, type ExecutionState } from './state.js';
import { tasksOf } from './tasks.js';
import { forceCloseWorkflowTask, scheduleWorkflowTask, startWorkflowTask } from './workflow-task.js';

export interface Reset {
  /** The event of the run that the new run has in place of: the end, or the start, of a workflow task. */
  readonly finishEventId: number;
  readonly reason: string;
  readonly requestId: string;
  /** What came after that event and is to come again. */
  readonly reapply: Reapply;
}

const IDENTITY = 'history-service';

/**
 * Starts a run that has its history up to a workflow task in common with `base`, and goes on from there; the current
 * run is terminated if it is open. The same request id gives the same run again. Gives the new run's id. Throws
 * INVALID_ARGUMENT for an event that is no workflow task's.
 */
export function resetExecution(executions: Executions, base: ExecutionState, reset: Reset): string {
  const { finishEventId, reason, requestId } = reset;
  const { workflowId, firstRunId } = base;
  const current = executions.current(workflowId);
  if (current?.requestId === requestId) return current.runId;
  if (finishEventId <= 1 || finishEventId >= base.nextEventId) {
    throw invalidArgument('Workflow task finish ID must be > 1 && <= workflow last event ID.');
  }
  const now = Date.now();
  const runId = randomUUID();
  const kept = executions.events(base.runId, 1, finishEventId - 1);
  const state = fresh(rebuild({ workflowId, runId, firstRunId, requestId, startTime: now }, kept), now);
  const change: Change = { state, now, events: [...kept], tasks: [], created: [] };
  failTask(change, base.runId, reset);
  const former: Change = { state: draftOf(base), now, events: [], tasks: [], created: [] };
  former.state.resetRunId = runId;
  const changes = [former];
  let ending = former;
  if (current !== undefined && current.runId !== base.runId) {
    ending = { state: draftOf(current), now, events: [], tasks: [], created: [] };
    changes.push(ending);
  }
  if (ending.state.closeTime === 0) terminateExecution(ending, reason, undefined, RESETTER);
  for (const event of since(executions, base, finishEventId)) reapply(change, event, reset.reapply);
  for (const event of ending.events) reapply(change, event, reset.reapply);
  change.tasks.push(...tasksOf(state));
  scheduleWorkflowTask(change);
  executions.commit([...changes, change]);
  return runId;
}

/** The timeouts of the run and of its waiting activities begin anew. */
function fresh(rebuilt: ExecutionState, now: number): ExecutionState {
  const runTimeout = toMs(rebuilt.started.workflowRunTimeout);
  const executionTimeout = toMs(rebuilt.started.workflowExecutionTimeout);
  for (const [id, activity] of rebuilt.activities) {
    rebuilt.activities.set(id, { ...activity, firstScheduledTime: now, attemptScheduledTime: now });
  }
  return {
    ...rebuilt,
    executionTime: now,
    runExpiration: runTimeout > 0 ? now + runTimeout : 0,
    executionExpiration: executionTimeout > 0 ? now + executionTimeout : 0,
  };
}

/** The pending workflow task fails because of the reset. */
function failTask(change: Change, baseRunId: string, { finishEventId, reason }: Reset): void {
  const { state } = change;
  if (state.workflowTask === undefined) {
    throw invalidArgument(
      `Can only reset workflow to event ID in range [WorkflowTaskScheduled +1, WorkflowTaskStarted + 1]: ${finishEventId}`,
    );
  }
  if (state.workflowTask.stage === 'scheduled') {
    startWorkflowTask(change, { identity: IDENTITY, requestId: 'emptyUuid', updates: [] });
  }
  const failure = { message: reason, resetWorkflowFailureInfo: {} };
  const cause = WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_RESET_WORKFLOW;
  forceCloseWorkflowTask(change, cause, { failure, identity: IDENTITY, baseRunId, newRunId: state.runId });
  state.nextAttempt = 1;
}

/** The events of a run from `first` on, and those of the runs that continued it as new. */
function* since(executions: Executions, base: ExecutionState, first: number): Generator<HistoryEvent> {
  yield* executions.events(base.runId, first, base.nextEventId - 1);
  for (let next = continuation(executions, base); next !== undefined; next = continuation(executions, next)) {
    yield* executions.events(next.runId, 1, next.nextEventId - 1);
  }
}

function continuation(executions: Executions, state: ExecutionState): ExecutionState | undefined {
  if (state.closeTime === 0) return undefined;
  const { workflowExecutionContinuedAsNewEventAttributes: attributes } = executions.lastEvent(state);
  return attributes && executions.read(attributes.newExecutionRunId ?? '');
}
