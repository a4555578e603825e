import { eventMeaning } from '../event-words.js';
import type { Meaning } from '../look.js';
import type { LaneKind, Outcome } from './lane.js';

/** What an event is to its lane. */
export type EventRole =
  | { readonly kind: 'begins'; readonly lane: LaneKind }
  /** Of a workflow task. */
  | { readonly kind: 'task'; readonly meaning: Meaning }
  /** What comes from outside and is over at once. */
  | { readonly kind: 'moment' }
  /** The run's own start and close: the ends of the axis. */
  | { readonly kind: 'run' }
  /** Moves on, or ends, the group that it belongs to. */
  | { readonly kind: 'moves'; readonly outcome?: Outcome };

const beginnings: ReadonlyMap<string, LaneKind> = new Map([
  ['ActivityTaskScheduled', 'activity'],
  ['TimerStarted', 'timer'],
  ['StartChildWorkflowExecutionInitiated', 'child'],
  ['SignalExternalWorkflowExecutionInitiated', 'child'],
  ['RequestCancelExternalWorkflowExecutionInitiated', 'child'],
  ['NexusOperationScheduled', 'child'],
  ['WorkflowExecutionUpdateAccepted', 'update'],
]);

const run = /^WorkflowExecution(Started|Completed|Failed|TimedOut|Canceled|Terminated|ContinuedAsNew)$/;

export function eventRole(type: string): EventRole {
  const lane = beginnings.get(type);
  if (lane !== undefined) return { kind: 'begins', lane };
  if (type.startsWith('WorkflowTask')) {
    const meaning = eventMeaning(type);
    return { kind: 'task', meaning: meaning === 'quiet' ? 'running' : meaning };
  }
  if (type === 'WorkflowExecutionSignaled' || type === 'WorkflowExecutionCancelRequested') return { kind: 'moment' };
  if (run.test(type)) return { kind: 'run' };
  const outcome = outcomeOf(type);
  return { kind: 'moves', ...(outcome === undefined ? {} : { outcome }) };
}

function outcomeOf(type: string): Outcome | undefined {
  // That a cancellation was asked for ends nothing but the asking.
  if (/CancelRequested$/.test(type)) return type.startsWith('External') ? 'done' : undefined;
  if (/(Completed|Fired|Signaled)$/.test(type)) return 'done';
  if (/(Failed|Terminated|Rejected)$/.test(type)) return 'failed';
  if (/TimedOut$/.test(type)) return 'timed-out';
  return /Canceled$/.test(type) ? 'canceled' : undefined;
}
