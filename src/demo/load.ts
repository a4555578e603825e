import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DemoInfo } from '../panel/view.js';
import { importModule } from '../process/import-module.js';
import type { Demo } from './types.js';

export type LoadedDemo =
  | { readonly kind: 'demo'; readonly demo: Demo }
  /** Why it could not be loaded, one sentence. */
  | { readonly kind: 'broken'; readonly message: string };

/** What the build knows of the demos: `demos.json`, beside the built demos. */
export interface DemoIndex {
  readonly demos: readonly DemoInfo[];
}

/** The index alone, without loading any demo. @throws if there is none: the program was not built whole. */
export async function readDemoIndex(folder: string): Promise<DemoIndex> {
  return JSON.parse(await readFile(join(folder, 'demos.json'), 'utf8')) as DemoIndex;
}

/** Every built demo of a folder by its name; one that can't be loaded stands there with the reason. */
export async function loadDemos(folder: string): Promise<ReadonlyMap<string, LoadedDemo>> {
  const { demos } = await readDemoIndex(folder);
  const loaded = await Promise.all(demos.map(async ({ name }) => [name, await loadDemo(folder, name)] as const));
  return new Map(loaded);
}

async function loadDemo(folder: string, name: string): Promise<LoadedDemo> {
  try {
    const url = pathToFileURL(join(folder, name, 'demo.js')).href;
    const module = (await importModule(url)) as { readonly default?: Demo };
    if (module.default?.name !== name) {
      return { kind: 'broken', message: `The demo "${name}" is not what its demo.ts exports by default.` };
    }
    return { kind: 'demo', demo: module.default };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'broken', message: `The demo "${name}" could not be loaded: ${why}` };
  }
}
