import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type LoadedDemo, loadDemos } from '../demo/load.js';
import type { FenceDemo } from '../demo/of-fence.js';
import type { Demo } from '../demo/types.js';
import type { BundleProblem } from './problem.js';
import { problemText } from './problem-text.js';

/** What an author should know of a demo: an `error` keeps it from being built, with a `warning` it runs all the same. */
export interface DemoProblem {
  readonly level: 'error' | 'warning';
  /** One line, with its place: `demos/order/workflows.ts:12:3 …`. */
  readonly text: string;
}

/** By the demo's name; by the empty name what is wrong with the folder of demos itself. */
export type DemoProblems = ReadonlyMap<string, DemoProblem>;

/** Demos that are built, ours among them. */
export interface BuiltDemos {
  /** Holds `demos.json`: what workers are told. */
  readonly folder: string;
  readonly demos: ReadonlyMap<string, LoadedDemo>;
}

/** Longer sources are not shown. */
const longestSource = 100_000;

/** All demos of a built folder, those that fences make, and those that could not be built, with the reason. */
export async function loadBuilt(
  folder: string,
  fences: ReadonlyMap<string, FenceDemo>,
  problems: DemoProblems,
): Promise<BuiltDemos> {
  const demos = new Map(await loadDemos(folder));
  for (const [name, fence] of fences) {
    const file = fence.modules?.workflows;
    const sources = file === undefined ? folder : dirname(file);
    demos.set(name, { kind: 'demo', demo: await withSource(fence.demo, file), folder, sources });
  }
  for (const [name, { level, text }] of problems) {
    if (level === 'error' && name !== '') demos.set(name, { kind: 'broken', message: text });
  }
  return { folder, demos };
}

async function withSource(demo: Demo, file: string | undefined): Promise<Demo> {
  const text = file === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined);
  if (file === undefined || text === undefined || text.length > longestSource) return demo;
  return { ...demo, source: { file: basename(file), text } };
}

/**
 * What there is to say of each demo: what keeps it from being built, else what its types say.
 *
 * @param all the names of the author's demos: a problem of no demo is one of all
 */
export function problemsOf(
  building: readonly BundleProblem[],
  types: readonly BundleProblem[],
  all: readonly string[],
): DemoProblems {
  const told = new Map<string, DemoProblem>();
  for (const [level, problems] of [
    ['error', building],
    ['warning', types],
  ] as const) {
    const found = new Map<string, string[]>();
    for (const problem of problems) {
      for (const name of problem.demo === undefined ? ['', ...all] : [problem.demo]) {
        found.set(name, [...(found.get(name) ?? []), problemText(problem, process.cwd())]);
      }
    }
    for (const [name, [first = '', ...more]] of found) {
      const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
      if (!told.has(name)) told.set(name, { level, text: `${first}${rest}` });
    }
  }
  return told;
}
