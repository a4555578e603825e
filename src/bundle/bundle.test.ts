import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ourSetup } from '../../scripts/bundle-demos.js';
import { loadDemos, readDemoIndex } from '../demo/load.js';
import { testFolder } from '../testing/built.js';
import { writeDemo } from '../testing/demo-sources.js';
import { bundleDemos } from './bundle.js';

let folder: string;
beforeEach(async () => {
  folder = await testFolder();
});
afterEach(() => rm(folder, { recursive: true }));

const demo = (name: string, sources = {}) => writeDemo(join(folder, 'demos'), name, sources);
const write = (file: string, text: string) => writeFile(join(folder, 'demos', file), text);
const read = (file: string) => readFile(join(folder, 'dist', file), 'utf8');
const bundle = () => bundleDemos(join(folder, 'demos'), join(folder, 'dist'), ourSetup);
const definition = (name: string, more: string) => `import { defineDemo } from 'tslides';
  import type * as workflows from './workflows.js';
  export default defineDemo<typeof workflows>({
    name: '${name}', line: 'A demo.', workflow: '${name}',
    actions: [{ kind: 'start', key: 's', label: 'start' }], panels: [['status']], ${more} });`;

describe('bundleDemos', () => {
  it('builds what the program and the worker read', async () => {
    await demo('one', { activities: 'export async function greet() {}' });
    await demo('two', { workflows: 'export const helper = 1; export async function two() {}' });
    const index = await bundle();
    expect(index.demos.map(({ name, taskQueue }) => `${name} ${taskQueue}`)).toEqual(['one tslides', 'two tslides']);
    expect(index.queues).toEqual([{ taskQueue: 'tslides', folder: '.', demos: ['one', 'two'] }]);
    expect(JSON.parse(await read('demos.json'))).toEqual(index);
    const code = await read('workflow-bundle.js');
    expect(code).toMatch(/async function one\(/);
    expect(code).toMatch(/async function two\(/);
    expect((await readdir(join(folder, 'dist/one'))).sort()).toEqual(['activities.js', 'demo.js']);
    const demos = await loadDemos(join(folder, 'dist'));
    expect(demos.get('one')).toMatchObject({
      kind: 'demo',
      demo: {
        workflow: 'one',
        source: { file: 'one/workflows.ts', text: 'export async function one(): Promise<void> {}' },
      },
      folder: join(folder, 'dist/one'),
      sources: join(folder, 'demos/one'),
    });
  });

  it('builds a demo without activities', async () => {
    await demo('one');
    await rm(join(folder, 'demos/one/activities.ts'));
    await bundle();
    expect(await read('one/activities.js')).toBe('export {};\n');
  });

  it("builds a bundle for each version, in which only that demo's workflows are others", async () => {
    await demo('one', { demo: definition('one', `versions: { patched: './workflows.patched.ts' },`) });
    await write('one/workflows.patched.ts', 'export async function one() { console.log("mended in version two"); }');
    await demo('two');
    await bundle();
    expect((await read('workflow-bundle.js')).includes('mended in version two')).toBe(false);
    const patched = await read('workflow-bundle.one.patched.js');
    expect(patched.includes('mended in version two')).toBe(true);
    expect(patched).toMatch(/async function two\(/);
    expect((await readdir(join(folder, 'dist/one'))).sort()).toEqual(['activities.js', 'demo.js']);
  });

  it('builds the processes of a demo', async () => {
    const processes = `processes: [{ kind: 'node', name: 'gateway', file: './gateway.ts' },
      { kind: 'worker', name: 'go', folder: './go', look: ['go', 'version'], missing: 'No Go here.', run: ['./x'] }],`;
    await demo('one', { demo: definition('one', processes) });
    await write('one/gateway.ts', 'process.send?.({ kind: "ready" } satisfies object);');
    await bundle();
    expect(await read('one/gateway.js')).toContain('process.send');
  });

  it('keeps what the workers of a queue may do', async () => {
    await demo('one', { demo: definition('one', `taskQueue: 'narrow', worker: { maxConcurrentActivities: 2 },`) });
    await demo('two');
    await bundle();
    expect((await readDemoIndex(join(folder, 'dist'))).queues).toEqual([
      { taskQueue: 'narrow', folder: join(folder, 'dist'), demos: ['one'], maxConcurrentActivities: 2 },
      { taskQueue: 'tslides', folder: join(folder, 'dist'), demos: ['two'] },
    ]);
  });

  it('refuses two kinds of workers on one queue', async () => {
    await demo('one', { demo: definition('one', 'worker: { maxConcurrentActivities: 2 },') });
    await demo('two');
    await expect(bundle()).rejects.toThrow(
      'The demos "one" and "two" want different `worker` options on the Task Queue "tslides": give one of them a `taskQueue` of its own.',
    );
  });

  it('refuses one workflow in two demos and names both', async () => {
    await demo('one');
    await demo('two', { workflows: 'export async function one() {} export async function two() {}' });
    await expect(bundle()).rejects.toThrow(
      'The demos "one" and "two" both export "one" from workflows.ts: rename one.',
    );
  });

  it('takes one activity in two demos that do not share a queue', async () => {
    await demo('one', { activities: 'export async function greet() {}', demo: definition('one', `taskQueue: 'a',`) });
    await demo('two', { activities: 'export async function greet() {}' });
    await expect(bundle()).resolves.toMatchObject({ queues: [{ taskQueue: 'a' }, { taskQueue: 'tslides' }] });
  });

  it('refuses one activity in two demos on one queue and names both', async () => {
    await demo('one', { activities: 'export async function greet() {}' });
    await demo('two', { activities: 'export async function greet() {}' });
    await expect(bundle()).rejects.toThrow(
      'The demos "one" and "two" both export "greet" from activities.ts: rename one, or give one demo a `taskQueue` of its own.',
    );
  });

  it.each([
    [
      { workflows: 'export async function other() {}' },
      { file: 'workflows.ts', message: /starts the workflow "one", which its workflows\.ts does not/ },
    ],
    [{ demo: 'export const demo = 1;' }, { file: 'demo.ts', message: /exports no demo by default/ }],
    [{ demo: `export default { name: 'x' };` }, { file: 'demo.ts', message: /names its demo "x"/ }],
    [{ demo: `throw new Error('oh no');` }, { file: 'demo.ts', message: /can't be loaded: oh no\.$/ }],
    [
      { demo: definition('one', `versions: { v2: './nowhere.ts' },`) },
      { file: 'demo.ts', message: /names \.\/nowhere\.ts, which is not there/ },
    ],
    [
      { demo: definition('one', `versions: { v2: '../outside.ts' },`) },
      { file: 'demo.ts', message: /no TypeScript module in the folder/ },
    ],
    [
      { demo: definition('one', `versions: { v2: './activities.ts' },`) },
      { file: 'activities.ts', message: /which its version "v2" does not export/ },
    ],
    [
      { activities: 'export const a = 1;\n\nexport async function (' },
      { file: 'activities.ts', line: 3, column: 23, message: /^Expected identifier/ },
    ],
    [
      { activities: `import x from './nowhere.js';\nx();` },
      { file: 'activities.ts', line: 1, column: 15, message: /^Could not resolve "\.\/nowhere\.js"/ },
    ],
    [
      { workflows: `import { readFileSync } from 'node:fs';\nexport async function one() { readFileSync('x'); }` },
      { file: 'workflows.ts', line: 1, column: 30, message: /^a workflow can't import "fs"/ },
    ],
    [
      { workflows: `export * from './deep.js';` },
      { file: 'deep.ts', line: 2, column: 23, message: /^a workflow can't import "@temporalio\/activity"/ },
    ],
  ])('says what is wrong with %j, and where', async (sources, { file, ...problem }) => {
    await demo('one', sources);
    await write(
      'one/deep.ts',
      `\nimport { sleep } from '@temporalio/activity';\nexport async function one() { await sleep(1); }`,
    );
    await demo('two');
    const failure = bundle();
    await expect(failure).rejects.toHaveProperty('problems', [
      {
        demo: 'one',
        ...problem,
        file: join(folder, 'demos/one', file),
        message: expect.stringMatching(problem.message),
      },
    ]);
  });

  it('says which file is missing', async () => {
    await demo('one');
    await rm(join(folder, 'demos/one/workflows.ts'));
    await expect(bundle()).rejects.toThrow('The demo "one" has no workflows.ts');
  });
});
