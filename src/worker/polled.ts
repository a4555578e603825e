import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuiltQueue, readDemoIndex } from '../demo/load.js';
import { type Activities, demoActivities } from './activities.js';
import type { ToWorker } from './messages.js';

/** What a worker does on one Task Queue. */
export interface Polled {
  readonly taskQueue: string;
  /** The bundle with the workflows. */
  readonly code: string;
  readonly activities: Activities;
  readonly maxConcurrentActivityTaskExecutions?: number;
}

type Work = Pick<Extract<ToWorker, { readonly kind: 'start' }>, 'demosFolder' | 'version' | 'queueSuffix'>;

/** What the demos of a folder ask of a worker, a queue at a time. */
export async function polledQueues({ demosFolder, version, queueSuffix }: Work): Promise<readonly Polled[]> {
  const { queues } = await readDemoIndex(demosFolder);
  const read = new Map<string, Promise<string>>();
  const text = (file: string): Promise<string> => {
    const known = read.get(file) ?? readFile(file, 'utf8');
    read.set(file, known);
    return known;
  };
  return Promise.all(
    queues.map(async ({ taskQueue, folder, demos, maxConcurrentActivities: most }) => ({
      taskQueue: taskQueue + queueSuffix,
      code: await text(join(folder, bundleOf(demos, version))),
      activities: await demoActivities(folder, demos),
      ...(most === undefined ? {} : { maxConcurrentActivityTaskExecutions: most }),
    })),
  );
}

function bundleOf(demos: BuiltQueue['demos'], version: Work['version']): string {
  return version !== undefined && demos.includes(version.demo)
    ? `workflow-bundle.${version.demo}.${version.name}.js`
    : 'workflow-bundle.js';
}
