import { randomUUID } from 'node:crypto';
import { QueryNotRegisteredError, QueryRejectedError } from '@temporalio/client';
import { expect, test } from 'vitest';
import { refusal } from '../testing/refusal.js';
import { contract } from './services.js';

contract('queries', (subject) => {
  test('are answered at once after the start, by a running workflow, and by a closed one', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('waiting', queue);
    expect(await handle.query('status')).toBe('waiting');
    expect(await handle.query('status')).toBe('waiting');
    await handle.signal('go', 'on');
    await handle.result();
    expect(await handle.query('status')).toBe('got on');
    await expect(handle.query('nonsense')).rejects.toThrow(QueryNotRegisteredError);
  });

  test('leave no trace in the history', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('waiting', queue);
    await handle.query('status');
    const { historyLength } = await handle.describe();
    await handle.query('status');
    expect((await handle.describe()).historyLength).toBe(historyLength);
    await handle.terminate();
  });

  test('are consistent while signals come: never behind an acknowledged signal', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('collect', queue, [10]);
    for (let count = 1; count <= 9; count++) {
      await handle.signal('go', 'x');
      expect(Number(await handle.query('status'))).toBe(count);
    }
    await handle.signal('go', 'x');
    await handle.result();
  });

  test.each([
    ['NOT_OPEN', 'COMPLETED', true],
    ['NOT_OPEN', 'TERMINATED', true],
    ['NOT_COMPLETED_CLEANLY', 'COMPLETED', false],
    ['NOT_COMPLETED_CLEANLY', 'TERMINATED', true],
    ['NONE', 'TERMINATED', false],
  ] as const)('the reject condition %s and a workflow that is %s', async (condition, end, rejected) => {
    const { harness, queue } = subject();
    const options = { queryRejectCondition: condition };
    const started = await harness.run('waiting', queue);
    const handle = harness.client.workflow.getHandle(started.workflowId, undefined, {});
    const ask = () =>
      harness.connection.workflowService.queryWorkflow({
        namespace: 'default',
        execution: { workflowId: started.workflowId },
        query: { queryType: 'status' },
        queryRejectCondition: { NONE: 1, NOT_OPEN: 2, NOT_COMPLETED_CLEANLY: 3 }[options.queryRejectCondition],
      });
    expect((await ask()).queryRejected).toBeNull();
    if (end === 'COMPLETED') await handle.signal('go', 'x');
    else await handle.terminate();
    await handle.result().catch(() => {});
    const { queryRejected, queryResult } = await ask();
    expect(queryRejected?.status).toBe(rejected ? { COMPLETED: 2, TERMINATED: 5 }[end] : undefined);
    expect(queryResult === null).toBe(rejected);
  });

  test('the client knows a rejected query', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('noActivity', queue, ['x']);
    await handle.result();
    const client = harness.clientWith({ queryRejectCondition: 'NOT_OPEN' });
    await expect(client.getHandle(handle.workflowId).query('__stack_trace')).rejects.toThrow(QueryRejectedError);
  });

  test('a worker without a cache answers from the whole history', async () => {
    const { harness } = subject();
    const name = `uncached-${randomUUID()}`;
    const worker = await harness.worker(name, { maxCachedWorkflows: 0 });
    const handle = await harness.run('waiting', name);
    expect(await handle.query('status')).toBe('waiting');
    await handle.signal('go', 'x');
    await handle.result();
    expect(await handle.query('status')).toBe('got x');
    await harness.stop(worker);
  });

  test('a workflow that closed before a worker saw it', async () => {
    const { harness } = subject();
    const handle = await harness.run('waiting', `nobody-${randomUUID()}`);
    await handle.terminate();
    expect(await refusal(handle.query('status'))).toEqual({
      code: 9,
      details: 'Workflow execution closed before WorkflowTaskStarted event',
    });
  });

  test('before the first workflow task there is nobody to ask', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('waiting', queue, [], { startDelay: '1 hour' });
    expect(await refusal(handle.query('status'))).toEqual({
      code: 9,
      details: 'Workflow task is not scheduled yet.',
    });
    await handle.terminate();
  });

  test('the stack trace and the enhanced one are queries of the SDK', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('waiting', queue);
    expect(await handle.query('__stack_trace')).toContain('waiting');
    await handle.terminate();
    expect(await handle.query('__stack_trace')).toContain('waiting');
  });

  test('of an unknown workflow, and without a name', async () => {
    const { harness, queue } = subject();
    const workflowId = `nobody-${randomUUID()}`;
    expect(await refusal(harness.client.workflow.getHandle(workflowId).query('status'))).toEqual({
      code: 5,
      details: `workflow not found for ID: ${workflowId}`,
    });
    const handle = await harness.run('waiting', queue);
    const execution = { workflowId: handle.workflowId };
    const { workflowService } = harness.connection;
    expect(await refusal(workflowService.queryWorkflow({ namespace: 'default', execution, query: {} }))).toEqual({
      code: 3,
      details: 'QueryType is not set on request.',
    });
    await handle.terminate();
  });
});
