import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { demoError } from './problem.js';

/** Where the modules of a demo are; all paths are absolute. */
export interface DemoFiles {
  readonly name: string;
  readonly folder: string;
  readonly demo: string;
  readonly workflows: string;
  /** Absent: it has no activities of its own. */
  readonly activities?: string;
}

/** The names of the demos in a folder, sorted: each folder in it that can be a demo's is one. */
export async function demoNames(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !/^[._]|^node_modules$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** @throws BundleError if a module is missing that every demo has */
export function demoFiles(demosFolder: string, name: string): DemoFiles {
  const folder = resolve(demosFolder, name);
  for (const part of ['demo.ts', 'workflows.ts']) {
    if (existsSync(join(folder, part))) continue;
    throw demoError(
      name,
      `The demo "${name}" has no ${part}: a demo is demo.ts, workflows.ts and, if it has any, activities.ts.`,
    );
  }
  const activities = join(folder, 'activities.ts');
  return {
    name,
    folder,
    demo: join(folder, 'demo.ts'),
    workflows: join(folder, 'workflows.ts'),
    ...(existsSync(activities) ? { activities } : {}),
  };
}
