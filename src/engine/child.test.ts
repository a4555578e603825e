import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import { afterEach, expect, test } from 'vitest';
import type { EngineMessage } from './run-child.js';
import { startEngine } from './server.js';
import { eventually } from './testing/harness.js';

const program = fileURLToPath(new URL('./child.ts', import.meta.url));
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function start(options: object): Promise<{ readonly child: ChildProcess; readonly message: EngineMessage }> {
  const child = fork(program, {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, TSLIDES_ENGINE: JSON.stringify(options) },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  children.push(child);
  const [message] = (await once(child, 'message')) as [EngineMessage];
  return { child, message };
}

/** A port that something listens on, until the test is over. */
async function taken<T>(use: (port: number) => Promise<T>): Promise<T> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  try {
    return await use(typeof address === 'object' && address !== null ? address.port : 0);
  } finally {
    server.close();
  }
}

test('says where it listens, stays through Ctrl+C, ends on SIGTERM', async () => {
  const { child, message } = await start({ namespace: 'stage' });
  if (message.kind !== 'listening') throw new Error(message.message);
  child.kill('SIGINT');
  const connection = await Connection.connect({ address: message.address });
  const { namespaceInfo } = await connection.workflowService.describeNamespace({ namespace: 'stage' });
  expect(namespaceInfo?.name).toBe('stage');
  await connection.close();
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('ends with its parent', async () => {
  const { child } = await start({});
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a taken port: one clear sentence, then the end', async () => {
  await taken(async (port) => {
    const { child, message } = await start({ port });
    const sentence = `The embedded Temporal service can't listen: port ${port} on 127.0.0.1 is taken by another program.`;
    expect(message).toEqual({ kind: 'failed', message: sentence });
    expect(await once(child, 'exit')).toEqual([1, null]);
    await expect(startEngine({ port })).rejects.toThrow(sentence);
  });
});

test('health, and a close that frees the port at once though polls are open', async () => {
  const engine = await startEngine();
  const connection = await Connection.connect({ address: engine.address });
  expect((await connection.healthService.check({})).status).toBe(1);
  const queue = { namespace: 'default', taskQueue: { name: 'x' } };
  const poll = connection.workflowService.pollActivityTaskQueue(queue);
  await eventually(
    () => connection.workflowService.describeTaskQueue({ ...queue, taskQueueType: 2 }),
    ({ pollers }) => pollers?.length === 1,
  );
  await engine.close();
  expect((await poll).taskToken).toHaveLength(0);
  const again = await startEngine({ port: Number(engine.address.split(':')[1]) });
  await again.close();
  await connection.close();
});
