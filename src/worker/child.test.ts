import { fork } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../engine/server.js';
import type { WorkerProcess } from '../panel/view.js';
import type { ConnectionSettings } from '../service/connection.js';
import { type Built, builtForTest } from '../testing/built.js';
import { until } from '../testing/until.js';
import { superviseWorker } from './supervisor.js';

let built: Built;
beforeAll(async () => {
  built = await builtForTest();
});
afterAll(() => built.remove());

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** The genuine worker under its supervisor. */
function work(
  connection: ConnectionSettings,
  log: string,
  { demosFolder = built.demosFolder, urgent = () => [] }: Partial<{ demosFolder: string; urgent: () => string[] }> = {},
) {
  let processes: readonly WorkerProcess[] = [];
  const logFile = join(built.folder, log);
  const onChange = (next: readonly WorkerProcess[]) => {
    processes = next;
  };
  const worker = superviseWorker({
    childPath: built.workerChild,
    logFile,
    connection: Promise.resolve(connection),
    code: { demosFolder },
    urgent,
    onChange,
  });
  return { worker, logFile, newest: () => processes.at(-1), count: () => processes.length };
}

describe('the worker process', () => {
  it('waits for a service that is not there yet, and works when it is', async () => {
    const probe = await startEngine();
    await probe.close();
    const { worker, newest, logFile } = work({ address: probe.address, namespace: 'default' }, 'waiting.log');
    await until('waiting', () => newest()?.message === `Waiting for the service at ${probe.address}.`);
    expect(newest()?.state).toBe('starting');
    const engine = await startEngine({ port: Number(probe.address.split(':')[1]) });
    await until('it runs', () => newest()?.state === 'running');
    expect(newest()).not.toHaveProperty('message');
    await worker.close();
    expect(newest()?.state).toBe('stopped');
    expect(await readFile(logFile, 'utf8')).toContain('Worker state changed');
    await engine.close();
  });

  it('polls what is waited for before it turns to the rest', async () => {
    const engine = await startEngine();
    const connection = { address: engine.address, namespace: 'default' };
    const { worker, newest, logFile } = work(connection, 'urgent.log', { urgent: () => ['fleet'] });
    await until('it runs', () => newest()?.state === 'running');
    const readyAt = newest()?.readyAt;
    const polled = async () => {
      const log = await readFile(logFile, 'utf8');
      return [...log.matchAll(/Worker state changed {[^}]*taskQueue: '(\w+)', state: 'RUNNING'/g)].map(
        ([, name]) => name,
      );
    };
    await until('the others follow', async () => (await polled()).length === 2);
    expect(await polled()).toEqual(['fleet', 'tslides']);
    expect(newest()?.readyAt).toBe(readyAt);
    await worker.close();
    await engine.close();
  });

  it('ends in time when the service went before it', async () => {
    const engine = await startEngine();
    const { worker, newest } = work({ address: engine.address, namespace: 'default' }, 'left-alone.log');
    await until('it runs', () => newest()?.state === 'running');
    await engine.close();
    const { pid } = newest() ?? { pid: 0 };
    await worker.close();
    expect(isAlive(pid)).toBe(false);
  });

  it('says what the service does not like', async () => {
    const engine = await startEngine();
    const { worker, newest } = work({ address: engine.address, namespace: 'nowhere' }, 'namespace.log');
    const refusal = `Waiting for the service at ${engine.address}: Namespace nowhere is not found.`;
    await until('the refusal', () => newest()?.message === refusal);
    expect(newest()?.state).toBe('starting');
    await worker.close();
    await engine.close();
  });

  it('says why it can not work, and is not started again and again', async () => {
    const settings = { address: '127.0.0.1:1', namespace: 'default' };
    const { worker, newest, count } = work(settings, 'failed.log', { demosFolder: join(built.folder, 'nowhere') });
    await until('it gave up', () => newest()?.state === 'crashed');
    expect(newest()?.message).toMatch(/^The worker can't work: .*nowhere/);
    expect(count()).toBe(1);
    await worker.close();
  });

  it('outlives a Ctrl+C of the terminal, but not its parent', async () => {
    const engine = await startEngine();
    const parent = join(built.folder, 'parent.cjs');
    const connection = { address: engine.address, namespace: 'default' };
    await writeFile(
      parent,
      `const child = require('node:child_process').fork(${JSON.stringify(built.workerChild)}, [], {
         serialization: 'advanced', stdio: 'ignore' });
       child.on('message', (m) => process.send({ ...m, pid: child.pid }));
       child.send(${JSON.stringify({ kind: 'start', connection, demosFolder: built.demosFolder, queueSuffix: '', urgent: [] })});`,
    );
    const between = fork(parent, [], { stdio: 'ignore' });
    const pid = await new Promise<number>((resolve) =>
      between.on('message', (message: { kind: string; pid: number }) => {
        if (message.kind === 'ready') resolve(message.pid);
      }),
    );
    process.kill(pid, 'SIGINT');
    between.kill('SIGKILL');
    await until('the worker is gone', () => !isAlive(pid), 10_000);
    await engine.close();
  });
});
