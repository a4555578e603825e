import { isGone, workerName } from '../panel/seats.js';
import type { QueueSide, TaskQueueView, WorkerProcess, WorkersView } from '../panel/view.js';

/** What the service knows of a Task Queue, and of those who poll it. */
export interface Polled {
  readonly queue: TaskQueueView;
  readonly workers: WorkersView;
}

const known = new WeakMap<TaskQueueView, { readonly by: WorkersView; readonly polled: Polled }>();

/** The same as long as neither changes. */
export function polledBy(workers: WorkersView, told: TaskQueueView): Polled {
  const before = known.get(told);
  if (before?.by === workers) return before.polled;
  const queue = withoutGone(told, workers);
  const pollers = { workflow: queue.workflow.pollers.length, activity: queue.activity.pollers.length, at: queue.at };
  const polled = { queue, workers: { ...workers, pollers } };
  known.set(told, { by: workers, polled });
  return polled;
}

/** A real service remembers a poll for as long as it may last: of a worker that was killed here more is known. */
function withoutGone(queue: TaskQueueView, { processes }: WorkersView): TaskQueueView {
  const pids = (isOne: (process: WorkerProcess) => boolean) => processes.filter(isOne).map(({ pid }) => String(pid));
  const gone = new Set(pids((process) => isGone({ process })));
  for (const pid of pids((process) => !isGone({ process }))) gone.delete(pid);
  if (gone.size === 0) return queue;
  const left = (side: QueueSide): QueueSide => ({
    ...side,
    pollers: side.pollers.filter(({ identity }) => !gone.has(workerName(identity))),
  });
  return { ...queue, workflow: left(queue.workflow), activity: left(queue.activity) };
}
