import { pendingByGroup } from './pending.js';
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
  const pending = pendingByGroup(workflow);
  return scheduled.map((event): ActivityStory => {
    const end = ends.get(event.id) ?? abandoned(workflow);
    const base = { name: event.name, scheduledAt: event.at, attempt: attempts.get(event.id) ?? 1 };
    if (end !== undefined) return { ...base, end };
    const mine = pending.get(event.id);
    return mine === undefined ? base : { ...base, attempt: mine.attempt, pending: mine };
  });
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
