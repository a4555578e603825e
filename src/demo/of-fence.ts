import { basename, dirname, resolve } from 'node:path';
import type { PanelBlock } from '../deck/types.js';
import type { Demo } from './types.js';

/**
 * A demo that a fence makes of workflows as they are:
 *
 * ```
 * workflows: ../src/workflows.ts      relative to the deck's file; absent: workers that are not ours run it
 * activities: ../src/activities.ts
 * workflow: orderWorkflow             its type; the fence's name if absent
 * task_queue: orders
 * ```
 */
export interface FenceDemo {
  readonly demo: Demo;
  /** What a worker of ours runs, absolute; absent: nothing. */
  readonly modules?: { readonly workflows: string; readonly activities?: string };
}

export type FenceReading =
  /** It shows a demo that stands somewhere else. */
  | { readonly kind: 'named' }
  | { readonly kind: 'made'; readonly fence: FenceDemo }
  /** Why it can't be shown, one sentence. */
  | { readonly kind: 'refused'; readonly message: string };

const texts = ['workflows', 'activities', 'workflow', 'task_queue'] as const;

/** What a `demo` fence says besides `panels` and `input`. */
export function readFence({ demo: name, params, source }: PanelBlock): FenceReading {
  const { keep_running: keepRunning = false } = params;
  if (typeof keepRunning !== 'boolean') return refused('`keep_running` is true or false');
  const said: { readonly [key in (typeof texts)[number]]?: string } = Object.fromEntries(
    texts.flatMap((key) => (params[key] === undefined || params[key] === null ? [] : [[key, params[key]]])),
  );
  for (const key of texts) {
    const value: unknown = said[key];
    if (value !== undefined && (typeof value !== 'string' || value.trim() === ''))
      return refused(`\`${key}\` must be a text`);
  }
  const { workflows, activities, workflow = name, task_queue: taskQueue } = said;
  if (workflows === undefined) {
    if (activities !== undefined) return refused('`activities` is for `workflows`: name their module, too');
    if (taskQueue === undefined && said.workflow === undefined) return { kind: 'named' };
    if (taskQueue === undefined) {
      return refused(
        '`workflow` needs `workflows`, the module it is in, or `task_queue`, the Task Queue of workers that run it',
      );
    }
    const demo = {
      ...demoOf(name, workflow, taskQueue),
      line: `${workflow}, run by workers of ${taskQueue}.`,
      elsewhere: true,
    };
    return { kind: 'made', fence: { demo } };
  }
  const folder = dirname(source.file);
  const modules = {
    workflows: resolve(folder, workflows),
    ...(activities === undefined ? {} : { activities: resolve(folder, activities) }),
  };
  for (const [key, file] of Object.entries(modules)) {
    if (!/\.(ts|js)$/.test(file))
      return refused(`\`${key}\` is a module that ends in .ts or .js, not ${JSON.stringify(said[key as 'workflows'])}`);
  }
  const demo = {
    ...demoOf(name, workflow, taskQueue ?? `tslides-${name}`),
    line: `${workflow} of ${basename(workflows)}.`,
  };
  return { kind: 'made', fence: { demo, modules } };
}

const refused = (message: string): FenceReading => ({ kind: 'refused', message });

function demoOf(name: string, workflow: string, taskQueue: string): Omit<Demo, 'line'> {
  return {
    name,
    workflow,
    taskQueue,
    // The workflow knows what it takes; we do not.
    input: {
      schema: { '~standard': { version: 1, vendor: 'tslides', validate: (value) => ({ value }) } },
      default: undefined,
    },
    actions: [
      { kind: 'start', key: 's', label: 'start' },
      { kind: 'cancel', key: 'c', label: 'cancel' },
      { kind: 'terminate', key: 't', label: 'terminate' },
      { kind: 'reset', key: 'x', label: 'reset' },
    ],
    panels: [['status'], ['timeline', 'history']],
  };
}

export interface FenceDemos {
  readonly demos: ReadonlyMap<string, FenceDemo>;
  /** Of the blocks that can't be shown. */
  readonly problems: ReadonlyMap<PanelBlock, string>;
}

/** The demos that the fences of a deck make. Fences of one name show one demo: the first that says what it is. */
export function fenceDemos(blocks: readonly PanelBlock[]): FenceDemos {
  const demos = new Map<string, FenceDemo>();
  const problems = new Map<PanelBlock, string>();
  for (const block of blocks) {
    const reading = readFence(block);
    if (reading.kind === 'refused') problems.set(block, reading.message);
    if (reading.kind !== 'made') continue;
    const first = demos.get(block.demo);
    if (first === undefined) demos.set(block.demo, reading.fence);
    else if (!sameDemo(first, reading.fence)) {
      problems.set(
        block,
        `another fence says something else of the demo "${block.demo}": give one of them another name and \`workflow: ${reading.fence.demo.workflow}\``,
      );
    }
  }
  return { demos, problems };
}

function sameDemo(one: FenceDemo, other: FenceDemo): boolean {
  const told = ({ demo, modules }: FenceDemo) => [
    demo.workflow,
    demo.taskQueue,
    modules?.workflows,
    modules?.activities,
  ];
  return told(one).every((part, index) => part === told(other)[index]);
}
