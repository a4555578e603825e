import { UpdateAdmittedEventOrigin } from '../proto/enums.js';
import type { HistoryEvent, UpdateRequest } from '../proto/plain.js';
import { append, type Change, nameOf } from './change.js';

/** Which of the events that a reset leaves behind are to come again. */
export interface Reapply {
  readonly signals: boolean;
  readonly updates: boolean;
}

/**
 * Brings an event that a reset left behind to the new run: a signal as it was; an update that had been accepted, to be
 * decided on anew; what became of a child that the new run knows.
 */
export function reapply(change: Change, event: HistoryEvent, { signals, updates }: Reapply): void {
  const name = nameOf(event);
  if (name === 'workflowExecutionSignaled') {
    const { signalName, input, identity, header, requestId } = event.workflowExecutionSignaledEventAttributes ?? {};
    if (signals) append(change, name, { signalName, input, identity, header, requestId });
  } else if (name === 'workflowExecutionUpdateAdmitted') {
    if (updates) admit(change, event.workflowExecutionUpdateAdmittedEventAttributes?.request);
  } else if (name === 'workflowExecutionUpdateAccepted') {
    if (updates) admit(change, event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest);
  } else if (childEvents.has(name)) {
    const attributes = event[`${name as ChildEvent}EventAttributes`];
    const child = change.state.children.get(attributes?.initiatedEventId ?? 0);
    const isStart = name === 'childWorkflowExecutionStarted' || name === 'startChildWorkflowExecutionFailed';
    if (attributes === undefined || child === undefined || isStart !== (child.runId === '')) return;
    append(change, name, { ...attributes, ...(!isStart && { startedEventId: child.startedEventId }) });
  }
}

type ChildEvent =
  | 'startChildWorkflowExecutionFailed'
  | 'childWorkflowExecutionStarted'
  | 'childWorkflowExecutionCompleted'
  | 'childWorkflowExecutionFailed'
  | 'childWorkflowExecutionCanceled'
  | 'childWorkflowExecutionTimedOut'
  | 'childWorkflowExecutionTerminated';

const childEvents: ReadonlySet<string> = new Set<ChildEvent>([
  'startChildWorkflowExecutionFailed',
  'childWorkflowExecutionStarted',
  'childWorkflowExecutionCompleted',
  'childWorkflowExecutionFailed',
  'childWorkflowExecutionCanceled',
  'childWorkflowExecutionTimedOut',
  'childWorkflowExecutionTerminated',
]);

/** An accepted update without its request was admitted before, and came again with that. */
function admit(change: Change, request: UpdateRequest | undefined): void {
  if (request === undefined) return;
  const origin = UpdateAdmittedEventOrigin.UPDATE_ADMITTED_EVENT_ORIGIN_REAPPLY;
  append(change, 'workflowExecutionUpdateAdmitted', { request, origin });
}
