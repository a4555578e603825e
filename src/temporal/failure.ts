import type { FailureView } from '../panel/view.js';
import { longestDetail } from './payload.js';
import type { FailureMessage } from './protocol.js';

const deepest = 10;

/** A failure and its causes, at most ten of them. */
export function failureView(failure: FailureMessage, depth = 1): FailureView {
  const { cause } = failure;
  return {
    type: typeOf(failure),
    message: (failure.message ?? '').slice(0, longestDetail),
    ...(cause && depth < deepest ? { cause: failureView(cause, depth + 1) } : {}),
  };
}

function typeOf(failure: FailureMessage): string {
  if (failure.applicationFailureInfo) return failure.applicationFailureInfo.type || 'ApplicationFailure';
  if (failure.timeoutFailureInfo) return 'TimeoutFailure';
  if (failure.canceledFailureInfo) return 'CancelledFailure';
  if (failure.terminatedFailureInfo) return 'TerminatedFailure';
  if (failure.serverFailureInfo) return 'ServerFailure';
  if (failure.activityFailureInfo) return 'ActivityFailure';
  if (failure.childWorkflowExecutionFailureInfo) return 'ChildWorkflowFailure';
  return 'Failure';
}

/** The innermost message: what really happened, below the layers that say whose failure it became. */
export function rootMessage(failure: FailureMessage): string {
  let innermost = failure;
  for (let depth = 1; depth < deepest && innermost.cause; depth++) innermost = innermost.cause;
  return innermost.message ?? '';
}
