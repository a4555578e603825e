import type { QueueTask, QueueType } from '../matching/matching.js';
import type { Call, Services } from './services.js';

/** A poll is answered with nothing after this long (ms): the SDK's own limit is 70 s. */
const PATIENCE = 60_000;
/** What is left of a client's time for the answer to reach it (ms). */
const REPLY = 500;

/** What all polls have in common. */
export interface Poll {
  readonly taskQueue?: { readonly name?: string | undefined } | undefined;
  readonly identity?: string | undefined;
  readonly workerInstanceKey?: string | undefined;
}

/** Waits for a task of which `give` can make an answer (not of one that is over already); {} when none came in time. */
export async function poll(
  { matching }: Services,
  type: QueueType,
  { taskQueue: { name: queue = '' } = {}, identity = '', workerInstanceKey: worker = '' }: Poll,
  { connection, gone, timeLeft }: Call,
  give: (task: QueueTask, identity: string) => object | undefined,
): Promise<object> {
  const patience = Math.max(1, Math.min(PATIENCE, timeLeft - REPLY));
  for (;;) {
    const task = await matching.poll(type, queue, { identity, connection, worker, gone, patience });
    if (task === undefined) return {};
    if (gone.aborted) {
      matching.putBack(type, queue, task);
      return {};
    }
    const reply = give(task, identity);
    if (reply !== undefined) return reply;
  }
}
