import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readDemoIndex } from '../demo/load.js';
import type { FenceDemo } from '../demo/of-fence.js';
import { readFence } from '../demo/of-fence.js';
import { type Built, builtForTest, bundlerForTest } from '../testing/built.js';
import { writeDemo } from '../testing/demo-sources.js';
import { bundleOnce } from './bundle-once.js';
import type { BundlePaths } from './paths.js';

let built: Built;
let paths: BundlePaths;
/** No package can be found from here: the author has installed nothing. */
let folder: string;
beforeAll(async () => {
  built = await builtForTest();
  paths = await bundlerForTest(built.folder, built.demosFolder);
});
afterAll(() => built.remove());
beforeEach(async () => {
  folder = await mkdtemp(join(await realpath(tmpdir()), 'tslides-author-'));
});
afterEach(() => rm(folder, { recursive: true }));

const demos = (): string => join(folder, 'demos');
const once = (fences: readonly FenceDemo[] = []) =>
  bundleOnce({ folder: demos(), fences: new Map(fences.map((fence) => [fence.demo.name, fence])) }, paths);
const place = (file: string): string => relative(process.cwd(), join(demos(), file));

describe('bundleOnce', () => {
  it("builds an author's demos beside ours, for whom nothing is installed", async () => {
    await writeDemo(demos(), 'mine', {
      workflows: `import { proxyActivities } from '@temporalio/workflow';
        import type * as activities from './activities.js';
        const { greet } = proxyActivities<typeof activities>({ startToCloseTimeout: '2s' });
        export async function mine(): Promise<string> { return greet(); }`,
      activities: `import { activityInfo } from '@temporalio/activity';
        export async function greet(): Promise<string> { return activityInfo().activityId + process.pid; }`,
    });
    const { demos: loaded, folder: at, problems, close } = await once();
    expect(problems).toEqual(new Map());
    expect([...loaded.keys()]).toEqual(expect.arrayContaining(['hello', 'order', 'mine']));
    expect(loaded.get('mine')).toMatchObject({
      kind: 'demo',
      demo: { taskQueue: 'tslides-own' },
      sources: join(demos(), 'mine'),
    });
    const { queues } = await readDemoIndex(at);
    const own = queues.find(({ taskQueue }) => taskQueue === 'tslides-own');
    expect(own?.demos).toEqual(['mine']);
    expect(await readdir(own?.folder ?? '')).toContain('workflow-bundle.js');
    expect(queues.find(({ taskQueue }) => taskQueue === 'tslides')?.folder).toBe(built.demosFolder);
    // The worker's own copy of the SDK is the one that activities get.
    const activities = await import(join(own?.folder ?? '', 'mine', 'activities.js'));
    await expect(activities.greet()).rejects.toThrow(/Activity context/);
    await close();
    await expect(readdir(at)).rejects.toThrow('ENOENT');
  });

  it('takes the demo of the author that has the name of ours', async () => {
    await writeDemo(demos(), 'hello');
    const { demos: loaded, folder: at, close } = await once();
    expect(loaded.get('hello')).toMatchObject({ demo: { line: 'A demo.', taskQueue: 'tslides-own' } });
    expect((await readDemoIndex(at)).demos.filter(({ name }) => name === 'hello')).toHaveLength(1);
    await close();
  });

  it('builds what can be built, and says of the others why not', async () => {
    await writeDemo(demos(), 'good');
    await writeDemo(demos(), 'torn', { workflows: 'export async function torn() {\n  return ]; }' });
    await writeDemo(demos(), 'random', {
      workflows: `import fs from 'fs';\nexport async function random() { return fs; }`,
    });
    const { demos: loaded, problems, close } = await once();
    expect(loaded.get('good')).toMatchObject({ kind: 'demo' });
    const texts = {
      torn: `${place('torn/workflows.ts')}:2:10 Unexpected "]".`,
      random: `${place('random/workflows.ts')}:1:16 a workflow can't import "fs": its code has to be deterministic. Do that in an activity, and import only types of it.`,
    };
    for (const [name, text] of Object.entries(texts)) {
      expect(problems.get(name)).toEqual({ level: 'error', text });
      expect(loaded.get(name)).toEqual({ kind: 'broken', message: text });
    }
    await close();
  });

  it('tells what the types say of a demo that runs all the same', async () => {
    await writeDemo(demos(), 'loose', {
      workflows: 'export async function loose() {\n  const n: number = "one";\n  return n; }',
    });
    const { demos: loaded, problems, close } = await once();
    expect(loaded.get('loose')?.kind).toBe('demo');
    expect(problems.get('loose')).toEqual({
      level: 'warning',
      text: `${place('loose/workflows.ts')}:2:9 Type 'string' is not assignable to type 'number'.`,
    });
    await close();
  });

  it('says that there is no such folder', async () => {
    const { problems, close } = await once();
    expect(problems.get('')).toEqual({
      level: 'error',
      text: `The folder of demos ${demos()} can't be read: it is not there.`,
    });
    await close();
  });

  it('shows the workflows of a project as they are', async () => {
    await mkdir(join(folder, 'src'), { recursive: true });
    await mkdir(demos());
    await writeFile(
      join(folder, 'src/workflows.ts'),
      `export { pay } from './pay.js';\nexport async function orderWorkflow() {}`,
    );
    await writeFile(join(folder, 'src/pay.ts'), 'export async function pay() {}');
    await writeFile(join(folder, 'src/activities.ts'), 'export const charge = async () => 1;');
    const fence = (name: string, params: Record<string, string>): FenceDemo => {
      const source = { file: join(folder, 'talk.md'), line: 1 };
      const reading = readFence({ kind: 'panel', demo: name, panels: [], input: undefined, params, source });
      if (reading.kind !== 'made') throw new Error(JSON.stringify(reading));
      return reading.fence;
    };
    const modules = { workflows: './src/workflows.ts', activities: './src/activities.ts' };
    const {
      demos: loaded,
      folder: at,
      problems,
      close,
    } = await once([
      fence('order', { ...modules, workflow: 'orderWorkflow' }),
      fence('pay', modules),
      fence('misspelt', { ...modules, workflow: 'orderWorkflo' }),
      fence('ours', { ...modules, workflow: 'pay', task_queue: 'tslides' }),
      fence('nowhere', { workflows: './src/nowhere.ts' }),
      fence('elsewhere', { workflow: 'w', task_queue: 'q' }),
    ]);
    expect(loaded.get('order')).toMatchObject({
      demo: { workflow: 'orderWorkflow', taskQueue: 'tslides-order', source: { file: 'workflows.ts' } },
    });
    expect(loaded.get('pay')).toMatchObject({ demo: { workflow: 'pay' } });
    expect(loaded.get('elsewhere')).toMatchObject({ kind: 'demo', demo: { elsewhere: true, taskQueue: 'q' } });
    expect([...problems].map(([name, { text }]) => [name, text])).toEqual([
      [
        'misspelt',
        `${relative('', join(folder, 'src/workflows.ts'))} The module exports no workflow "orderWorkflo": did you mean \`workflow: orderWorkflow\`?`,
      ],
      ['ours', 'The Task Queue "tslides" has workers with other workflows: choose another `task_queue`.'],
      ['nowhere', `There is no file ${relative('', join(folder, 'src/nowhere.ts'))}.`],
    ]);
    const { queues } = await readDemoIndex(at);
    const order = queues.find(({ taskQueue }) => taskQueue === 'tslides-order');
    expect(order?.demos).toEqual(['order']);
    expect(queues.find(({ taskQueue }) => taskQueue === 'tslides-pay')?.folder).toBe(order?.folder);
    expect(await import(join(order?.folder ?? '', 'order', 'activities.js'))).toHaveProperty('charge');
    await close();
  });
});
