import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFence } from '../demo/of-fence.js';
import { startWorkflow } from '../temporal/start.js';
import { type Built, builtForTest, bundlerForTest } from '../testing/built.js';
import { writeDemo } from '../testing/demo-sources.js';
import { openStage, type Stage } from '../testing/stage.js';
import { bundleOnce, type OnceBuilt } from './bundle-once.js';

/** What was built for a deck, run by the genuine worker. */

let ours: Built;
let folder: string;
let built: OnceBuilt;
let stage: Stage;
beforeAll(async () => {
  ours = await builtForTest();
  folder = await mkdtemp(join(await realpath(tmpdir()), 'tslides-author-'));
  // Packages of the author's own: one that only CommonJS can load, one that only ES modules have.
  for (const [name, main, type] of [
    ['old', 'exports.shout = (text) => text.toUpperCase() + __dirname.slice(0, 0);', 'commonjs'],
    ['new', 'export const end = "!"; await 0;', 'module'],
  ] as const) {
    await mkdir(join(folder, 'node_modules', name), { recursive: true });
    await writeFile(join(folder, 'node_modules', name, 'index.js'), main);
    await writeFile(
      join(folder, 'node_modules', name, 'package.json'),
      JSON.stringify({ name, type, main: 'index.js' }),
    );
  }
  await writeDemo(join(folder, 'demos'), 'mine', {
    workflows: `import { proxyActivities } from '@temporalio/workflow';
      import type * as activities from './activities.js';
      const { greet } = proxyActivities<typeof activities>({ startToCloseTimeout: '5s', retry: { maximumAttempts: 1 } });
      export async function mine(): Promise<string> { return greet(); }`,
    activities: `import { activityInfo } from '@temporalio/activity';
      import { shout } from 'old';
      import { end } from 'new';
      export async function greet(): Promise<string> { return shout(activityInfo().taskQueue) + end; }`,
  });
  await mkdir(join(folder, 'src'));
  await writeFile(
    join(folder, 'src/workflows.ts'),
    `import { executeChild, proxyActivities } from '@temporalio/workflow';
      import type { total } from './activities.js';
      const activities = proxyActivities<{ total: typeof total }>({ startToCloseTimeout: '5s' });
      export async function orderWorkflow(numbers: number[]) { return executeChild(sumUp, { args: [numbers] }); }
      export async function sumUp(numbers: number[]) { return activities.total(numbers); }`,
  );
  await writeFile(
    join(folder, 'src/activities.ts'),
    'export const total = async (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0);',
  );
  const params = { workflows: './src/workflows.ts', activities: './src/activities.ts', workflow: 'orderWorkflow' };
  const source = { file: join(folder, 'talk.md'), line: 1 };
  const order = readFence({ kind: 'panel', demo: 'order', panels: [], input: undefined, params, source });
  if (order.kind !== 'made') throw new Error(order.kind);
  const paths = await bundlerForTest(ours.folder, ours.demosFolder);
  built = await bundleOnce({ folder: join(folder, 'demos'), fences: new Map([['order', order.fence]]) }, paths);
  stage = await openStage({ ...ours, demosFolder: built.folder });
});
afterAll(async () => {
  await stage?.close();
  await built?.close();
  await rm(folder, { recursive: true });
  await ours.remove();
});

it.each([
  ['of ours', 'hello', { name: 'Ada' }, 'Hello, Ada!'],
  ["of the author's own", 'mine', undefined, 'TSLIDES-OWN!'],
  ['of a project as it is', 'order', [1, 2, 39], 42],
])('a demo %s runs beside the others', async (_, name, input, result) => {
  const entry = built.demos.get(name);
  if (entry?.kind !== 'demo') throw new Error(JSON.stringify([entry, [...built.problems]]));
  const { workflow: workflowType, taskQueue } = entry.demo;
  const { workflowId } = await startWorkflow(stage.temporal, {
    name,
    workflowId: `${name}-1`,
    workflowType,
    taskQueue,
    input,
  });
  expect(await stage.temporal.client.workflow.getHandle(workflowId).result()).toEqual(result);
});
