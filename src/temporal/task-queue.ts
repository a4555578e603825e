import proto from '@temporalio/proto';
import type { Poller, QueueSide, StickyQueue, TaskQueueView } from '../panel/view.js';
import { call } from './call.js';
import type { TemporalClient } from './connect.js';
import { milliseconds, number } from './protocol.js';
import { rest } from './rest.js';

/** ms between two looks. */
const pace = 330;
/** A live worker asks anew at least once a minute; the service remembers those of the last five. */
const memory = 65_000;
const mostPollers = 50;
const mostStickies = 5;

/** A queue from which one worker takes the workflow tasks of what it has in its cache. */
export type KnownSticky = Pick<StickyQueue, 'name' | 'identity'>;

/**
 * Tells who polls a Task Queue and what waits in it, three times a second, until `signal` is aborted. While the service
 * does not answer nothing is told.
 *
 * @param stickies those whose names are known, newest last: no service lists them
 */
export async function watchTaskQueue(
  temporal: TemporalClient,
  name: string,
  stickies: () => readonly KnownSticky[],
  onView: (view: TaskQueueView) => void,
  signal: AbortSignal,
): Promise<void> {
  const { TASK_QUEUE_TYPE_WORKFLOW, TASK_QUEUE_TYPE_ACTIVITY } = proto.temporal.api.enums.v1.TaskQueueType;
  const { TASK_QUEUE_KIND_NORMAL, TASK_QUEUE_KIND_STICKY } = proto.temporal.api.enums.v1.TaskQueueKind;
  const sideOf = (queue: Queue, type: Type) => describe(temporal, queue, type, signal);
  const sticky = async ({ name: own, identity }: KnownSticky): Promise<readonly StickyQueue[]> => {
    const queue = { name: own, kind: TASK_QUEUE_KIND_STICKY, normalName: name };
    const { pollers, backlog } = await sideOf(queue, TASK_QUEUE_TYPE_WORKFLOW);
    if (pollers.length === 0) return [];
    return [{ name: own, identity, ...(backlog === undefined ? {} : { backlog }) }];
  };
  while (!signal.aborted) {
    try {
      const normal = { name, kind: TASK_QUEUE_KIND_NORMAL };
      const [workflow, activity, ...known] = await Promise.all([
        sideOf(normal, TASK_QUEUE_TYPE_WORKFLOW),
        sideOf(normal, TASK_QUEUE_TYPE_ACTIVITY),
        ...stickies().slice(-mostStickies).map(sticky),
      ]);
      if (!signal.aborted) onView({ name, at: Date.now(), workflow, activity, stickies: known.flat() });
    } catch {
      // The service's own view tells that it is away.
    }
    await rest(pace, signal);
  }
}

type Type = proto.temporal.api.enums.v1.TaskQueueType;

interface Queue {
  readonly name: string;
  readonly kind: proto.temporal.api.enums.v1.TaskQueueKind;
  readonly normalName?: string;
}

async function describe(
  temporal: TemporalClient,
  taskQueue: Queue,
  taskQueueType: Type,
  signal: AbortSignal,
): Promise<QueueSide> {
  const { connection, client } = temporal;
  const { namespace } = client.options;
  const { pollers, stats } = await call(temporal, 2_000, signal, () =>
    connection.workflowService.describeTaskQueue({
      namespace,
      taskQueue,
      taskQueueType,
      // A real service refuses to count what lies in a sticky queue.
      reportStats: taskQueue.kind === proto.temporal.api.enums.v1.TaskQueueKind.TASK_QUEUE_KIND_NORMAL,
    }),
  );
  return { pollers: alive(pollers, Date.now()), ...(stats ? statsOf(stats) : {}) };
}

/** One entry an identity, in the order of their names: the service's own order changes with every poll. */
function alive(infos: readonly proto.temporal.api.taskqueue.v1.IPollerInfo[], now: number): readonly Poller[] {
  const last = new Map<string, number>();
  for (const { identity, lastAccessTime } of infos) {
    const at = milliseconds(lastAccessTime) ?? now;
    if (now - at < memory) last.set(identity ?? '', Math.max(at, last.get(identity ?? '') ?? 0));
  }
  return [...last]
    .map(([identity, at]) => ({ identity, at }))
    .sort((one, other) => (one.identity < other.identity ? -1 : 1))
    .slice(0, mostPollers);
}

type Stats = proto.temporal.api.taskqueue.v1.ITaskQueueStats;

function statsOf(stats: Stats): Omit<QueueSide, 'pollers'> {
  const { tasksAddRate, tasksDispatchRate } = stats;
  const age = milliseconds(stats.approximateBacklogAge);
  // The embedded service gives no rates, and a rate of nothing is no field on the wire: both or none.
  const rated = (tasksAddRate ?? 0) > 0 || (tasksDispatchRate ?? 0) > 0;
  return {
    backlog: number(stats.approximateBacklogCount),
    ...(age === undefined ? {} : { age }),
    ...(rated ? { addRate: tasksAddRate ?? 0, dispatchRate: tasksDispatchRate ?? 0 } : {}),
  };
}
