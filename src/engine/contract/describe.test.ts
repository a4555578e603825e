import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventually } from '../testing/harness.js';
import { refusal } from '../testing/refusal.js';
import { RawWorker } from './raw-worker.js';
import { contract } from './services.js';

contract('describe', (subject) => {
  const ms = (time: { seconds?: unknown; nanos?: number | null } | null | undefined) =>
    Number(time?.seconds) * 1000 + Number(time?.nanos) / 1e6;

  test('what it was started with', async () => {
    const { harness, queue } = subject();
    const options = {
      memo: { for: 'the test' },
      workflowExecutionTimeout: '1h',
      workflowRunTimeout: '30m',
      workflowTaskTimeout: '7s',
    };
    const handle = await harness.run('waiting', queue, [], options);
    await handle.query('status');
    const { raw, memo } = await handle.describe();
    expect(memo).toEqual({ for: 'the test' });
    const { executionConfig, workflowExecutionInfo: info, workflowExtendedInfo: extended } = raw;
    expect(executionConfig?.taskQueue).toMatchObject({ name: queue, kind: 1 });
    expect(ms(executionConfig?.workflowExecutionTimeout)).toBe(3_600_000);
    expect(ms(executionConfig?.workflowRunTimeout)).toBe(1_800_000);
    expect(ms(executionConfig?.defaultWorkflowTaskTimeout)).toBe(7_000);
    expect(info).toMatchObject({ type: { name: 'waiting' }, status: 1, taskQueue: queue, closeTime: null });
    expect(Number(info?.historyLength)).toBe(4);
    expect(Number(info?.historySizeBytes)).toBeGreaterThan(100);
    expect(info?.firstRunId).toBe(handle.firstExecutionRunId);
    expect(info?.rootExecution).toMatchObject({ workflowId: handle.workflowId, runId: handle.firstExecutionRunId });
    expect(ms(extended?.executionExpirationTime) - ms(info?.startTime)).toBeCloseTo(3_600_000, -2);
    expect(ms(extended?.runExpirationTime) - ms(info?.startTime)).toBeCloseTo(1_800_000, -2);
    expect(extended?.cancelRequested).toBe(false);
    expect(raw.pendingWorkflowTask).toBeNull();
    await handle.terminate();
  });

  test('a closed one: how, when, after how long', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('hello', queue, ['x']);
    await handle.result();
    const { raw, status, historyLength } = await handle.describe();
    const { startTime, closeTime, executionDuration } = raw.workflowExecutionInfo ?? {};
    expect(status.name).toBe('COMPLETED');
    expect(historyLength).toBe(11);
    expect(ms(executionDuration)).toBeCloseTo(ms(closeTime) - ms(startTime), 0);
    expect(raw.pendingActivities).toEqual([]);
  });

  test('a pending workflow task: scheduled, started, tried again', async () => {
    const worker = new RawWorker(subject().harness.connection);
    const { workflowId } = await worker.start();
    const handle = subject().harness.client.workflow.getHandle(workflowId);
    const pending = async () => (await handle.describe()).raw.pendingWorkflowTask;
    expect(await pending()).toMatchObject({ state: 1, attempt: 1 });
    const task = await worker.poll();
    expect(await pending()).toMatchObject({ state: 2, attempt: 1 });
    await worker.fail(task, 'a bug');
    expect(await pending()).toMatchObject({ state: 1, attempt: 2 });
    await worker.end(workflowId);
  });

  test('pending activities: scheduled, started, asked to cancel', async () => {
    const { harness, queue } = subject();
    const options = { startToCloseTimeout: '20s', scheduleToCloseTimeout: '1m', taskQueue: `nobody-${randomUUID()}` };
    const scheduled = await harness.run('runActivity', queue, ['greet', ['x'], options]);
    const { raw } = await eventually(
      () => scheduled.describe(),
      (found) => found.raw.pendingActivities?.length === 1,
    );
    const [activity] = raw.pendingActivities ?? [];
    expect(activity).toMatchObject({ activityId: '1', activityType: { name: 'greet' }, state: 1, attempt: 1 });
    expect(ms(activity?.expirationTime) - ms(activity?.scheduledTime)).toBeCloseTo(60_000, -1);
    expect(activity?.lastStartedTime).toBeNull();
    await scheduled.terminate();

    const started = await harness.run('runActivity', queue, ['nap', [60_000], { startToCloseTimeout: '2m' }]);
    const { raw: later } = await eventually(
      () => started.describe(),
      (found) => found.raw.pendingActivities?.[0]?.state === 2,
    );
    expect(later.pendingActivities?.[0]).toMatchObject({ lastWorkerIdentity: 'worker', attempt: 1 });
    expect(ms(later.pendingActivities?.[0]?.lastStartedTime)).toBeGreaterThan(Date.now() - 60_000);
    await started.cancel();
    await eventually(
      () => started.describe(),
      (found) => found.status.name === 'CANCELLED',
    );
  });

  test('pending children', async () => {
    const { harness, queue } = subject();
    const workflowId = `child-${randomUUID()}`;
    const options = { workflowId, parentClosePolicy: 'TERMINATE' };
    const parent = await harness.run('parentOf', queue, ['waiting', options]);
    const { raw } = await eventually(
      () => parent.describe(),
      (found) => (found.raw.pendingChildren?.[0]?.runId ?? '') !== '',
    );
    expect(raw.pendingChildren).toMatchObject([{ workflowId, workflowTypeName: 'waiting', parentClosePolicy: 1 }]);
    expect(Number(raw.pendingChildren?.[0]?.initiatedId)).toBe(5);
    await parent.terminate();
  });

  test('an unknown execution', async () => {
    const { harness } = subject();
    const workflowId = `nobody-${randomUUID()}`;
    expect(await refusal(harness.client.workflow.getHandle(workflowId).describe())).toEqual({
      code: 5,
      details: `workflow not found for ID: ${workflowId}`,
    });
  });
});
