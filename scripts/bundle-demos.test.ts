import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDemos } from '../src/demo/load.js';
import { testFolder } from '../src/testing/built.js';
import { writeDemo } from '../src/testing/demo-sources.js';
import { bundleDemos } from './bundle-demos.js';

let folder: string;
beforeEach(async () => {
  folder = await testFolder();
});
afterEach(() => rm(folder, { recursive: true }));

const demo = (name: string, sources = {}) => writeDemo(join(folder, 'demos'), name, sources);
const bundle = () => bundleDemos(join(folder, 'demos'), join(folder, 'dist'));

describe('bundleDemos', () => {
  it('builds what the program and the worker read', async () => {
    await demo('one', { activities: 'export async function greet() {}' });
    await demo('two', { workflows: 'export const helper = 1; export async function two() {}' });
    const index = await bundle();
    expect(index.demos.map(({ name, taskQueue }) => `${name} ${taskQueue}`)).toEqual(['one tslides', 'two tslides']);
    expect(JSON.parse(await readFile(join(folder, 'dist/demos.json'), 'utf8'))).toEqual(index);
    const code = await readFile(join(folder, 'dist/workflow-bundle.js'), 'utf8');
    expect(code).toMatch(/async function one\(/);
    expect(code).toMatch(/async function two\(/);
    expect((await readdir(join(folder, 'dist/one'))).sort()).toEqual(['activities.js', 'demo.js']);
    const demos = await loadDemos(join(folder, 'dist'));
    expect(demos.get('one')).toMatchObject({ kind: 'demo', demo: { workflow: 'one' } });
  });

  it('refuses one workflow in two demos and names both', async () => {
    await demo('one');
    await demo('two', { workflows: 'export async function one() {} export async function two() {}' });
    await expect(bundle()).rejects.toThrow(
      'The demos "one" and "two" both export "one" from workflows.ts: rename one, they share a worker.',
    );
  });

  it('refuses one activity in two demos and names both', async () => {
    await demo('one', { activities: 'export async function greet() {}' });
    await demo('two', { activities: 'export async function greet() {}' });
    await expect(bundle()).rejects.toThrow('The demos "one" and "two" both export "greet" from activities.ts');
  });

  it.each([
    [{ workflows: 'export async function other() {}' }, /starts the workflow "one", which its workflows\.ts does not/],
    [{ demo: 'export const demo = 1;' }, /demo\.ts exports no demo by default/],
    [{ demo: `export default { name: 'x' };` }, /demo\.ts names its demo "x"/],
    [{ demo: `throw new Error('oh no');` }, /demos\/one\/demo\.ts can't be loaded: oh no/],
    [{ activities: 'export async function (' }, /A demo can't be built: .*/],
  ])('says what is wrong with %j', async (sources, message) => {
    await demo('one', sources);
    await expect(bundle()).rejects.toThrow(message);
  });

  it('says which file is missing', async () => {
    await demo('one');
    await rm(join(folder, 'demos/one/activities.ts'));
    await expect(bundle()).rejects.toThrow('The demo "one" has no activities.ts');
  });
});
