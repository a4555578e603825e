import { existsSync } from 'node:fs';
import { mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readFence } from '../demo/of-fence.js';
import { bundlerForTest, testFolder } from '../testing/built.js';
import { writeDemo } from '../testing/demo-sources.js';
import { until } from '../testing/until.js';
import type { BuiltDemos, DemoProblems } from './built-demos.js';
import { bundleLive, type LiveBundle } from './live-bundle.js';
import type { BundlePaths } from './paths.js';

let programs: string;
let paths: BundlePaths;
let folder: string;
let live: LiveBundle;
let built: BuiltDemos[];
let problems: DemoProblems[];

beforeAll(async () => {
  programs = await testFolder();
  paths = await bundlerForTest(programs);
});
afterAll(() => rm(programs, { recursive: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(await realpath(tmpdir()), 'tslides-author-'));
  built = [];
  problems = [];
  live = bundleLive({
    paths,
    logFile: join(folder, 'bundle.log'),
    onBuilt: (now) => built.push(now),
    onProblems: (now) => problems.push(now),
    trouble: (error) => {
      throw error;
    },
  });
});
afterEach(async () => {
  await live.close();
  await rm(folder, { recursive: true });
});

const demos = (): string => join(folder, 'demos');
const source = (file: string): string => relative('', join(demos(), file));
const line = (name: string) => {
  const entry = built.at(-1)?.demos.get(name);
  return entry?.kind === 'demo' ? entry.demo.line : entry?.message;
};
const definition = (name: string, said: string): string => `import { defineDemo } from 'tslides';
  import type * as workflows from './workflows.js';
  export default defineDemo<typeof workflows>({ name: '${name}', line: '${said}', workflow: '${name}',
    actions: [{ kind: 'start', key: 's', label: 'start' }], panels: [['status']] });`;

describe('bundleLive', () => {
  it('builds, and builds again when a file changes, comes, or goes', async () => {
    await writeDemo(demos(), 'one');
    live.use({ folder: demos(), fences: new Map() });
    await until('it is built', () => line('one') === 'A demo.', 60_000);
    await writeFile(join(demos(), 'one/demo.ts'), definition('one', 'Another one.'));
    await until('it is built again', () => line('one') === 'Another one.', 60_000);
    await writeDemo(demos(), 'two');
    await until('the other one is there', () => line('two') === 'A demo.', 60_000);
    await rm(join(demos(), 'one'), { recursive: true });
    await until('the first is gone', () => line('one') === undefined, 60_000);
    const temporary = dirname(built.at(-1)?.folder ?? '');
    expect((await readdir(temporary)).length).toBeLessThanOrEqual(3);
    await live.close();
    expect(existsSync(temporary)).toBe(false);
  });

  it('keeps what was built while a demo is broken, and says where', async () => {
    await writeDemo(demos(), 'one');
    await writeDemo(demos(), 'never', { activities: 'export const x = ;' });
    live.use({ folder: demos(), fences: new Map() });
    await until('it is built', () => line('one') === 'A demo.', 60_000);
    expect(line('never')).toBe(`${source('never/activities.ts')}:1:18 Unexpected ";".`);
    const before = built.length;
    await writeFile(join(demos(), 'one/workflows.ts'), 'export async function one() {\n  return );\n}');
    await until('it is told', () => problems.at(-1)?.get('one'), 60_000);
    expect(problems.at(-1)?.get('one')).toEqual({
      level: 'error',
      text: `${source('one/workflows.ts')}:2:10 Unexpected ")".`,
    });
    expect(built).toHaveLength(before);
    await writeFile(
      join(demos(), 'one/workflows.ts'),
      'export async function one(): Promise<number> {\n  return "1";\n}',
    );
    await until('its types are told', () => problems.at(-1)?.get('one')?.level === 'warning', 60_000);
    expect(problems.at(-1)?.get('one')?.text).toMatch(/workflows\.ts:2:3 Type 'string' is not assignable/);
    expect(built.length).toBeGreaterThan(before);
    expect(built.at(-1)?.demos.get('one')).toMatchObject({
      demo: { source: { text: expect.stringContaining('"1"') } },
    });
  });

  it("follows what a project's module imports", async () => {
    await writeFile(join(folder, 'workflows.ts'), `export * from './deep.js';`);
    await writeFile(join(folder, 'deep.ts'), 'export async function order() { return "first"; }');
    const block = {
      kind: 'panel',
      demo: 'order',
      panels: [],
      input: undefined,
      params: { workflows: 'workflows.ts' },
    } as const;
    const reading = readFence({ ...block, source: { file: join(folder, 'talk.md'), line: 1 } });
    if (reading.kind !== 'made') throw new Error(reading.kind);
    const deck = { fences: new Map([['order', reading.fence]]) };
    live.use(deck);
    await until('it is built', () => built.length === 1, 60_000);
    live.use({ fences: new Map(deck.fences) });
    await writeFile(join(folder, 'deep.ts'), 'export async function order() { return "second"; }');
    await until('it is built again', () => built.length === 2, 60_000);
  });

  it('needs no process for demos that are ours or run elsewhere', async () => {
    live.use({ fences: new Map() });
    await until('ours are there', () => built.length === 1);
    expect(built[0]?.folder).toBe(paths.ours);
    expect(existsSync(join(folder, 'bundle.log'))).toBe(false);
  });
});
