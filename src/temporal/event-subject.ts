import { attributesOf } from './event-attributes.js';
import { type HistoryEventMessage, type Int64, number } from './protocol.js';

/**
 * By what events name the first one of their group. Who has a second one of these fields means the first: a child's
 * close, say, names the event that started it, too.
 */
const firsts = ['scheduledEventId', 'initiatedEventId', 'startedEventId', 'acceptedEventId'] as const;

/** The id of the first event of the group that this one belongs to; 0 if it begins one itself. */
export function groupOf(event: HistoryEventMessage): number {
  const attributes = attributesOf(event);
  if (attributes === undefined) return 0;
  for (const first of firsts) if (first in attributes) return number(attributes[first] as Int64);
  return 0;
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
