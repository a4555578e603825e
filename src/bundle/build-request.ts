import { mkdir } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { type BuiltDemo, type BuiltQueue, type DemoIndex, readDemoIndex } from '../demo/load.js';
import { assemble } from './assemble.js';
import { builtFolder } from './built-folder.js';
import { demoFiles, demoNames } from './demo-files.js';
import { buildFenceModules } from './fence-modules.js';
import { type MadeDemo, makeDemo } from './make-demo.js';
import type { BundleRequest } from './messages.js';
import type { Setup } from './modules.js';
import { BundleError, type BundleProblem, settled } from './problem.js';

export interface BuiltRequest {
  /** Whether the folder is whole. */
  readonly usable: boolean;
  readonly problems: readonly BundleProblem[];
  /** The author's demos, whether they could be built or not. */
  readonly names: readonly string[];
  /** The files that went into it, absolute. */
  readonly inputs: readonly string[];
  /** The author's modules in the folder, absolute: their types can be checked. */
  readonly roots: readonly string[];
}

/**
 * Builds demos of an author's own, and an index of them and of ours, which stay where they are. Of two that have one
 * name the author's is in it.
 *
 * @param keep demos without which the folder is of no use; of the others those are missing that can't be built
 */
export async function buildRequest(
  request: BundleRequest,
  outFolder: string,
  keep: readonly string[],
): Promise<BuiltRequest> {
  const out = await builtFolder(outFolder);
  const setup: Setup = { tslides: request.tslides, packages: 'placed' };
  const ours = await readDemoIndex(request.ours);
  const own = await buildOwn(request.folder, join(outFolder, 'own'), setup, queueNames(ours.queues));
  const taken = queueNames([...ours.queues, ...own.queues]);
  const fences = await buildFenceModules(request.modules, outFolder, setup, taken);
  const problems = [...own.problems, ...fences.problems];
  const usable = !problems.some(({ demo }) => (demo === undefined ? keep.length > 0 : keep.includes(demo)));
  if (usable) await out.writeIndex(withOwn(ours, own.demos, [...own.queues, ...fences.queues], request.modules));
  const names = [...own.names, ...request.modules.map(({ name }) => name)];
  return { usable, problems, names, inputs: [...own.inputs, ...fences.inputs], roots: own.roots };
}

const queueNames = (queues: readonly BuiltQueue[]): ReadonlySet<string> =>
  new Set(queues.map(({ taskQueue }) => taskQueue));

interface Own extends DemoIndex, Omit<BuiltRequest, 'usable'> {}

async function buildOwn(
  folder: string | undefined,
  outFolder: string,
  setup: Setup,
  taken: ReadonlySet<string>,
): Promise<Own> {
  const nothing: Own = { demos: [], queues: [], problems: [], names: [], inputs: [], roots: [] };
  if (folder === undefined) return nothing;
  await mkdir(outFolder, { recursive: true });
  const names = await demoNames(folder).catch((error: NodeJS.ErrnoException) => error);
  if (names instanceof Error) {
    const why = names.code === 'ENOENT' ? 'it is not there' : names.message;
    return { ...nothing, problems: [{ message: `The folder of demos ${folder} can't be read: ${why}.` }] };
  }
  const { made, problems } = await settled(
    names.map(async (name) => onOwnQueue(await makeDemo(demoFiles(folder, name), outFolder, setup), taken)),
  );
  const inputs = made.flatMap((one) => one.inputs);
  const roots = [...new Set(inputs)].filter((file) => file.startsWith(join(folder, sep)) && /\.tsx?$/.test(file));
  let good = made;
  const found = [...problems];
  while (good.length > 0) {
    try {
      const { demos, queues } = await assemble(good, outFolder);
      return {
        demos: demos.map((demo) => ({ ...demo, sources: resolve(outFolder, demo.sources) })),
        queues: queues.map((queue) => ({ ...queue, folder: outFolder })),
        ...{ problems: found, names, inputs, roots },
      };
    } catch (error) {
      if (!(error instanceof BundleError)) throw error;
      found.push(...error.problems);
      const bad = new Set(error.problems.map(({ demo }) => demo));
      const rest = good.filter(({ demo }) => !bad.has(demo.name));
      good = rest.length < good.length ? rest : [];
    }
  }
  return { ...nothing, problems: found, names, inputs, roots };
}

/** Two bundles can't share a Task Queue: an author's demos are on queues that none of ours is on. */
function onOwnQueue(made: MadeDemo, taken: ReadonlySet<string>): MadeDemo {
  const { taskQueue } = made.demo;
  return taken.has(taskQueue) ? { ...made, demo: { ...made.demo, taskQueue: `${taskQueue}-own` } } : made;
}

/** Ours, but for those that have an author's name. */
function withOwn(
  ours: DemoIndex,
  demos: readonly BuiltDemo[],
  queues: readonly BuiltQueue[],
  fences: readonly { readonly name: string }[],
): DemoIndex {
  const theirs = new Set([...demos, ...fences].map(({ name }) => name));
  const without = (queue: BuiltQueue) => ({ ...queue, demos: queue.demos.filter((name) => !theirs.has(name)) });
  return {
    demos: [...ours.demos.filter(({ name }) => !theirs.has(name)), ...demos],
    queues: [...ours.queues.map(without).filter((queue) => queue.demos.length > 0), ...queues],
  };
}
