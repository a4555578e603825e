import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { eventually, Harness } from './testing/harness.js';
import { setUpdate } from './testing/workflows.js';

const namespace = 'default';
const queue = 'reset';
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

interface More {
  readonly requestId?: string;
  readonly runId?: string;
  readonly resetReapplyExcludeTypes?: number[];
  readonly resetReapplyType?: number;
}

/** Resets to the event that ended (or began) a workflow task; gives the new run. */
async function reset(workflowId: string, event: number, { runId = '', requestId = randomUUID(), ...more }: More = {}) {
  const { runId: made } = await harness.connection.workflowService.resetWorkflowExecution({
    namespace,
    workflowExecution: { workflowId, runId },
    reason: 'another try',
    workflowTaskFinishEventId: event as never,
    requestId,
    ...more,
  });
  return Object.assign(harness.client.workflow.getHandle(workflowId, made ?? ''), { runId: made });
}

async function events(workflowId: string, runId?: string) {
  const { history } = await harness.connection.workflowService.getWorkflowExecutionHistory({
    namespace,
    execution: { workflowId, runId: runId ?? '' },
  });
  return history?.events ?? [];
}

test('a closed run, reset to its first workflow task: signals and updates come again, and so does the result', async () => {
  const first = await harness.run('waiting', queue);
  await first.executeUpdate(setUpdate, { args: ['new'], updateId: 'again' });
  await first.signal('go', 'on');
  expect(await first.result()).toBe('got on');
  const next = await reset(first.workflowId, 4);
  expect(await next.result()).toBe('got on');
  const { raw } = await first.describe();
  expect(raw.workflowExecutionInfo?.execution?.runId).toBe(next.runId);
  const before = await harness.client.workflow.getHandle(first.workflowId, first.firstExecutionRunId).describe();
  expect(before.status.name).toBe('COMPLETED');
  expect(before.raw.workflowExtendedInfo?.resetRunId).toBe(next.runId);
  const history = await events(first.workflowId);
  expect(history.slice(0, 3)).toEqual((await events(first.workflowId, first.firstExecutionRunId)).slice(0, 3));
  expect(history[3]?.workflowTaskFailedEventAttributes).toMatchObject({
    cause: 20,
    failure: { message: 'another try' },
    baseRunId: first.firstExecutionRunId,
    newRunId: next.runId,
  });
  expect(history[4]?.workflowExecutionUpdateAdmittedEventAttributes?.request?.meta?.updateId).toBe('again');
  expect(history[5]?.workflowExecutionSignaledEventAttributes?.signalName).toBe('go');
});

test('an open run is terminated; what is left out does not come again; the same request gives the same run', async () => {
  const first = await harness.run('collect', queue, [3]);
  await first.signal('go', 'lost');
  await eventually(
    () => first.query('status'),
    (status) => status === '1',
  );
  const requestId = randomUUID();
  const next = await reset(first.workflowId, 3, { requestId, resetReapplyExcludeTypes: [1] });
  expect((await reset(first.workflowId, 3, { requestId })).runId).toBe(next.runId);
  const last = (await events(first.workflowId, first.firstExecutionRunId)).at(-1);
  expect(last?.workflowExecutionTerminatedEventAttributes).toMatchObject({
    reason: 'another try',
    identity: 'history-resetter',
  });
  for (const value of ['a', 'b', 'c']) await next.signal('go', value);
  expect(await next.result()).toEqual(['a', 'b', 'c']);
});

test('timers and activities that were waiting go on, from a later workflow task', async () => {
  const first = await harness.run('timers', queue, [200]);
  await first.result();
  const finished = (await events(first.workflowId)).filter((event) => event.workflowTaskCompletedEventAttributes);
  const next = await reset(first.workflowId, Number(finished.at(-1)?.eventId));
  expect(Number(await next.result())).toBeGreaterThanOrEqual(200);
  const flaky = await harness.run('runActivity', queue, ['failUntil', [2], { startToCloseTimeout: '5s' }]);
  await flaky.result();
  await expect(reset(flaky.workflowId, 9).then((handle) => handle.result())).resolves.toBe(2);
});

test('a run that was continued as new: signals to the runs after it come again', async () => {
  const chain = await harness.run('counting', queue, [2]);
  expect(await chain.result()).toBe(3);
  const next = await reset(chain.workflowId, 4, { runId: chain.firstExecutionRunId });
  expect(await next.result()).toBe(3);
});

test('a child of the run that was reset is waited for by the new run', async () => {
  const workflowId = `child-${randomUUID()}`;
  const parent = await harness.run('parentOf', queue, ['waiting', { workflowId }]);
  const history = await eventually(
    () => events(parent.workflowId),
    (found) => found.length === 9,
  );
  expect(history[5]?.childWorkflowExecutionStartedEventAttributes?.workflowExecution?.workflowId).toBe(workflowId);
  const next = await reset(parent.workflowId, 9);
  const child = harness.client.workflow.getHandle(workflowId);
  expect((await child.describe()).status.name).toBe('RUNNING');
  await child.signal('go', 'home');
  expect(await next.result()).toBe('got home');
  // and one that has ended since is known to have
  const again = await reset(parent.workflowId, 9, { runId: parent.firstExecutionRunId });
  await expect(again.describe().then(({ status }) => status.name)).resolves.toMatch(/RUNNING|COMPLETED/);
  await again.terminate().catch(() => undefined);
});

test('an event that is no workflow task is refused', async () => {
  const first = await harness.run('waiting', queue);
  await first.query('status');
  const range = 'Can only reset workflow to event ID in range [WorkflowTaskScheduled +1, WorkflowTaskStarted + 1]: 2';
  await expect(reset(first.workflowId, 2)).rejects.toMatchObject({ code: 3, details: range });
  const ids = 'Workflow task finish ID must be > 1 && <= workflow last event ID.';
  for (const id of [0, 1, 99])
    await expect(reset(first.workflowId, id)).rejects.toMatchObject({ code: 3, details: ids });
  await expect(reset(first.workflowId, 4, { requestId: '' })).rejects.toMatchObject({ code: 3 });
  await first.terminate();
});

test('delete: an open run is terminated first, and then there is nothing left of it', async () => {
  const { workflowService } = harness.connection;
  const workflowId = `child-${randomUUID()}`;
  const parent = await harness.run('parentOf', queue, ['waiting', { workflowId }]);
  const child = harness.client.workflow.getHandle(workflowId);
  await eventually(
    () => child.describe().catch(() => undefined),
    (found) => found !== undefined,
  );
  await workflowService.deleteWorkflowExecution({ namespace, workflowExecution: { workflowId } });
  await expect(child.describe()).rejects.toThrow(`workflow not found for ID: ${workflowId}`);
  expect((await harness.client.workflow.count(`WorkflowId = '${workflowId}'`)).count).toBe(0);
  // its parent heard of its end
  expect(await parent.result()).toBe('TerminatedFailure');
  await workflowService.deleteWorkflowExecution({ namespace, workflowExecution: { workflowId: parent.workflowId } });
  await expect(parent.describe()).rejects.toThrow('not found');
});
