import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { nearest } from '../deck/nearest.js';
import type { BuiltQueue } from '../demo/load.js';
import type { FenceModules } from './messages.js';
import { buildModules, emptyModule, type Setup } from './modules.js';
import { BundleError, type BundleProblem, demoError } from './problem.js';
import { workflowCode } from './workflow-code.js';

export interface BuiltFences {
  readonly queues: readonly BuiltQueue[];
  readonly problems: readonly BundleProblem[];
  /** The files that they are made of, absolute. */
  readonly inputs: readonly string[];
}

/**
 * Builds the modules of a project that fences name, each pair of them once, into folders of their own.
 *
 * @param taken Task Queues that have workers of another bundle
 */
export async function buildFenceModules(
  fences: readonly FenceModules[],
  outFolder: string,
  setup: Setup,
  taken: ReadonlySet<string>,
): Promise<BuiltFences> {
  const pairs = new Map<string, FenceModules[]>();
  for (const fence of fences) {
    const pair = JSON.stringify([fence.workflows, fence.activities]);
    pairs.set(pair, [...(pairs.get(pair) ?? []), fence]);
  }
  const queues: BuiltQueue[] = [];
  const problems: BundleProblem[] = [];
  const inputs: string[] = [];
  for (const [index, group] of [...pairs.values()].entries()) {
    const folder = join(outFolder, `project-${index + 1}`);
    const used = new Set([...taken, ...queues.map(({ taskQueue }) => taskQueue)]);
    try {
      const built = await buildGroup(group, folder, setup, used);
      queues.push(...built.queues);
      problems.push(...built.problems);
      inputs.push(...built.inputs);
    } catch (error) {
      if (!(error instanceof BundleError)) throw error;
      problems.push(...group.flatMap(({ name }) => error.problems.map((problem) => ({ ...problem, demo: name }))));
    }
  }
  return { queues, problems, inputs };
}

async function buildGroup(
  group: readonly FenceModules[],
  folder: string,
  setup: Setup,
  taken: ReadonlySet<string>,
): Promise<BuiltFences> {
  const [{ name: first, workflows, activities }] = group as readonly [FenceModules, ...FenceModules[]];
  for (const file of [workflows, activities]) {
    if (file !== undefined && !existsSync(file)) throw demoError(first, `There is no file ${relative('', file)}.`);
  }
  await mkdir(folder, { recursive: true });
  const entries = [
    { source: workflows, out: 'workflows' },
    ...(activities === undefined ? [] : [{ source: activities, out: 'activities' }]),
  ];
  const modules = await buildModules(first, entries, folder, setup);
  if (activities === undefined) await emptyModule(join(folder, 'activities.js'));
  const names = (modules[0]?.exports ?? []).filter((name) => name !== 'default');
  const code = await workflowCode([{ demo: first, file: workflows, names }], folder);
  await writeFile(join(folder, 'workflow-bundle.js'), code);

  const queues = new Map<string, BuiltQueue>();
  const problems: BundleProblem[] = [];
  for (const { name, workflow, taskQueue } of group) {
    if (!names.includes(workflow)) {
      const near = nearest(workflow, names);
      const advice =
        near === undefined ? `it exports ${names.join(', ') || 'nothing'}` : `did you mean \`workflow: ${near}\`?`;
      problems.push({
        demo: name,
        file: workflows,
        message: `The module exports no workflow "${workflow}": ${advice}`,
      });
    } else if (taken.has(taskQueue)) {
      problems.push({
        demo: name,
        message: `The Task Queue "${taskQueue}" has workers with other workflows: choose another \`task_queue\`.`,
      });
    } else {
      await mkdir(join(folder, name), { recursive: true });
      await writeFile(join(folder, name, 'activities.js'), "export * from '../activities.js';\n");
      queues.set(taskQueue, { taskQueue, folder, demos: [...(queues.get(taskQueue)?.demos ?? []), name] });
    }
  }
  return { queues: [...queues.values()], problems, inputs: modules.flatMap((module) => module.inputs) };
}
