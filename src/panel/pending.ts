import type { PendingActivity, WorkflowView } from './view.js';

// Panels are drawn ten times a second, and several ask.
const known = new WeakMap<WorkflowView['pendingActivities'], ReadonlyMap<number, PendingActivity>>();

/** What the service says of activities that are pending, by the event that scheduled each. */
export function pendingByGroup({ pendingActivities }: WorkflowView): ReadonlyMap<number, PendingActivity> {
  const found =
    known.get(pendingActivities) ?? new Map(pendingActivities.map((activity) => [activity.group, activity]));
  known.set(pendingActivities, found);
  return found;
}
