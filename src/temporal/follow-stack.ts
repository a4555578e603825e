import { status } from '@grpc/grpc-js';
import type { Bell } from './bell.js';
import { call } from './call.js';
import { afterTrouble, callLimit, type Following } from './known.js';
import { oldestOpen } from './oldest-open.js';
import { grpcCode } from './problem.js';
import { rest } from './rest.js';
import { StackReader } from './stack.js';
import { tracedOf } from './stack-trace.js';

/** ms between two questions at the least, and until one is asked again that nobody answered. */
const shortestPause = 250;
const untilAgain = 5_000;

/**
 * Where the workflow's code stands: asked of a worker when the workflow's code was run. One question is open at a time,
 * and while no worker answers they are rare: nothing must pile up before a worker that is dead.
 */
export async function followStack(following: Following, moved: Bell): Promise<void> {
  const { temporal, run, known, publish, signal } = following;
  const { connection, client } = temporal;
  const reader = new StackReader();
  let asked = 0;
  while (!signal.aborted && !known.over) {
    const task = known.folded.lastTask;
    if (task === undefined || task.id === asked) {
      await moved.wait();
      continue;
    }
    try {
      const answer = await call(temporal, callLimit, signal, () =>
        connection.workflowService.queryWorkflow({
          namespace: client.options.namespace,
          execution: run,
          query: { queryType: '__enhanced_stack_trace' },
        }),
      );
      if (known.over) return;
      asked = task.id;
      const traced = tracedOf(answer.queryResult?.payloads?.[0]);
      const times = { at: Date.now(), task: task.at, oldestOpen: oldestOpen(known.folded.events) };
      const stack = traced && reader.read(known.stack, traced, times);
      if (stack !== undefined && stack !== known.stack) {
        known.stack = stack;
        publish();
      }
      await rest(shortestPause, signal);
    } catch (error) {
      // A worker that knows no such query will not learn it.
      if (grpcCode(error) === status.INVALID_ARGUMENT) return;
      await rest(afterTrouble, signal);
      await moved.wait(untilAgain);
    }
  }
}
