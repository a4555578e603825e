import { randomUUID } from 'node:crypto';
import { ContinueAsNewInitiator, RetryState, TimeoutType, WorkflowTaskFailedCause } from '../proto/enums.js';
import type { EventAttributes, Failure, Payloads } from '../proto/plain.js';
import { fromMs } from '../proto/time.js';
import type { Closing } from './apply.js';
import { BUILD_IDS } from './build-ids.js';
import { append, type Change } from './change.js';
import { completePolicy, judge, retryOf, type Verdict } from './retry.js';
import { newRun } from './start.js';
import type { ExecutionState } from './state.js';
import { forceCloseWorkflowTask } from './workflow-task.js';

/** Who terminates the run that a reset takes the place of. */
export const RESETTER = 'history-resetter';

/** Writes the close event and ends the run. */
export function closeExecution<N extends Closing>(change: Change, closing: N, attributes: EventAttributes<N>): void {
  append(change, closing, attributes);
  // what its own commands brought about (an activity that was cancelled before it began) nobody is to see any more
  change.state.buffered = [];
  change.tasks.push({ kind: 'closed', runId: change.state.runId });
}

/** The workflow's own failure: another run by its retry policy, or none. */
export function failExecution(change: Change, failure: Failure, workflowTaskCompletedEventId: number): void {
  const verdict = verdictOn(change, failure);
  const retryState = stateOf(verdict);
  const newExecutionRunId = retryRun(change, verdict, failure);
  closeExecution(change, 'workflowExecutionFailed', {
    failure,
    retryState,
    workflowTaskCompletedEventId,
    ...(newExecutionRunId !== undefined && { newExecutionRunId }),
  });
}

/** The run timeout (which a retry policy may follow up) or the execution timeout (which is the end) has passed. */
export function timeOutExecution(change: Change, mayRetry: boolean): void {
  forceCloseWorkflowTask(change, WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_FORCE_CLOSE_COMMAND);
  const failure: Failure = {
    message: 'workflow timeout',
    source: 'Server',
    timeoutFailureInfo: { timeoutType: TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE },
  };
  const verdict: Verdict = mayRetry
    ? verdictOn(change, failure)
    : { kind: 'give-up', retryState: RetryState.RETRY_STATE_TIMEOUT };
  const newExecutionRunId = retryRun(change, verdict, failure);
  closeExecution(change, 'workflowExecutionTimedOut', {
    retryState: stateOf(verdict),
    ...(newExecutionRunId !== undefined && { newExecutionRunId }),
  });
}

export function terminateExecution(
  change: Change,
  reason: string,
  details: Payloads | undefined,
  identity: string,
): void {
  forceCloseWorkflowTask(change, WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_FORCE_CLOSE_COMMAND);
  closeExecution(change, 'workflowExecutionTerminated', { reason, details, identity });
}

/** What the next run of a chain has in common with `state`'s. */
export function inherited(state: ExecutionState): EventAttributes<'workflowExecutionStarted'> {
  const { identity: _, ...started } = state.started;
  const { [BUILD_IDS]: __, ...indexedFields } = state.searchAttributes;
  return {
    ...started,
    continuedExecutionRunId: state.runId,
    memo: { fields: state.memo },
    searchAttributes: { indexedFields },
    firstWorkflowTaskBackoff: undefined,
    continuedFailure: undefined,
  };
}

/** Makes the next run of a chain in the same transaction and gives its id. */
export function nextRun(change: Change, started: EventAttributes<'workflowExecutionStarted'>): string {
  const { workflowId, firstRunId } = change.state;
  const runId = randomUUID();
  change.created.push(newRun({ workflowId, runId, firstRunId, requestId: randomUUID(), started }, change.now));
  return runId;
}

function verdictOn(change: Change, failure: Failure): Verdict {
  const { started, executionExpiration } = change.state;
  const retry = started.retryPolicy && retryOf(completePolicy(started.retryPolicy));
  return judge(retry, started.attempt ?? 1, failure, change.now, executionExpiration);
}

function stateOf(verdict: Verdict): RetryState {
  return verdict.kind === 'retry' ? RetryState.RETRY_STATE_IN_PROGRESS : verdict.retryState;
}

function retryRun(change: Change, verdict: Verdict, failure: Failure): string | undefined {
  if (verdict.kind === 'give-up') return undefined;
  const { state } = change;
  return nextRun(change, {
    ...inherited(state),
    initiator: ContinueAsNewInitiator.CONTINUE_AS_NEW_INITIATOR_RETRY,
    attempt: (state.started.attempt ?? 1) + 1,
    continuedFailure: failure,
    firstWorkflowTaskBackoff: fromMs(verdict.delay),
  });
}
