import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceView } from '../panel/view.js';
import { until } from '../testing/until.js';
import { startEmbedded } from './embedded.js';
import type { Service } from './service.js';

/** Listens on the port it is told, as the engine does, and names its process in the log. */
const children = {
  good: `
    const { host, port, db } = JSON.parse(process.env.TSLIDES_ENGINE);
    require('node:fs').appendFileSync(db, '.');
    const server = require('node:net').createServer((socket) => socket.end(process.pid + ' ' + db));
    server.listen(port, host, () => process.send({ kind: 'listening', address: host + ':' + server.address().port }));
    process.on('disconnect', () => process.exit());`,
  refusing: `process.send({ kind: 'failed', message: 'x.db is damaged; name another.' }, () => process.exit(1));`,
  crashing: 'process.exit(3);',
};

let folder: string;
let service: Service;
const seen: ServiceView[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tslides-embedded-'));
  for (const [name, source] of Object.entries(children)) await writeFile(join(folder, `${name}.cjs`), source);
});
afterEach(() => service.close());
afterAll(() => rm(folder, { recursive: true }));

function open(child: keyof typeof children, db?: string): void {
  service = startEmbedded({ childPath: join(folder, `${child}.cjs`), logFile: join(folder, `${child}.log`) }, db);
  seen.length = 0;
  service.onChange((view) => seen.push(view));
}

/** The pid of the process that listens there, and its store. */
async function at(address: string): Promise<{ readonly pid: number; readonly db: string }> {
  const { connect } = await import('node:net');
  return new Promise((resolve, reject) => {
    const socket = connect(Number(address.split(':')[1]), '127.0.0.1');
    socket.on('data', (data) => {
      const [pid, db = ''] = data.toString().split(' ');
      resolve({ pid: Number(pid), db });
    });
    socket.on('error', reject);
  });
}

describe('startEmbedded', () => {
  it('starts the engine on a free port and ends it', async () => {
    open('good');
    expect(service.view).toEqual({ kind: 'embedded', label: 'embedded service', state: 'starting' });
    const { address, namespace } = await service.connection;
    expect(address).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(namespace).toBe('default');
    expect(service.view.state).toBe('up');
    await service.close();
    expect(service.view.state).toBe('closed');
    await expect(at(address)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('is killed when the speaker wants it, stays down, and starts where it was', async () => {
    open('good');
    const { address } = await service.connection;
    const first = await at(address);
    service.start?.();
    expect(service.view.state).toBe('up');
    service.kill?.();
    expect(service.view).toMatchObject({ state: 'down', killed: true, message: 'The embedded service was killed.' });
    const downSince = service.view.since ?? 0;
    expect(Date.now() - downSince).toBeLessThan(1_000);
    await until('the process is gone', () =>
      at(address).then(
        () => false,
        () => true,
      ),
    );
    // A crash would bring it back within 200 ms.
    await new Promise((resolve) => setTimeout(resolve, 400));
    await expect(at(address)).rejects.toThrow(/ECONNREFUSED/);
    service.start?.();
    await until('it is up again', () => service.view.state === 'up');
    expect(service.view.killed).toBeUndefined();
    const second = await at(address);
    expect(second).toMatchObject({ db: first.db });
    expect(second.pid).not.toBe(first.pid);
    expect(seen.map(({ state }) => state)).toEqual(['up', 'down', 'starting', 'up']);
  });

  it('starts it again on the same port, with the same store, after a crash', async () => {
    open('good');
    const { address } = await service.connection;
    const first = await at(address);
    process.kill(first.pid, 'SIGKILL');
    await until('it is up again', () => seen.length >= 3 && service.view.state === 'up');
    const second = await at(address);
    expect(second.pid).not.toBe(first.pid);
    expect(second.db).toBe(first.db);
    expect(seen).toMatchObject([
      { state: 'up' },
      { state: 'down', message: 'The embedded service was ended by SIGKILL; it is being started again.' },
      { state: 'up' },
    ]);
  });

  it('gives up in the end, and says why', async () => {
    open('crashing');
    await expect(service.connection).rejects.toThrow('The embedded service crashed with code 3.');
    expect(service.view.message).toMatch(/crashed with code 3, for the fifth time in a minute, and it stays down; its/);
  });

  it('leaves it down at once if it says why it can never run', async () => {
    open('refusing');
    await expect(service.connection).rejects.toThrow('x.db is damaged; name another.');
    expect(seen).toMatchObject([{ state: 'down', message: 'x.db is damaged; name another.' }]);
  });

  it('has a store of its own, which goes with it, or one that is kept', async () => {
    open('good');
    const { db } = await at((await service.connection).address);
    expect(existsSync(db)).toBe(true);
    await service.close();
    expect(existsSync(dirname(db))).toBe(false);
    const kept = join(folder, 'kept.db');
    open('good', kept);
    expect((await at((await service.connection).address)).db).toBe(kept);
    await service.close();
    expect(existsSync(kept)).toBe(true);
  });

  it('lets nobody wait for a service that is closed', async () => {
    open('crashing');
    await service.close();
    await expect(service.connection).rejects.toThrow('The embedded service is closed.');
  });

  it('tells a listener nothing more once it has had enough', async () => {
    open('good');
    const heard: ServiceView[] = [];
    service.onChange((view) => heard.push(view))();
    await service.connection;
    expect(heard).toEqual([]);
  });
});
