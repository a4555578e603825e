import { randomUUID } from 'node:crypto';
import {
  WorkflowClient,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowStartOptions,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import { expect, test } from 'vitest';
import { refusal } from '../testing/refusal.js';
import { contract } from './services.js';

type Policies = Pick<WorkflowStartOptions, 'workflowIdReusePolicy' | 'workflowIdConflictPolicy'>;

/** Milliseconds since 1970. */
function timeOf(event: temporal.api.history.v1.IHistoryEvent | undefined): number {
  return Number(event?.eventTime?.seconds) * 1000 + Number(event?.eventTime?.nanos) / 1e6;
}

contract('start', (subject) => {
  /** Starts of one workflow id: what comes of each is to be seen. */
  const starter = () => {
    const { harness, queue } = subject();
    const workflowId = `start-${randomUUID()}`;
    return (more: Policies = {}) => harness.client.workflow.start('waiting', { workflowId, taskQueue: queue, ...more });
  };

  test('hello: start, activity, result', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('hello', queue, ['Ada']);
    expect(await handle.result()).toBe('Hello, Ada!');
    const { status, historyLength } = await handle.describe();
    expect(status.name).toBe('COMPLETED');
    expect(historyLength).toBe(11);
  });

  test('the same request id gives the same run, another one is refused', async () => {
    const { harness, queue } = subject();
    const { workflowService } = harness.connection;
    const workflowId = `dedup-${randomUUID()}`;
    const request = {
      namespace: 'default',
      workflowId,
      workflowType: { name: 'waiting' },
      taskQueue: { name: queue },
      requestId: 'one',
    };
    const first = await workflowService.startWorkflowExecution(request);
    const second = await workflowService.startWorkflowExecution(request);
    expect(second).toMatchObject({ runId: first.runId, started: true });
    const third = workflowService.startWorkflowExecution({ ...request, requestId: 'two' });
    expect(await refusal(third)).toEqual({
      code: 6,
      details: `Workflow execution is already running. WorkflowId: ${workflowId}, RunId: ${first.runId}.`,
    });
    await harness.client.workflow.getHandle(workflowId).terminate('done');
  });

  test.each(['ALLOW_DUPLICATE', 'ALLOW_DUPLICATE_FAILED_ONLY', 'REJECT_DUPLICATE'] as const)(
    'the reuse policy %s refuses an id whose run is open',
    async (workflowIdReusePolicy) => {
      const start = starter();
      const first = await start();
      await expect(start({ workflowIdReusePolicy })).rejects.toThrow(WorkflowExecutionAlreadyStartedError);
      await first.terminate();
    },
  );

  test.each([
    ['ALLOW_DUPLICATE', true, true],
    ['ALLOW_DUPLICATE_FAILED_ONLY', false, true],
    ['REJECT_DUPLICATE', false, false],
  ] as const)('the reuse policy %s and a closed run', async (workflowIdReusePolicy, afterSuccess, afterFailure) => {
    const start = starter();
    const first = await start();
    await first.signal('go', 'x');
    await first.result();
    if (afterSuccess) await (await start({ workflowIdReusePolicy })).terminate();
    else {
      await expect(start({ workflowIdReusePolicy })).rejects.toThrow(WorkflowExecutionAlreadyStartedError);
      await (await start()).terminate();
    }
    if (afterFailure) await (await start({ workflowIdReusePolicy })).terminate();
    else await expect(start({ workflowIdReusePolicy })).rejects.toThrow(WorkflowExecutionAlreadyStartedError);
  });

  test('the conflict policies: use the one that runs, end it, or be refused', async () => {
    const start = starter();
    const first = await start();
    const same = await start({ workflowIdConflictPolicy: 'USE_EXISTING' });
    expect(same.firstExecutionRunId).toBe(first.firstExecutionRunId);
    await expect(start({ workflowIdConflictPolicy: 'FAIL' })).rejects.toThrow(WorkflowExecutionAlreadyStartedError);
    const next = await start({ workflowIdConflictPolicy: 'TERMINATE_EXISTING' });
    expect(next.firstExecutionRunId).not.toBe(first.firstExecutionRunId);
    await expect(first.result()).rejects.toMatchObject({
      cause: { message: 'TerminateIfRunning WorkflowIdReusePolicy' },
    });
    const last = await start({ workflowIdReusePolicy: 'TERMINATE_IF_RUNNING' as never });
    expect(last.firstExecutionRunId).not.toBe(next.firstExecutionRunId);
    await expect(next.result()).rejects.toMatchObject({
      cause: { message: 'TerminateIfRunning WorkflowIdReusePolicy' },
    });
    await last.terminate();
  });

  test('use-existing says whose run it is', async () => {
    const { harness, queue } = subject();
    const request = {
      namespace: 'default',
      workflowId: `existing-${randomUUID()}`,
      workflowType: { name: 'waiting' },
      taskQueue: { name: queue },
      workflowIdConflictPolicy: 2,
    };
    const { workflowService } = harness.connection;
    const first = await workflowService.startWorkflowExecution({ ...request, requestId: 'one' });
    const second = await workflowService.startWorkflowExecution({ ...request, requestId: 'two' });
    expect(first).toMatchObject({ started: true, status: 1 });
    expect(second).toMatchObject({ started: false, status: 1, runId: first.runId });
    await harness.client.workflow.getHandle(request.workflowId).terminate();
  });

  test('policies that contradict each other', async () => {
    const { harness, queue } = subject();
    const request = {
      namespace: 'default',
      workflowId: `both-${randomUUID()}`,
      workflowType: { name: 'waiting' },
      taskQueue: { name: queue },
    };
    const { workflowService } = harness.connection;
    const start = (more: object) => refusal(workflowService.startWorkflowExecution({ ...request, ...more }));
    expect(await start({ workflowIdReusePolicy: 4, workflowIdConflictPolicy: 2 })).toEqual({
      code: 3,
      details:
        'Invalid WorkflowIDReusePolicy: WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING cannot be used together with a WorkflowIDConflictPolicy',
    });
    expect(await start({ workflowIdReusePolicy: 3, workflowIdConflictPolicy: 3 })).toEqual({
      code: 3,
      details:
        'Invalid WorkflowIDReusePolicy: WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE cannot be used together with WorkflowIdConflictPolicy WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING',
    });
  });

  test('a start delay is kept, never shortened', async () => {
    const { harness, queue } = subject();
    const before = Date.now();
    const handle = await harness.run('noActivity', queue, ['late'], { startDelay: '300ms' });
    expect(await handle.result()).toBe('Hello, late!');
    expect(Date.now() - before).toBeGreaterThanOrEqual(300);
    const { startTime, executionTime } = await handle.describe();
    expect(Number(executionTime) - Number(startTime)).toBeCloseTo(300, -1);
  });

  test('a signal waits for the end of the start delay, a request to cancel and an update do not', async () => {
    const { harness, queue } = subject();
    const before = Date.now();
    const handle = await harness.run('waiting', queue, [], { startDelay: '500ms' });
    await handle.signal('go', 'early');
    const other = await harness.run('waiting', queue, [], { startDelay: '1 hour' });
    await other.cancel();
    const third = await harness.run('waiting', queue, [], { startDelay: '1 hour' });
    const rejected = third.executeUpdate('set', { args: [''] });
    await expect(rejected).rejects.toThrow(WorkflowUpdateFailedError);
    expect(await third.executeUpdate('set', { args: ['early'] })).toBe('waiting');
    await third.signal('go', 'on');
    expect(await third.result()).toBe('got on');
    expect(await handle.result()).toBe('got early');
    expect(Date.now() - before).toBeGreaterThanOrEqual(500);
    await expect(other.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
    const { events = [] } = await handle.fetchHistory();
    expect(events?.map(({ eventType }) => eventType)).toEqual([1, 26, 5, 6, 7, 2]);
    const [started, , scheduled] = events ?? [];
    expect(timeOf(scheduled) - timeOf(started)).toBeGreaterThanOrEqual(500);
  });

  test('the worker that starts a workflow may take its first task at once', async () => {
    const { harness, queue } = subject();
    // of all workers only the one with this connection can be it
    const client = new WorkflowClient({ connection: harness.native });
    const options = { taskQueue: queue, workflowId: `eager-${randomUUID()}`, args: ['x'], requestEagerStart: true };
    const handle = await client.start('noActivity', options);
    expect(handle.eagerlyStarted).toBe(true);
    expect(await handle.result()).toBe('Hello, x!');
    const [started] = (await handle.fetchHistory()).events ?? [];
    expect(started?.workflowExecutionStartedEventAttributes?.eagerExecutionAccepted).toBe(true);
  });

  test('memo and description are there from the start, timeouts that are not set are not', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('waiting', queue, [], { memo: { for: 'the test' }, staticSummary: 'a summary' });
    const described = await handle.describe();
    expect(described.memo).toEqual({ for: 'the test' });
    expect(await described.staticSummary()).toBe('a summary');
    const timeouts = { workflowExecutionTimeout: null, workflowRunTimeout: null };
    expect(described.raw.executionConfig).toMatchObject(timeouts);
    await handle.terminate();
  });
});
