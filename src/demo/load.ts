import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DemoInfo } from '../panel/view.js';
import { importModule } from '../process/import-module.js';
import type { Demo } from './types.js';

export type LoadedDemo =
  | {
      readonly kind: 'demo';
      readonly demo: Demo;
      /** Where its built modules are. */
      readonly folder: string;
      /** Where its `demo.ts` is. */
      readonly sources: string;
    }
  /** Why it could not be loaded, one sentence. */
  | { readonly kind: 'broken'; readonly message: string };

/** What the build knows of the demos: `demos.json`, beside the built demos. */
export interface DemoIndex {
  readonly demos: readonly BuiltDemo[];
  /** What workers poll. */
  readonly queues: readonly BuiltQueue[];
}

export interface BuiltDemo extends DemoInfo {
  /** Folder of its `demo.ts`; in the file relative to the built folder. */
  readonly sources: string;
}

export interface BuiltQueue {
  readonly taskQueue: string;
  /**
   * Holds `workflow-bundle.js`, `workflow-bundle.<demo>.<version>.js` and for each of the demos
   * `<demo>/activities.js`; in the file relative to the built folder.
   */
  readonly folder: string;
  /** The demos on this queue. */
  readonly demos: readonly string[];
  /** In one worker process; the SDK's own choice if absent. */
  readonly maxConcurrentActivities?: number;
}

export const indexFile = 'demos.json';

/** The index alone, without loading any demo; its paths are absolute. @throws if there is none: the program was not built whole. */
export async function readDemoIndex(folder: string): Promise<DemoIndex> {
  const { demos, queues } = JSON.parse(await readFile(join(folder, indexFile), 'utf8')) as DemoIndex;
  return {
    demos: demos.map((demo) => ({ ...demo, sources: resolve(folder, demo.sources) })),
    queues: queues.map((queue) => ({ ...queue, folder: resolve(folder, queue.folder) })),
  };
}

/** The file of a module that was built, relative to its demo's built folder: `./gateway.ts` is `gateway.js` there. */
export function builtModule(source: string): string {
  return source.replace(/^\.\//, '').replace(/\.[cm]?tsx?$/, '.js');
}

/** Every built demo of a folder by its name; one that can't be loaded stands there with the reason. */
export async function loadDemos(folder: string): Promise<ReadonlyMap<string, LoadedDemo>> {
  const { demos, queues } = await readDemoIndex(folder);
  const loaded = demos.map(async (built) => {
    const queue = queues.find((candidate) => candidate.demos.includes(built.name));
    return [built.name, await loadDemo(join(queue?.folder ?? folder, built.name), built)] as const;
  });
  return new Map(await Promise.all(loaded));
}

async function loadDemo(folder: string, { name, taskQueue, source, sources }: BuiltDemo): Promise<LoadedDemo> {
  try {
    const url = pathToFileURL(join(folder, 'demo.js')).href;
    const module = (await importModule(url)) as { readonly default?: Demo };
    if (module.default?.name !== name) {
      return { kind: 'broken', message: `The demo "${name}" is not what its demo.ts exports by default.` };
    }
    const demo = { ...module.default, taskQueue, ...(source === undefined ? {} : { source }) };
    return { kind: 'demo', demo, folder, sources };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'broken', message: `The demo "${name}" could not be loaded: ${why}` };
  }
}
