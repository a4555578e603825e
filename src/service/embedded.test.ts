import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceView } from '../panel/view.js';
import { until } from '../testing/until.js';
import { startEmbedded } from './embedded.js';
import type { Service } from './service.js';

/** Listens on the port it is told, as the engine does, and names its process in the log. */
const children = {
  good: `
    const { host, port } = JSON.parse(process.env.TSLIDES_ENGINE);
    const server = require('node:net').createServer((socket) => socket.end(String(process.pid)));
    server.listen(port, host, () => process.send({ kind: 'listening', address: host + ':' + server.address().port }));
    process.on('disconnect', () => process.exit());`,
  failing: `process.send({ kind: 'failed', message: 'the port is taken.' }, () => process.exit(1));`,
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

function open(child: keyof typeof children): void {
  service = startEmbedded({ childPath: join(folder, `${child}.cjs`), logFile: join(folder, `${child}.log`) });
  seen.length = 0;
  service.onChange((view) => seen.push(view));
}

/** The pid of the process that listens there. */
async function pidAt(address: string): Promise<number> {
  const { connect } = await import('node:net');
  return new Promise((resolve, reject) => {
    const socket = connect(Number(address.split(':')[1]), '127.0.0.1');
    socket.on('data', (data) => resolve(Number(data.toString())));
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
    await expect(pidAt(address)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('starts it again on the same port after a crash', async () => {
    open('good');
    const { address } = await service.connection;
    const first = await pidAt(address);
    process.kill(first, 'SIGKILL');
    await until('it is up again', () => seen.length >= 3 && service.view.state === 'up');
    expect(await pidAt(address)).not.toBe(first);
    expect(seen).toMatchObject([
      { state: 'up' },
      { state: 'down', message: 'The embedded service was ended by SIGKILL and is being started again.' },
      { state: 'up' },
    ]);
  });

  it('gives up in the end, and says why', async () => {
    open('failing');
    await expect(service.connection).rejects.toThrow("The embedded service can't run: the port is taken.");
    expect(service.view).toMatchObject({ state: 'down', message: expect.stringContaining('the port is taken') });
  });

  it('lets nobody wait for a service that is closed', async () => {
    open('failing');
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
