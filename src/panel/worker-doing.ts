import type { PanelLook } from './look.js';
import { workerName } from './seats.js';
import { said } from './text.js';
import { modelOf } from './timeline/model.js';
import type { DemoView, HistoryEvent, WorkflowView } from './view.js';

/** ms for which a replay is told that took a few of them. */
const lingering = 3_000;

/** What a worker has in its hands of this workflow; empty: nothing. */
export function doing(pid: number, view: DemoView, look: PanelLook): string {
  const { workflow, now } = view;
  if (workflow === undefined) return '';
  const task = newestTask(workflow);
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
  /** Events that the worker had to go through because it had not got this workflow; 0: it had. */
  readonly replayed: number;
}

// Panels are drawn ten times a second, and each asks for every worker.
const known = new WeakMap<readonly HistoryEvent[], Task | 'none'>();

/** The workflow task that was started last. */
function newestTask(workflow: WorkflowView): Task | undefined {
  const found = known.get(workflow.events) ?? find(workflow) ?? 'none';
  known.set(workflow.events, found);
  return found === 'none' ? undefined : found;
}

function find(workflow: WorkflowView): Task | undefined {
  const { events } = workflow;
  const at = events.findLastIndex(({ type }) => type === 'WorkflowTaskStarted');
  const started = events[at];
  if (started === undefined) return undefined;
  const { identity, group } = started;
  const end = events.slice(at + 1).find((event) => event.group === group && event.type.startsWith('WorkflowTask'));
  const replayed = modelOf(workflow).replays.findLast((replay) => replay.group === group)?.events ?? 0;
  return { identity, replayed, ...(end === undefined ? {} : { completedAt: end.at }) };
}
