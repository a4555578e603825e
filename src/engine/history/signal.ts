import { invalidArgument } from '../errors.js';
import type { EventAttributes } from '../proto/plain.js';
import { type Change, record } from './change.js';
import { scheduleWorkflowTask } from './workflow-task.js';

/** Signals one run takes in all (limits.maxSignalsPerExecution of the server). */
const MAXIMUM_SIGNALS = 10_000;

/**
 * A signal arrives; a request id that was seen before makes it do nothing. It does not shorten the delay before the
 * first workflow task.
 */
export function signalExecution(
  change: Change,
  attributes: EventAttributes<'workflowExecutionSignaled'>,
  requestId: string,
): void {
  const { state } = change;
  if (requestId !== '' && state.signalRequestIds.includes(requestId)) return;
  if (state.signalCount >= MAXIMUM_SIGNALS)
    throw invalidArgument('exceeded workflow execution limit for signal events');
  record(change, 'workflowExecutionSignaled', { ...attributes, requestId });
  if (state.firstTaskScheduled) scheduleWorkflowTask(change);
}

/** A request to cancel arrives; the second one does nothing. A delay before the first workflow task ends with it. */
export function requestCancelExecution(
  change: Change,
  attributes: EventAttributes<'workflowExecutionCancelRequested'>,
): void {
  const { state } = change;
  if (state.cancelRequested) return;
  record(change, 'workflowExecutionCancelRequested', attributes);
  scheduleWorkflowTask(change);
}
