import type { PanelLook } from './look.js';
import { workerName } from './seats.js';
import { said } from './text.js';
import type { DemoView, HistoryEvent } from './view.js';

/** ms for which a replay is told that took a few of them. */
const lingering = 3_000;

/** What a worker has in its hands of this workflow; empty: nothing. */
export function doing(pid: number, view: DemoView, look: PanelLook): string {
  const { workflow, now } = view;
  if (workflow === undefined) return '';
  const task = newestTask(workflow.events);
  const own = task?.identity !== undefined && workerName(task.identity) === String(pid) ? task : undefined;
  if (own !== undefined && own.replayed > 0) {
    if (own.completedAt === undefined) return `replaying ${own.replayed} events`;
    if (now - own.completedAt < lingering) return `replayed ${own.replayed} events`;
  }
  const types = new Map<string, number>();
  for (const { state, identity, activityType } of workflow.pendingActivities) {
    if (state === 'scheduled' || identity === undefined || workerName(identity) !== String(pid)) continue;
    types.set(activityType, (types.get(activityType) ?? 0) + 1);
  }
  const times = look.ascii ? 'x' : '×';
  const activities = [...types].map(([type, count]) => (count === 1 ? said(type) : `${said(type)} ${times}${count}`));
  if (activities.length > 0) return activities.join(', ');
  return own !== undefined && own.completedAt === undefined ? 'workflow task' : '';
}

interface Task {
  readonly identity: string | undefined;
  readonly completedAt?: number;
  /** Events that the worker had to go through because it had never seen this workflow; 0: it had. */
  readonly replayed: number;
}

// Panels are drawn ten times a second, and each asks for every worker.
const known = new WeakMap<readonly HistoryEvent[], Task | 'none'>();

/** The workflow task that was started last. */
function newestTask(events: readonly HistoryEvent[]): Task | undefined {
  const found = known.get(events) ?? find(events) ?? 'none';
  known.set(events, found);
  return found === 'none' ? undefined : found;
}

function find(events: readonly HistoryEvent[]): Task | undefined {
  const at = events.findLastIndex(({ type }) => type === 'WorkflowTaskStarted');
  const started = events[at];
  if (started === undefined) return undefined;
  const { identity, group } = started;
  const end = events.slice(at + 1).find((event) => event.group === group && event.type.startsWith('WorkflowTask'));
  const before = events.findLastIndex(({ type }, index) => index < at && type === 'WorkflowTaskCompleted');
  const seen = events.some((event, index) => {
    return index < at && event.type === 'WorkflowTaskCompleted' && event.identity === identity;
  });
  const replayed = seen || before < 0 || identity === undefined ? 0 : (events[before]?.id ?? 0);
  return { identity, replayed, ...(end === undefined ? {} : { completedAt: end.at }) };
}
