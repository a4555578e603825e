import { pendingByGroup } from './pending.js';
import type { HistoryEvent, WorkflowView } from './view.js';

/** One activity as a piece of work in a Task Queue. */
export interface Job {
  /** Id of the event that scheduled it. */
  readonly group: number;
  /** `again`: it waits for its next attempt. */
  readonly state: 'waiting' | 'again' | 'running' | 'done' | 'failed';
  /** Who has it, or had it last: `pid@host`. */
  readonly identity?: string;
}

interface Told {
  /** In the order in which they were scheduled. */
  readonly scheduled: readonly number[];
  readonly started: ReadonlyMap<number, string | undefined>;
  readonly ended: ReadonlyMap<number, { readonly done: boolean; readonly identity: string | undefined }>;
  /** When activities were completed, oldest first. */
  readonly completedAt: readonly number[];
  /** Workflow tasks completed, by who did it. */
  readonly workflowTasks: ReadonlyMap<string, number>;
}

// Panels are drawn ten times a second, histories have up to ten thousand events.
const told = new WeakMap<readonly HistoryEvent[], Told>();
const jobs = new WeakMap<WorkflowView, readonly Job[]>();

/** All activities of a workflow, in the order in which they were scheduled. */
export function jobsOf(workflow: WorkflowView): readonly Job[] {
  const found = jobs.get(workflow) ?? find(workflow);
  jobs.set(workflow, found);
  return found;
}

/** How many workflow tasks of this run each worker has completed. */
export function workflowTasksOf({ events }: WorkflowView): ReadonlyMap<string, number> {
  return historyOf(events).workflowTasks;
}

/** Activities completed a second, over the last three seconds; of a closed workflow 0. */
export function rateOf(workflow: WorkflowView, now: number): number {
  const { completedAt } = historyOf(workflow.events);
  const window = 3_000;
  let count = 0;
  for (let index = completedAt.length - 1; index >= 0 && (completedAt[index] ?? 0) > now - window; index--) count += 1;
  const since = Math.min(window, Math.max(1_000, now - workflow.startedAt));
  return count / (since / 1_000);
}

function historyOf(events: readonly HistoryEvent[]): Told {
  const known = told.get(events) ?? read(events);
  told.set(events, known);
  return known;
}

function read(events: readonly HistoryEvent[]): Told {
  const scheduled: number[] = [];
  const started = new Map<number, string | undefined>();
  const ended = new Map<number, { readonly done: boolean; readonly identity: string | undefined }>();
  const completedAt: number[] = [];
  const workflowTasks = new Map<string, number>();
  for (const { id, at, type, group, identity } of events) {
    switch (type) {
      case 'ActivityTaskScheduled':
        scheduled.push(id);
        break;
      case 'ActivityTaskStarted':
        started.set(group, identity);
        break;
      case 'ActivityTaskCompleted':
        completedAt.push(at);
        ended.set(group, { done: true, identity });
        break;
      case 'ActivityTaskFailed':
      case 'ActivityTaskTimedOut':
      case 'ActivityTaskCanceled':
        ended.set(group, { done: false, identity });
        break;
      case 'WorkflowTaskCompleted':
        if (identity !== undefined) workflowTasks.set(identity, (workflowTasks.get(identity) ?? 0) + 1);
    }
  }
  return { scheduled, started, ended, completedAt, workflowTasks };
}

function find(workflow: WorkflowView): readonly Job[] {
  const { scheduled, started, ended } = historyOf(workflow.events);
  const pending = pendingByGroup(workflow);
  const running = new Map<number, string | undefined>();
  const last = new Map<number, string | undefined>();
  for (const { group, endedAt, identity } of workflow.attempts) {
    if (endedAt === undefined) running.set(group, identity);
    else running.delete(group);
    last.set(group, identity);
  }
  return scheduled.map((group): Job => {
    const end = ended.get(group);
    if (end !== undefined) return job(group, end.done ? 'done' : 'failed', end.identity ?? started.get(group));
    if (workflow.status !== 'running') return job(group, 'failed', last.get(group));
    const activity = pending.get(group);
    if (activity === undefined) {
      return running.has(group) ? job(group, 'running', running.get(group)) : job(group, 'waiting', undefined);
    }
    const identity = activity.identity ?? running.get(group) ?? last.get(group);
    if (activity.state !== 'scheduled') return job(group, 'running', identity);
    return activity.attempt > 1 ? job(group, 'again', identity) : job(group, 'waiting', undefined);
  });
}

function job(group: number, state: Job['state'], identity: string | undefined): Job {
  return identity === undefined ? { group, state } : { group, state, identity };
}
