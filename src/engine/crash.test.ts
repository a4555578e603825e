import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { eventually, Harness } from './testing/harness.js';

const program = fileURLToPath(new URL('./testing/worker-process.ts', import.meta.url));
let harness: Harness;
let folder: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  harness = await Harness.start({ failTasksOfClosedConnections: true });
  folder = mkdtempSync(join(tmpdir(), 'tslides-engine-'));
  writeFileSync(join(folder, 'bundle.js'), harness.workflowBundle.code);
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await harness.replayAll();
});

afterAll(async () => {
  await harness.close();
  rmSync(folder, { recursive: true });
});

function worker(queue: string, counts: string): ChildProcess {
  const args = ['--import', 'tsx', program, harness.engine.address, queue, join(folder, 'bundle.js'), counts];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  children.push(child);
  return child;
}

test('a worker killed in a timer: another goes on by replay, and no activity runs twice', async () => {
  const counts = join(folder, 'counts');
  const first = worker('crash', counts);
  const handle = await harness.run('steps', 'crash', [4, 400]);
  await eventually(
    () => handle.query('status').catch(() => 'not yet'),
    (status) => status === 'after step 1',
  );
  const died = once(first, 'exit');
  first.kill('SIGKILL');
  await died;
  await eventually(
    () => harness.pollers('crash'),
    (found) => found.length === 0,
  );
  await expect(handle.query('status')).rejects.toMatchObject({ cause: { code: 9 } });
  worker('crash', counts);
  expect(await handle.result()).toEqual([1, 1, 1, 1]);
  expect(readFileSync(counts, 'utf8').trim().split('\n')).toEqual(['step 0', 'step 1', 'step 2', 'step 3']);
});

test('the connection of a killed worker takes its workflow tasks with it', async () => {
  const { workflowService } = harness.connection;
  // a socket of its own: grpc-js shares them between clients
  const channelArgs = { 'grpc.use_local_subchannel_pool': 1 };
  const doomed = await Connection.connect({ address: harness.engine.address, channelArgs });
  const handle = await harness.run('noActivity', 'doomed', ['x']);
  const taken = await doomed.workflowService.pollWorkflowTaskQueue({
    namespace: 'default',
    taskQueue: { name: 'doomed' },
    identity: 'doomed',
  });
  expect(taken.workflowExecution?.workflowId).toBe(handle.workflowId);
  await doomed.close();
  const { history } = await eventually(
    () =>
      workflowService.getWorkflowExecutionHistory({
        namespace: 'default',
        execution: { workflowId: handle.workflowId },
      }),
    (page) => page.history?.events?.length === 4,
  );
  expect(history?.events?.[3]?.workflowTaskTimedOutEventAttributes).toMatchObject({ timeoutType: 1 });
  const helper = await harness.worker('doomed');
  expect(await handle.result()).toBe('Hello, x!');
  await harness.stop(helper);
});

test('a service that comes back without the worker that held a task gives it to another one soon', async () => {
  const options = { db: join(folder, 'store.db'), failTasksOfClosedConnections: true };
  const first = await Harness.start(options);
  const { workflowId } = await first.run('noActivity', 'orphan', ['x']);
  const taskQueue = { name: 'orphan' };
  await first.connection.workflowService.pollWorkflowTaskQueue({ namespace: 'default', taskQueue, identity: 'gone' });
  await first.close();
  const second = await Harness.start(options);
  try {
    await second.worker('orphan');
    const begun = Date.now();
    expect(await second.client.workflow.getHandle(workflowId).result()).toBe('Hello, x!');
    // less than the task's own timeout of 10 s
    expect(Date.now() - begun).toBeLessThan(8_000);
    await second.replayAll();
  } finally {
    await second.close();
  }
});
