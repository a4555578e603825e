import { WorkflowExecutionAlreadyStartedError, WorkflowFailedError } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually, Harness } from './testing/harness.js';

const queue = 'executions';
let harness: Harness;

beforeAll(async () => {
  harness = await Harness.start();
  await harness.worker(queue);
});

// every history that a test finished must replay
afterEach(async () => {
  await harness.replayAll();
});

afterAll(async () => {
  await harness.close();
});

describe('start', () => {
  test('hello: start, activity, result', async () => {
    const handle = await harness.run('hello', queue, ['Ada']);
    expect(await handle.result()).toBe('Hello, Ada!');
    const { status, historyLength } = await handle.describe();
    expect(status.name).toBe('COMPLETED');
    expect(historyLength).toBe(11);
  });

  test('the same request id gives the same run, another one is refused', async () => {
    const { workflowService } = harness.connection;
    const request = {
      namespace: 'default',
      workflowId: 'dedup',
      workflowType: { name: 'waiting' },
      taskQueue: { name: queue },
      requestId: 'one',
    };
    const first = await workflowService.startWorkflowExecution(request);
    const second = await workflowService.startWorkflowExecution(request);
    expect(second.runId).toBe(first.runId);
    await expect(harness.client.workflow.start('waiting', { workflowId: 'dedup', taskQueue: queue })).rejects.toThrow(
      WorkflowExecutionAlreadyStartedError,
    );
    await harness.client.workflow.getHandle('dedup').terminate('done');
  });

  test('policies: use existing, terminate existing, reject duplicate, failed only', async () => {
    const options = { workflowId: 'policies', taskQueue: queue };
    const start = (more: object) => harness.client.workflow.start('waiting', { ...options, ...more });
    const first = await start({});
    const same = await start({ workflowIdConflictPolicy: 'USE_EXISTING' });
    expect(same.firstExecutionRunId).toBe(first.firstExecutionRunId);
    const next = await start({ workflowIdConflictPolicy: 'TERMINATE_EXISTING' });
    expect(next.firstExecutionRunId).not.toBe(first.firstExecutionRunId);
    await expect(first.result()).rejects.toThrow(WorkflowFailedError);
    await next.signal('go', 'x');
    await next.result();
    await expect(start({ workflowIdReusePolicy: 'REJECT_DUPLICATE' })).rejects.toThrow(
      WorkflowExecutionAlreadyStartedError,
    );
    await expect(start({ workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY' })).rejects.toThrow(
      WorkflowExecutionAlreadyStartedError,
    );
    await (await start({})).terminate();
    await (await start({ workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY' })).terminate();
  });

  test('a start delay is kept, never shortened', async () => {
    const before = Date.now();
    const handle = await harness.run('noActivity', queue, ['late'], { startDelay: '300ms' });
    expect(await handle.result()).toBe('Hello, late!');
    expect(Date.now() - before).toBeGreaterThanOrEqual(300);
  });

  test('signal-with-start starts once and signals each time', async () => {
    const options = { taskQueue: queue, workflowId: 'sws', args: [2], signal: 'go' };
    const one = await harness.client.workflow.signalWithStart('collect', { ...options, signalArgs: ['a'] });
    const two = await harness.client.workflow.signalWithStart('collect', { ...options, signalArgs: ['b'] });
    expect(two.signaledRunId).toBe(one.signaledRunId);
    expect(await two.result()).toEqual(['a', 'b']);
  });
});

describe('the end', () => {
  test('a failure of the workflow, with its cause', async () => {
    const handle = await harness.run('failing', queue, [1]);
    await expect(handle.result()).rejects.toMatchObject({ cause: { message: 'run 1 failed' } });
    expect((await handle.describe()).status.name).toBe('FAILED');
  });

  test('a retry policy of the workflow: further runs in one chain', async () => {
    const retry = { initialInterval: '10ms', maximumAttempts: 5 };
    const handle = await harness.run('failing', queue, [3], { retry });
    expect(await handle.result()).toBe(3);
  });

  test('cancel: the workflow cleans up, and may complete', async () => {
    const handle = await harness.run('cancellable', queue);
    await handle.cancel();
    expect(await handle.result()).toBe('Hello, cancelled!');
  });

  test('cancel before anything was done', async () => {
    const handle = await harness.run('waiting', queue);
    await handle.cancel();
    await expect(handle.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
    expect((await handle.describe()).status.name).toBe('CANCELLED');
  });

  test('terminate, with its reason; a closed run takes no more', async () => {
    const handle = await harness.run('waiting', queue);
    await handle.terminate('enough');
    await expect(handle.result()).rejects.toMatchObject({ cause: { message: 'enough' } });
    expect((await handle.describe()).status.name).toBe('TERMINATED');
    await expect(handle.signal('go', 'x')).rejects.toThrow(/already completed/);
  });

  test('run timeout', async () => {
    const handle = await harness.run('waiting', queue, [], { workflowRunTimeout: '200ms' });
    await expect(handle.result()).rejects.toMatchObject({ cause: { name: 'TimeoutFailure' } });
    expect((await handle.describe()).status.name).toBe('TIMED_OUT');
  });

  test('continue-as-new: a chain of runs, one result', async () => {
    const handle = await harness.run('counting', queue, [3]);
    expect(await handle.result()).toBe(6);
    const first = harness.client.workflow.getHandle(handle.workflowId, handle.firstExecutionRunId);
    expect((await first.describe()).status.name).toBe('CONTINUED_AS_NEW');
  });
});

describe('histories', () => {
  test('are followed by long poll, page after page', async () => {
    const handle = await harness.run('waiting', queue);
    const { workflowService } = harness.connection;
    const execution = { workflowId: handle.workflowId };
    const types: number[] = [];
    let nextPageToken: Uint8Array | undefined;
    let signalled = false;
    do {
      const page = await workflowService.getWorkflowExecutionHistory({
        namespace: 'default',
        execution,
        waitNewEvent: true,
        maximumPageSize: 2,
        ...(nextPageToken && { nextPageToken }),
      });
      for (const event of page.history?.events ?? []) types.push(event.eventType ?? 0);
      nextPageToken = page.nextPageToken;
      if (types.length >= 4 && !signalled) {
        signalled = true;
        await handle.signal('go', 'on');
      }
    } while (nextPageToken && nextPageToken.length > 0);
    // started, task ×3, signal, task ×3, completed
    expect(types).toEqual([1, 5, 6, 7, 26, 5, 6, 7, 2]);
    const reverse = await workflowService.getWorkflowExecutionHistoryReverse({ namespace: 'default', execution });
    expect(reverse.history?.events?.map((event) => event.eventType)).toEqual([...types].reverse());
  });

  test('describe says what is pending', async () => {
    const handle = await harness.run('cancellable', queue, [], { memo: { for: 'the test' } });
    const { raw, memo } = await eventually(
      () => handle.describe(),
      (found) => found.historyLength === 5,
    );
    expect(raw.pendingWorkflowTask).toBeNull();
    expect(memo).toEqual({ for: 'the test' });
    await handle.terminate();
  });
});

describe('lists', () => {
  test('by query, in pages, newest first', async () => {
    for (let index = 0; index < 5; index++) await (await harness.run('noActivity', queue, ['x'])).result();
    const { workflowService } = harness.connection;
    const query =
      "WorkflowType = 'noActivity' AND ExecutionStatus IN ('Completed', 'Failed') AND StartTime > '2020-01-01T00:00:00Z'";
    const found: string[] = [];
    let nextPageToken: Uint8Array | undefined;
    do {
      const page = await workflowService.listWorkflowExecutions({
        namespace: 'default',
        query,
        pageSize: 2,
        ...(nextPageToken && { nextPageToken }),
      });
      expect(page.executions?.length).toBeLessThanOrEqual(2);
      for (const { execution } of page.executions ?? []) found.push(execution?.runId ?? '');
      nextPageToken = page.nextPageToken;
    } while (nextPageToken && nextPageToken.length > 0);
    const { count } = await harness.client.workflow.count(query);
    expect(found).toHaveLength(count);
    expect(new Set(found).size).toBe(count);
    expect(count).toBeGreaterThanOrEqual(5);
    const { groups } = await harness.client.workflow.count('GROUP BY ExecutionStatus');
    expect(groups.map((group) => String(group.groupValues[0]))).toContain('Completed');
  });

  test('by search attributes, which have to be known', async () => {
    const Customer = defineSearchAttributeKey('Customer', 'KEYWORD');
    const typedSearchAttributes = [{ key: Customer, value: 'Ada' }];
    await expect(harness.run('noActivity', queue, ['x'], { typedSearchAttributes })).rejects.toMatchObject({
      cause: { details: expect.stringContaining('no mapping defined for search attribute Customer') },
    });
    await harness.connection.operatorService.addSearchAttributes({
      namespace: 'default',
      searchAttributes: { Customer: 2 },
    });
    const handle = await harness.run('noActivity', queue, ['x'], { typedSearchAttributes });
    await handle.result();
    expect((await handle.describe()).typedSearchAttributes.get(Customer)).toBe('Ada');
    expect((await harness.client.workflow.count("Customer = 'Ada'")).count).toBe(1);
  });

  test('a bad query is refused with its place', async () => {
    await expect(harness.client.workflow.count("WorkflowType 'x'")).rejects.toMatchObject({
      cause: { code: 3, details: expect.stringContaining('expected a comparison at 14') },
    });
  });
});
