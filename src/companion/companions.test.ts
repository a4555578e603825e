import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Demo, DemoProcess } from '../demo/types.js';
import type { ProcessView } from '../panel/view.js';
import { alive, gone } from '../testing/pty.js';
import { until } from '../testing/until.js';
import { Companions } from './companions.js';
import { Toolchains } from './toolchain.js';

const plain = `
  let step = 0;
  process.on('message', (m) => process.send({ kind: 'log', text: 'told ' + m.say }));
  process.on('disconnect', () => process.exit());
  process.send({ kind: 'ready', value: { url: 'http://127.0.0.1:1' } });
  process.send({ kind: 'status', text: 'step 1', progress: { done: 1, of: 5 } });`;
const odd = `
  process.send({ kind: 'status', text: 'x'.repeat(5000), progress: { done: -1, of: 'many' } });
  process.send({ kind: 'nonsense' });
  process.on('disconnect', () => process.exit());`;
const broken = `process.exit(3);`;
/** A program of another language, as far as anybody can see: it writes what it was told and stays. */
const program = `
  require('node:fs').writeFileSync(process.argv[2], [process.env.TEMPORAL_ADDRESS, process.env.TEMPORAL_TASK_QUEUE].join(' '));
  setInterval(() => undefined, 1000);`;

let folder: string;
let toolchains: Toolchains;
let companions: Companions;
let views: readonly ProcessView[];
let said: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tslides-companions-'));
  await mkdir(join(folder, 'other'));
  await writeFile(join(folder, 'plain.js'), plain);
  await writeFile(join(folder, 'odd.js'), odd);
  await writeFile(join(folder, 'broken.js'), broken);
  await writeFile(join(folder, 'other', 'program.cjs'), program);
  await build({
    entryPoints: [fileURLToPath(new URL('keeper-child.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: join(folder, 'keeper-child.mjs'),
    logLevel: 'silent',
  });
});
afterEach(async () => {
  await companions.end();
  await toolchains.close();
});
afterAll(() => rm(folder, { recursive: true }));

function open(...processes: readonly DemoProcess[]): void {
  views = [];
  said = [];
  toolchains = new Toolchains();
  const demo = { name: 'test', taskQueue: 'tslides', processes } as unknown as Demo;
  companions = new Companions({
    ...{ demo, toolchains, builtFolder: folder, sourceFolder: folder, keeperPath: join(folder, 'keeper-child.mjs') },
    logFile: join(folder, 'processes.log'),
    connection: { address: '127.0.0.1:7777', namespace: 'default' },
    onChange: (next) => {
      views = next;
    },
    onLog: (name, text) => said.push(`${name} ${text}`),
  });
}

const node = (name: string): DemoProcess => ({ kind: 'node', name, file: `./${name}.ts` });
const is = (name: string, state: ProcessView['state']) =>
  until(`${name} is ${state}`, () => views.find((view) => view.name === name && view.state === state));

describe('a node process of a demo', () => {
  it('tells of itself, is told, is killed and starts from nothing', async () => {
    open(node('plain'));
    companions.start();
    expect(await companions.settled()).toEqual({ plain: { ready: true, value: { url: 'http://127.0.0.1:1' } } });
    const first = await until('its status', () => views.find(({ status }) => status === 'step 1'));
    expect(first).toMatchObject({ state: 'running', progress: { done: 1, of: 5 }, starts: 1 });
    companions.get('plain')?.tell({ say: 'hello' });
    await until('what it was told', () => said.includes('plain told hello'));
    companions.get('plain')?.kill();
    expect(views[0]).toMatchObject({ state: 'killed', status: 'step 1' });
    await gone([first.pid]);
    companions.get('plain')?.start();
    expect(views[0]?.status).toBeUndefined();
    expect(await is('plain', 'running')).toMatchObject({ starts: 2 });
  });

  it('is taken at its word only where that makes sense', async () => {
    open(node('odd'));
    companions.start();
    const view = await is('odd', 'running');
    expect(view.status).toHaveLength(300);
    expect(view.progress).toBeUndefined();
  });

  it('that crashes is told with the reason, and does not hold up the demo', async () => {
    open(node('broken'));
    companions.start();
    expect(await companions.settled()).toEqual({ broken: { ready: false } });
    expect(views[0]).toMatchObject({ state: 'crashed', message: 'It crashed with code 3.' });
  });

  it('ends with the panel', async () => {
    open(node('plain'));
    companions.start();
    const { pid } = await is('plain', 'running');
    await companions.end();
    expect(alive(pid)).toBe(false);
    expect(views[0]).toEqual({ name: 'plain', kind: 'node', pid: 0, state: 'idle', starts: 0 });
  });
});

describe('a worker in another language', () => {
  const worker = (change: Partial<Extract<DemoProcess, { kind: 'worker' }>> = {}): DemoProcess => ({
    kind: 'worker',
    name: 'go',
    folder: './other',
    look: [process.execPath, '--version'],
    missing: 'There is no Go here.',
    run: [process.execPath, 'program.cjs', join(folder, 'seen.txt')],
    ...change,
  });

  it('is looked for, built, run with the address of the service, and killed', async () => {
    const built = join(folder, 'built.txt');
    const copy = `require('node:fs').writeFileSync(${JSON.stringify(built)}, process.argv[1])`;
    open(worker({ build: [process.execPath, '-e', copy, '{out}'] }));
    companions.prepare();
    expect(views[0]?.state).toBe('preparing');
    companions.start();
    const { pid } = await is('go', 'running');
    expect(readFileSync(built, 'utf8')).toContain('tslides-build-');
    await until(
      'it has written',
      () => existsSync(join(folder, 'seen.txt')) && readFileSync(join(folder, 'seen.txt'), 'utf8') !== '',
    );
    expect(readFileSync(join(folder, 'seen.txt'), 'utf8')).toBe('127.0.0.1:7777 tslides-go');
    expect(await companions.settled()).toEqual({ go: { ready: true, taskQueue: 'tslides-go' } });
    companions.get('go')?.kill();
    await gone([pid]);
    companions.get('go')?.start();
    const again = await is('go', 'running');
    await companions.end();
    await gone([again.pid]);
  });

  it('without its toolchain is absent, with the reason', async () => {
    open(worker({ look: [process.execPath, '-e', 'process.exit(1)'] }));
    companions.start();
    expect(await is('go', 'absent')).toMatchObject({ message: 'There is no Go here.', pid: 0 });
    expect(await companions.settled()).toEqual({ go: { ready: false, taskQueue: 'tslides-go' } });
    await companions.end();
    expect(views[0]).toMatchObject({ state: 'absent', message: 'There is no Go here.' });
  });

  it('that can not be built says why', async () => {
    open(
      worker({
        build: [process.execPath, '-e', 'console.error("first"); console.error("main.go:3: no"); process.exit(1)'],
      }),
    );
    companions.prepare();
    expect(await is('go', 'absent')).toMatchObject({ message: 'It could not be built: main.go:3: no' });
  });
});
