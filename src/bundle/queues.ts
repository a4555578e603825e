import type { BuiltQueue } from '../demo/load.js';
import type { Demo } from '../demo/types.js';
import { demoError } from './problem.js';

/**
 * The Task Queues of demos that are built into one folder, in the order of the demos, with what their workers may do.
 *
 * @throws BundleError if two demos want different workers on one queue
 */
export function queuesOf(demos: readonly Demo[]): readonly BuiltQueue[] {
  const queues = new Map<string, BuiltQueue>();
  for (const { name, taskQueue, worker } of demos) {
    const limit = worker?.maxConcurrentActivities;
    const known = queues.get(taskQueue);
    if (known !== undefined && known.maxConcurrentActivities !== limit) {
      const first = known.demos.join('", "');
      throw demoError(
        name,
        `The demos "${first}" and "${name}" want different \`worker\` options on the Task Queue "${taskQueue}": give one of them a \`taskQueue\` of its own.`,
      );
    }
    queues.set(taskQueue, {
      ...(known ?? { taskQueue, folder: '.', ...(limit === undefined ? {} : { maxConcurrentActivities: limit }) }),
      demos: [...(known?.demos ?? []), name],
    });
  }
  return [...queues.values()];
}
