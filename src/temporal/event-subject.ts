import { type HistoryEventMessage, number } from './protocol.js';

/** The id of the first event of the group that this one belongs to; 0 if it begins one itself. */
export function groupOf(event: HistoryEventMessage): number {
  const scheduled =
    event.workflowTaskStartedEventAttributes ??
    event.workflowTaskCompletedEventAttributes ??
    event.workflowTaskTimedOutEventAttributes ??
    event.workflowTaskFailedEventAttributes ??
    event.activityTaskStartedEventAttributes ??
    event.activityTaskCompletedEventAttributes ??
    event.activityTaskFailedEventAttributes ??
    event.activityTaskTimedOutEventAttributes ??
    event.activityTaskCancelRequestedEventAttributes ??
    event.activityTaskCanceledEventAttributes ??
    event.nexusOperationStartedEventAttributes ??
    event.nexusOperationCompletedEventAttributes ??
    event.nexusOperationFailedEventAttributes ??
    event.nexusOperationCanceledEventAttributes ??
    event.nexusOperationTimedOutEventAttributes ??
    event.nexusOperationCancelRequestedEventAttributes;
  if (scheduled) return number(scheduled.scheduledEventId);

  const timer = event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes;
  if (timer) return number(timer.startedEventId);

  const initiated =
    event.startChildWorkflowExecutionFailedEventAttributes ??
    event.childWorkflowExecutionStartedEventAttributes ??
    event.childWorkflowExecutionCompletedEventAttributes ??
    event.childWorkflowExecutionFailedEventAttributes ??
    event.childWorkflowExecutionCanceledEventAttributes ??
    event.childWorkflowExecutionTimedOutEventAttributes ??
    event.childWorkflowExecutionTerminatedEventAttributes ??
    event.signalExternalWorkflowExecutionFailedEventAttributes ??
    event.externalWorkflowExecutionSignaledEventAttributes ??
    event.requestCancelExternalWorkflowExecutionFailedEventAttributes ??
    event.externalWorkflowExecutionCancelRequestedEventAttributes;
  if (initiated) return number(initiated.initiatedEventId);

  return number(event.workflowExecutionUpdateCompletedEventAttributes?.acceptedEventId);
}

/** Who the event is about, as far as it says so itself: an activity's type, a timer's id, a signal's name, … */
export function nameOf(event: HistoryEventMessage): string {
  const child =
    event.startChildWorkflowExecutionInitiatedEventAttributes ??
    event.childWorkflowExecutionStartedEventAttributes ??
    event.childWorkflowExecutionCompletedEventAttributes;
  const external =
    event.signalExternalWorkflowExecutionInitiatedEventAttributes ??
    event.requestCancelExternalWorkflowExecutionInitiatedEventAttributes;
  return (
    event.workflowExecutionStartedEventAttributes?.workflowType?.name ??
    event.activityTaskScheduledEventAttributes?.activityType?.name ??
    event.timerStartedEventAttributes?.timerId ??
    event.workflowExecutionSignaledEventAttributes?.signalName ??
    event.markerRecordedEventAttributes?.markerName ??
    child?.workflowType?.name ??
    external?.workflowExecution?.workflowId ??
    event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.name ??
    event.nexusOperationScheduledEventAttributes?.operation ??
    event.workflowExecutionContinuedAsNewEventAttributes?.workflowType?.name ??
    ''
  );
}
