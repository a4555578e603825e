import type { HistoryEvent } from '../panel/view.js';
import type { KnownSticky } from './task-queue.js';

const most = 5;
/** Events that are looked at, newest first: sticky queues come and go with workers. */
const looked = 100;

// A history is asked three times a second, and mostly is the same.
const known = new WeakMap<readonly HistoryEvent[], readonly KnownSticky[]>();

/** Sticky queues that an Event History names, newest last, with the worker that took the task from there. */
export function stickyQueues(events: readonly HistoryEvent[], taskQueue: string): readonly KnownSticky[] {
  const found = known.get(events) ?? find(events, taskQueue);
  known.set(events, found);
  return found;
}

function find(events: readonly HistoryEvent[], taskQueue: string): readonly KnownSticky[] {
  const found = new Map<string, KnownSticky>();
  for (const event of events.slice(-looked).reverse()) {
    if (event.type !== 'WorkflowTaskStarted' || event.identity === undefined) continue;
    // Ids are without gap, and a task's first event is the one that put it into a queue.
    const scheduled = events[event.group - 1];
    if (scheduled?.id !== event.group) continue;
    const name = queueOf(scheduled.payload);
    if (name === undefined || name === taskQueue || found.has(name)) continue;
    found.set(name, { name, identity: event.identity });
    if (found.size === most) break;
  }
  return [...found.values()].reverse();
}

function queueOf(payload: string | undefined): string | undefined {
  try {
    const held: unknown = JSON.parse(payload ?? 'null');
    if (typeof held !== 'object' || held === null || !('taskQueue' in held)) return undefined;
    return typeof held.taskQueue === 'string' ? held.taskQueue : undefined;
  } catch {
    return undefined;
  }
}
