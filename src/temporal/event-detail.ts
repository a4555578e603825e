import { taskFailedCauseName, timeoutTypeName } from './event-types.js';
import { rootMessage } from './failure.js';
import { detailOf, oneLine } from './payload.js';
import type { FailureMessage, HistoryEventMessage } from './protocol.js';
import { milliseconds } from './protocol.js';

/** One line of what an event holds: input, result, failure, duration. Empty if nothing is worth a line. */
export function eventDetail(event: HistoryEventMessage): string {
  return oneLine(input(event) ?? outcome(event) ?? failed(event) ?? rest(event) ?? '');
}

function input(event: HistoryEventMessage): string | undefined {
  const given =
    event.workflowExecutionStartedEventAttributes ??
    event.activityTaskScheduledEventAttributes ??
    event.workflowExecutionSignaledEventAttributes ??
    event.startChildWorkflowExecutionInitiatedEventAttributes ??
    event.signalExternalWorkflowExecutionInitiatedEventAttributes ??
    event.workflowExecutionContinuedAsNewEventAttributes;
  if (given) return detailOf(given.input);
  const update = event.workflowExecutionUpdateAcceptedEventAttributes;
  return update ? detailOf(update.acceptedRequest?.input?.args) : undefined;
}

function outcome(event: HistoryEventMessage): string | undefined {
  const done =
    event.workflowExecutionCompletedEventAttributes ??
    event.activityTaskCompletedEventAttributes ??
    event.childWorkflowExecutionCompletedEventAttributes;
  if (done) return detailOf(done.result);
  const update = event.workflowExecutionUpdateCompletedEventAttributes?.outcome;
  if (update) return update.failure ? rootMessage(update.failure) : detailOf(update.success);
  const canceled = event.workflowExecutionCanceledEventAttributes ?? event.activityTaskCanceledEventAttributes;
  return canceled ? detailOf(canceled.details) : undefined;
}

function failed(event: HistoryEventMessage): string | undefined {
  const task = event.workflowTaskFailedEventAttributes;
  if (task) return `${taskFailedCauseName(task.cause ?? 0)} ${message(task.failure)}`;
  const timedOut = event.activityTaskTimedOutEventAttributes;
  if (timedOut) {
    const kind = timeoutTypeName(timedOut.failure?.timeoutFailureInfo?.timeoutType ?? 0);
    return kind === '' ? message(timedOut.failure) : `${kind} timeout`;
  }
  const taskTimedOut = event.workflowTaskTimedOutEventAttributes;
  if (taskTimedOut) return `${timeoutTypeName(taskTimedOut.timeoutType ?? 0)} timeout`;
  const failure =
    event.workflowExecutionFailedEventAttributes ??
    event.activityTaskFailedEventAttributes ??
    event.childWorkflowExecutionFailedEventAttributes ??
    event.nexusOperationFailedEventAttributes;
  return failure ? message(failure.failure) : undefined;
}

function rest(event: HistoryEventMessage): string | undefined {
  const activity = event.activityTaskStartedEventAttributes;
  if (activity) {
    const attempt = activity.attempt ?? 1;
    const last = message(activity.lastFailure);
    return attempt > 1 ? `attempt ${attempt}${last === '' ? '' : `, before that: ${last}`}` : '';
  }
  const timer = event.timerStartedEventAttributes;
  if (timer) return `${(milliseconds(timer.startToFireTimeout) ?? 0) / 1_000} s`;
  return (
    event.workflowExecutionTerminatedEventAttributes?.reason ??
    event.workflowExecutionCancelRequestedEventAttributes?.cause ??
    event.childWorkflowExecutionStartedEventAttributes?.workflowExecution?.workflowId ??
    undefined
  );
}

const message = (failure: FailureMessage | null | undefined) => (failure ? rootMessage(failure) : '');
