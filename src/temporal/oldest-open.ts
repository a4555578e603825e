import type { HistoryEvent } from '../panel/view.js';

/** What a workflow waits for begins with one of these… */
const opens = new Set([
  'ActivityTaskScheduled',
  'TimerStarted',
  'StartChildWorkflowExecutionInitiated',
  'NexusOperationScheduled',
]);
/** … and is over with one of these of the same group. */
const closes =
  /^(?:ActivityTask(?:Completed|Failed|TimedOut|Canceled)|Timer(?:Fired|Canceled)|StartChildWorkflowExecutionFailed|ChildWorkflowExecution(?:Completed|Failed|TimedOut|Canceled|Terminated)|NexusOperation(?:Completed|Failed|TimedOut|Canceled))$/;

/** When the oldest thing began that the workflow may be waiting for (epoch ms); undefined if there is none. */
export function oldestOpen(events: readonly HistoryEvent[]): number | undefined {
  const open = new Map<number, number>();
  for (const { id, at, type, group } of events) {
    if (group === id) {
      if (opens.has(type)) open.set(id, at);
    } else if (open.size > 0 && closes.test(type)) open.delete(group);
  }
  return open.values().next().value;
}
