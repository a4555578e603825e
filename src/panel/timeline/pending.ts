import { said } from '../text.js';
import type { PendingActivity, WorkflowView } from '../view.js';
import type { Lane } from './lane.js';
import { modelOf } from './model.js';

/** What the service says of activities that are pending, by the group that each belongs to. */
export interface Pending {
  readonly byGroup: ReadonlyMap<number, PendingActivity>;
  /** Those that the history, asked before, does not know yet. */
  readonly ahead: readonly Lane[];
}

/** The same each time, so that what follows from it can be kept. */
const nobody: readonly Lane[] = [];

const known = new WeakMap<WorkflowView, Pending>();

export function pendingOf(workflow: WorkflowView): Pending {
  const before = known.get(workflow);
  if (before !== undefined) return before;
  const pending = matched(workflow);
  known.set(workflow, pending);
  return pending;
}

function matched(workflow: WorkflowView): Pending {
  const { pendingActivities } = workflow;
  const byGroup = new Map<number, PendingActivity>();
  if (pendingActivities.length === 0) return { byGroup, ahead: nobody };
  const { activities } = modelOf(workflow);
  const open = new Map<string, Lane[]>();
  for (const lane of activities) {
    if (lane.end === undefined) open.set(lane.name, [...(open.get(lane.name) ?? []), lane]);
  }
  const fits = (lane: Lane | undefined, name: string): lane is Lane =>
    lane?.kind === 'activity' && lane.name === name && lane.end === undefined && !byGroup.has(lane.group);
  const left: PendingActivity[] = [];
  for (const activity of pendingActivities) {
    // The SDKs number activities in the order in which they schedule them, or by the event.
    const number = Number(activity.activityId);
    const name = said(activity.activityType);
    const nth = activities[number - 1];
    const lane = fits(nth, name) ? nth : activities.find((one) => one.group === number && fits(one, name));
    if (lane === undefined) left.push(activity);
    else byGroup.set(lane.group, activity);
  }
  const ahead: Lane[] = [];
  const named = new Set(activities.map(({ name }) => name));
  for (const activity of left) {
    const name = said(activity.activityType);
    const lane = open.get(name)?.find((candidate) => fits(candidate, name));
    if (lane !== undefined) byGroup.set(lane.group, activity);
    else if (!named.has(name) && workflow.closedAt === undefined) {
      const group = -1 - ahead.length;
      ahead.push(aheadLane(activity, name, group, workflow.startedAt));
      byGroup.set(group, activity);
    }
  }
  return { byGroup, ahead: ahead.length === 0 ? nobody : ahead };
}

function aheadLane(activity: PendingActivity, name: string, group: number, start: number): Lane {
  return {
    kind: 'activity',
    group,
    name,
    level: 0,
    from: activity.scheduledAt ?? start,
    attempt: activity.attempt,
    maximumAttempts: activity.maximumAttempts,
    moments: [],
    detail: '',
  };
}
