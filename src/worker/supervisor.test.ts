import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WorkerProcess } from '../panel/view.js';
import { until } from '../testing/until.js';
import { superviseWorker, type WorkerOptions, type WorkerSupervisor } from './supervisor.js';

/** Children that behave as the worker does, or as it should not. */
const children = {
  good: `
    process.on('message', (m) => {
      if (m.kind === 'stop') process.exit(0);
      console.log('told', m.connection.address, m.connection.tls?.serverRootCACertificate instanceof Uint8Array);
      process.send({ kind: 'ready' });
    });`,
  waiting: `process.on('message', (m) => {
      if (m.kind === 'stop') process.exit(0);
      process.send({ kind: 'waiting', message: 'Waiting for the service.' });
      setTimeout(() => process.send({ kind: 'ready' }), 50);
    });`,
  crashing: `process.exit(3);`,
  failing: `process.on('message', () => process.send({ kind: 'failed', message: 'It is hopeless.' }, () => process.exit(1)));`,
  stubborn: `
    process.on('SIGTERM', () => undefined);
    process.on('message', (m) => m.kind === 'start' && process.send({ kind: 'ready' }));
    setInterval(() => undefined, 1000);`,
};

let folder: string;
let worker: WorkerSupervisor;
let seen: (readonly WorkerProcess[])[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tslides-supervisor-'));
  for (const [name, source] of Object.entries(children)) await writeFile(join(folder, `${name}.cjs`), source);
});
afterEach(() => worker.close());
afterAll(() => rm(folder, { recursive: true }));

function run(child: keyof typeof children, change: Partial<WorkerOptions> = {}): void {
  seen = [];
  worker = superviseWorker({
    childPath: join(folder, `${child}.cjs`),
    logFile: join(folder, 'logs', `${child}.log`),
    connection: Promise.resolve({
      address: '127.0.0.1:1',
      namespace: 'default',
      tls: { serverRootCACertificate: Buffer.from('PEM') },
    }),
    code: { demosFolder: folder },
    onChange: (processes) => seen.push(processes),
    ...change,
  });
}

const processes = () => seen.at(-1) ?? [];
const newest = () => processes().at(-1);
const newestIs = (state: WorkerProcess['state']) =>
  until(`the newest worker is ${state}`, () => {
    const process = newest();
    return process?.state === state ? process : undefined;
  });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('superviseWorker', () => {
  it('starts the worker, tells it the service and writes what it prints to the log', async () => {
    run('good');
    expect(seen[0]).toMatchObject([{ state: 'starting' }]);
    const { pid, startedAt, readyAt } = await newestIs('running');
    expect(isAlive(pid)).toBe(true);
    expect(readyAt).toBeGreaterThanOrEqual(startedAt);
    await until('the log', async () =>
      (await readFile(join(folder, 'logs/good.log'), 'utf8')).includes('told 127.0.0.1:1 true'),
    );
    await worker.close();
    expect(newest()).toMatchObject({ pid, state: 'stopped' });
    expect(isAlive(pid)).toBe(false);
  });

  it('starts the process before the service is known', async () => {
    let known: () => void = () => undefined;
    const connection = new Promise<void>((resolve) => {
      known = resolve;
    }).then(() => ({ address: '127.0.0.1:1', namespace: 'default' }));
    run('good', { connection });
    const pid = newest()?.pid ?? 0;
    expect(isAlive(pid)).toBe(true);
    expect(newest()?.state).toBe('starting');
    known();
    expect((await newestIs('running')).pid).toBe(pid);
  });

  it('is killed when the speaker asks for it and stays so until started', async () => {
    run('good');
    const { pid } = await newestIs('running');
    worker.kill();
    expect(newest()).toMatchObject({ pid, state: 'killed', message: 'SIGKILL' });
    await until('the process is gone', () => !isAlive(pid));
    worker.start();
    expect(processes()).toMatchObject([{ pid, state: 'killed' }, { state: 'starting' }]);
    worker.start();
    expect(processes()).toHaveLength(2);
    const next = await newestIs('running');
    expect(next.pid).not.toBe(pid);
    expect(next).not.toHaveProperty('message');
  });

  it('starts it again after a crash that nobody asked for, and says so', async () => {
    run('good');
    const { pid } = await newestIs('running');
    process.kill(pid, 'SIGKILL');
    const next = await until('another worker runs', () => {
      const process = newest();
      return process?.state === 'running' && process.pid !== pid ? process : undefined;
    });
    expect(processes()[0]).toMatchObject({ pid, state: 'crashed', message: 'The worker was ended by SIGKILL.' });
    expect(next.message).toBe('The worker was ended by SIGKILL and was started again.');
  });

  it('gives up after five crashes and begins anew when it is started', async () => {
    let clock = 0;
    run('crashing', { now: () => clock++ });
    const last = await until('giving up', () => newest()?.message?.includes('fifth time') && newest());
    expect(last).toMatchObject({ state: 'crashed' });
    expect(last.message).toMatch(/^The worker crashed with code 3, for the fifth time in a minute, .*crashing\.log$/);
    expect(processes()).toHaveLength(5);
    worker.start();
    await until('the sixth', () => processes().length === 6);
  });

  it('does not restart one that says it can not work', async () => {
    run('failing');
    const { message } = await newestIs('crashed');
    expect(message).toBe('It is hopeless.');
    expect(processes()).toHaveLength(1);
  });

  it('shows what the worker waits for', async () => {
    run('waiting');
    await until('the message', () => seen.some(([process]) => process?.message === 'Waiting for the service.'));
    expect(await newestIs('running')).not.toHaveProperty('message');
  });

  it('ends one that does not listen', async () => {
    run('stubborn');
    const { pid } = await newestIs('running');
    await worker.close();
    expect(isAlive(pid)).toBe(false);
    worker.start();
    expect(processes()).toHaveLength(1);
  });

  it('ends one for which there will be no service', async () => {
    run('good', { connection: Promise.reject(new Error('closed')) });
    const { pid, message } = await newestIs('crashed');
    expect(message).toBe('The worker has no service to work for.');
    await until('the process is gone', () => !isAlive(pid));
  });
});
