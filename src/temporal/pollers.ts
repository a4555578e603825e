import proto from '@temporalio/proto';
import type { WorkersView } from '../panel/view.js';
import { call } from './call.js';
import type { TemporalClient } from './connect.js';
import { rest } from './rest.js';

export type Pollers = NonNullable<WorkersView['pollers']>;

/** ms between two looks. */
const pace = 500;
/** A live worker asks anew at least once a minute; the service remembers those of the last five. */
const memory = 65_000;

/**
 * Tells how many workers poll a task queue, twice a second, until `signal` is aborted. While the service does not
 * answer nothing is told.
 */
export async function watchPollers(
  temporal: TemporalClient,
  taskQueue: string,
  onPollers: (pollers: Pollers) => void,
  signal: AbortSignal,
): Promise<void> {
  const { TaskQueueType } = proto.temporal.api.enums.v1;
  while (!signal.aborted) {
    try {
      const [workflow, activity] = await Promise.all([
        pollersOf(temporal, taskQueue, TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW, signal),
        pollersOf(temporal, taskQueue, TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY, signal),
      ]);
      if (!signal.aborted) onPollers({ workflow, activity, at: Date.now() });
    } catch {
      // The service's own view tells that it is away.
    }
    await rest(pace, signal);
  }
}

async function pollersOf(
  temporal: TemporalClient,
  name: string,
  taskQueueType: proto.temporal.api.enums.v1.TaskQueueType,
  signal: AbortSignal,
): Promise<number> {
  const { connection, client } = temporal;
  const answer = await call(temporal, 2_000, signal, () =>
    connection.workflowService.describeTaskQueue({
      namespace: client.options.namespace,
      taskQueue: { name },
      taskQueueType,
    }),
  );
  const now = Date.now();
  const alive = answer.pollers.filter(
    ({ lastAccessTime }) => !lastAccessTime || now - Number(lastAccessTime.seconds) * 1_000 < memory,
  );
  return new Set(alive.map(({ identity }) => identity)).size;
}
