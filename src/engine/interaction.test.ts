import { randomUUID } from 'node:crypto';
import { QueryNotRegisteredError, WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { eventually, Harness } from './testing/harness.js';
import { setUpdate } from './testing/workflows.js';

const queue = 'interaction';
let harness: Harness;

beforeAll(async () => {
  harness = await Harness.start();
  await harness.worker(queue);
});

afterEach(async () => {
  await harness.replayAll();
});

afterAll(async () => {
  await harness.close();
});

test('a signal is delivered', async () => {
  const handle = await harness.run('waiting', queue);
  await handle.signal('go', 'on');
  expect(await handle.result()).toBe('got on');
});

test('signals in a burst all arrive, in order, while workflow tasks run', async () => {
  const handle = await harness.run('collect', queue, [30]);
  const names = Array.from({ length: 30 }, (_, index) => `s${index}`);
  for (const name of names) await handle.signal('go', name);
  expect(await handle.result()).toEqual(names);
});

test('a query is answered at once after the start, by a running workflow, and by a closed one', async () => {
  const handle = await harness.run('waiting', queue);
  expect(await handle.query('status')).toBe('waiting');
  expect(await handle.query('status')).toBe('waiting');
  await handle.signal('go', 'on');
  await handle.result();
  expect(await handle.query('status')).toBe('got on');
  await expect(handle.query('nonsense')).rejects.toThrow(QueryNotRegisteredError);
});

test('queries while signals come are consistent: never behind an acknowledged signal', async () => {
  const handle = await harness.run('collect', queue, [10]);
  for (let count = 1; count <= 9; count++) {
    await handle.signal('go', 'x');
    expect(Number(await handle.query('status'))).toBe(count);
  }
  await handle.signal('go', 'x');
  await handle.result();
});

test('a worker without a cache answers from the whole history', async () => {
  const name = `uncached-${randomUUID()}`;
  const worker = await harness.worker(name, { maxCachedWorkflows: 0 });
  const handle = await harness.run('waiting', name);
  expect(await handle.query('status')).toBe('waiting');
  await handle.signal('go', 'x');
  await handle.result();
  expect(await handle.query('status')).toBe('got x');
  await harness.stop(worker);
});

test('no worker: a query waits for one, and when its client waits no longer, says so', async () => {
  const name = `late-${randomUUID()}`;
  const handle = await harness.run('waiting', name);
  const asked = handle.query('status');
  const first = await harness.worker(name);
  expect(await asked).toBe('waiting');
  await harness.stop(first);
  const within = (ms: number) => harness.connection.withDeadline(Date.now() + ms, () => handle.query('status'));
  await expect(within(1000)).rejects.toMatchObject({ cause: { code: 4 } });
  await expect(within(1200)).rejects.toMatchObject({
    cause: { code: 9, details: 'no poller seen for task queue recently, worker may be down' },
  });
  const again = handle.query('status');
  await harness.worker(name);
  expect(await again).toBe('waiting');
  await handle.terminate();
});

test('another worker takes over from the sticky queue of one that is gone', async () => {
  const name = `handover-${randomUUID()}`;
  const first = await harness.worker(name);
  const handle = await harness.run('waiting', name);
  expect(await handle.query('status')).toBe('waiting');
  await harness.stop(first);
  await harness.worker(name);
  expect(await handle.query('status')).toBe('waiting');
  await handle.signal('go', 'on');
  expect(await handle.result()).toBe('got on');
});

test('an update: accepted, completed, and known by its id afterwards', async () => {
  const handle = await harness.run('waiting', queue);
  const updateId = randomUUID();
  expect(await handle.executeUpdate(setUpdate, { args: ['new'], updateId })).toBe('waiting');
  expect(await handle.executeUpdate(setUpdate, { args: ['newer'] })).toBe('new');
  expect(await handle.executeUpdate(setUpdate, { args: ['ignored'], updateId })).toBe('waiting');
  expect(await handle.getUpdateHandle(updateId).result()).toBe('waiting');
  const started = await handle.startUpdate(setUpdate, { args: ['last'], waitForStage: 'ACCEPTED' });
  expect(await started.result()).toBe('newer');
  expect(await handle.query('status')).toBe('last');
  await handle.signal('go', 'x');
  await handle.result();
});

test('update-with-start: starts once, updates each time', async () => {
  const options = { taskQueue: queue, workflowId: 'uws', workflowIdConflictPolicy: 'USE_EXISTING' as const };
  const start = () => new WithStartWorkflowOperation<() => Promise<string>>('waiting', { ...options, args: [] });
  const { workflow } = harness.client;
  const update = (value: string) =>
    workflow.executeUpdateWithStart(setUpdate, { startWorkflowOperation: start(), args: [value] });
  expect(await update('one')).toBe('waiting');
  expect(await update('two')).toBe('one');
  await expect(update('')).rejects.toThrow(WorkflowUpdateFailedError);
  await workflow.getHandle('uws').signal('go', 'x');
  await workflow.getHandle('uws').result();
});

test('a rejected update leaves no trace in the history', async () => {
  const handle = await harness.run('waiting', queue);
  await handle.query('status');
  const before = (await handle.describe()).historyLength;
  await expect(handle.executeUpdate(setUpdate, { args: [''] })).rejects.toThrow(WorkflowUpdateFailedError);
  expect((await handle.describe()).historyLength).toBe(before);
  await handle.signal('go', 'x');
  expect(await handle.result()).toBe('got x');
});

test('pollers of a task queue are seen, and are gone when their worker is', async () => {
  const name = `polled-${randomUUID()}`;
  const pollers = () => harness.pollers(name);
  expect(await pollers()).toEqual([]);
  const worker = await harness.worker(name, { identity: 'the poller' });
  await eventually(pollers, (found) => found.length === 1 && found[0] === 'the poller');
  await harness.stop(worker);
  await eventually(pollers, (found) => found.length === 0);
});

test('children: their results, their failures', async () => {
  expect(await (await harness.run('parent', queue, ['Bo'])).result()).toBe('child says: Hello, Bo!');
  const failed = await harness.run('parentOfFailure', queue);
  expect(await failed.result()).toBe('ChildWorkflowFailure: run 1 failed');
});

test.each([
  ['TERMINATE', 'TERMINATED'],
  ['REQUEST_CANCEL', 'CANCELLED'],
  ['ABANDON', 'RUNNING'],
])('parent close policy %s', async (policy, expected) => {
  const parent = await harness.run('leaving', queue, [policy]);
  const child = harness.client.workflow.getHandle(await parent.result());
  if (policy === 'ABANDON') {
    expect(await child.result()).toBe('got never read');
    return;
  }
  const { status } = await eventually(
    () => child.describe(),
    (found) => found.status.name !== 'RUNNING',
  );
  // the signal may have completed the child before its parent closed
  expect([expected, 'COMPLETED']).toContain(status.name);
});

test('signals and cancels to other executions, and to nobody', async () => {
  const one = await harness.run('waiting', queue);
  expect(await (await harness.run('signaller', queue, [one.workflowId])).result()).toBe('signalled');
  expect(await one.result()).toBe('got from outside');
  const other = await harness.run('cancellable', queue);
  expect(await (await harness.run('canceller', queue, [other.workflowId])).result()).toBe('asked');
  expect(await other.result()).toBe('Hello, cancelled!');
});
