import type { Task } from './change.js';
import type { ExecutionState } from './state.js';

/** All that a run has waiting outside of it, found from its state alone: what a restart has to take up again. */
export function* tasksOf(state: ExecutionState): Generator<Task> {
  const { runId } = state;
  if (state.aftermath) yield { kind: 'closed', runId };
  if (state.closeTime > 0) return;
  if (state.workflowTask?.stage === 'scheduled') yield { kind: 'workflow-task', runId };
  for (const { stage, scheduledEventId } of state.activities.values()) {
    if (stage === 'scheduled') yield { kind: 'activity-task', runId, scheduledEventId };
  }
  for (const child of state.children.values()) {
    if (child.runId === '') yield { kind: 'start-child', runId, initiatedEventId: child.initiatedEventId };
  }
  for (const { initiatedEventId } of state.externalSignals.values()) {
    yield { kind: 'signal-external', runId, initiatedEventId };
  }
  for (const { initiatedEventId } of state.externalCancels.values()) {
    yield { kind: 'cancel-external', runId, initiatedEventId };
  }
}
