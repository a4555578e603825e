import type { HistoryEvent, PendingActivity, WorkflowView } from './view.js';

/** What became of one activity so far, told by its events and, while it is pending, by the service. */
export interface ActivityStory {
  readonly name: string;
  readonly scheduledAt: number;
  /** Absent while it is pending. */
  readonly end?: ActivityEnd;
  /** Attempts so far; from 1. */
  readonly attempt: number;
  /** Absent when it has ended, or when the service was not yet asked. */
  readonly pending?: PendingActivity;
}

export interface ActivityEnd {
  readonly outcome: 'completed' | 'failed' | 'timed-out' | 'canceled' | 'abandoned';
  readonly at: number;
  readonly detail: string;
}

// The clock ticks more often than a workflow moves, and several panels ask.
const known = new WeakMap<WorkflowView, readonly ActivityStory[]>();

/** Every activity of the workflow, in the order in which they were scheduled. */
export function activityStories(workflow: WorkflowView): readonly ActivityStory[] {
  const stories = known.get(workflow) ?? tell(workflow);
  known.set(workflow, stories);
  return stories;
}

function tell(workflow: WorkflowView): readonly ActivityStory[] {
  const scheduled: HistoryEvent[] = [];
  const attempts = new Map<number, number>();
  const ends = new Map<number, ActivityEnd>();
  for (const event of workflow.events) {
    if (event.type === 'ActivityTaskScheduled') scheduled.push(event);
    else if (event.type === 'ActivityTaskStarted') attempts.set(event.group, event.attempt ?? 1);
    else {
      const outcome = outcomes[event.type];
      if (outcome !== undefined) ends.set(event.group, { outcome, at: event.at, detail: event.detail });
    }
  }
  const pending = [...workflow.pendingActivities];
  const told = scheduled.map((event): ActivityStory => {
    const end = ends.get(event.id) ?? abandoned(workflow);
    const base = { name: event.name, scheduledAt: event.at, attempt: attempts.get(event.id) ?? 1 };
    if (end !== undefined) return { ...base, end };
    const index = pending.findIndex((activity) => activity.activityType === event.name);
    const [mine] = index < 0 ? [] : pending.splice(index, 1);
    return mine === undefined ? base : { ...base, attempt: mine.attempt, pending: mine };
  });
  // The service may be asked before the history arrives; an activity that the history knows by name is not told twice.
  const named = new Set(scheduled.map((event) => event.name));
  const ahead = pending.filter((activity) => !named.has(activity.activityType) && abandoned(workflow) === undefined);
  return [...told, ...ahead.map((activity) => storyOf(activity, workflow))];
}

const outcomes: Readonly<Record<string, ActivityEnd['outcome']>> = {
  ActivityTaskCompleted: 'completed',
  ActivityTaskFailed: 'failed',
  ActivityTaskTimedOut: 'timed-out',
  ActivityTaskCanceled: 'canceled',
};

/** How an activity ends that was pending when its workflow closed. */
function abandoned(workflow: WorkflowView): ActivityEnd | undefined {
  return workflow.closedAt === undefined ? undefined : { outcome: 'abandoned', at: workflow.closedAt, detail: '' };
}

function storyOf(activity: PendingActivity, workflow: WorkflowView): ActivityStory {
  return {
    name: activity.activityType,
    scheduledAt: activity.scheduledAt ?? workflow.startedAt,
    attempt: activity.attempt,
    pending: activity,
  };
}
