import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startEngine } from '../engine/server.js';
import { until } from '../testing/until.js';
import { watchRemote } from './remote.js';
import type { Service } from './service.js';

let service: Service;
afterEach(() => service.close());

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('watchRemote', () => {
  it('is down while nobody listens, up when somebody does, and down again after that', async () => {
    const port = await freePort();
    service = watchRemote({ address: `127.0.0.1:${port}`, namespace: 'default' });
    expect(service.view).toEqual({ kind: 'remote', label: `127.0.0.1:${port}`, state: 'starting' });
    await expect(service.connection).resolves.toMatchObject({ namespace: 'default' });
    await until('down', () => service.view.state === 'down');
    expect(service.view.message).toMatch(/^Nobody answers at 127\.0\.0\.1:\d+;/);

    const engine = await startEngine({ port });
    await until('up', () => service.view.state === 'up');
    expect(service.view).not.toHaveProperty('message');
    await engine.close();
    await until('down again', () => service.view.state === 'down');
  });

  it('says that a namespace is not there', async () => {
    const engine = await startEngine();
    service = watchRemote({ address: engine.address, namespace: 'talks', apiKey: 'secret' });
    expect(service.view.label).toBe(`${engine.address} (talks)`);
    await service.close();
    service = watchRemote({ address: engine.address, namespace: 'talks' });
    await until('down', () => service.view.state === 'down');
    expect(service.view.message).toBe(`The service at ${engine.address} has no namespace "talks".`);
    await engine.close();
  });

  it('closes at once while it waits', async () => {
    service = watchRemote({ address: '127.0.0.1:1', namespace: 'default' });
    await service.close();
    expect(service.view.state).toBe('closed');
  });
});
