import { expect, test } from 'vitest';
import { eventually } from '../testing/harness.js';
import { refusal } from '../testing/refusal.js';
import { contract } from './services.js';

contract('close', (subject) => {
  test('a failure of the workflow, with its cause', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('failing', queue, [1]);
    await expect(handle.result()).rejects.toMatchObject({ cause: { message: 'run 1 failed' } });
    expect((await handle.describe()).status.name).toBe('FAILED');
  });

  test('a retry policy of the workflow: further runs in one chain', async () => {
    const { harness, queue } = subject();
    const retry = { initialInterval: '10ms', maximumAttempts: 5 };
    const handle = await harness.run('failing', queue, [3], { retry });
    expect(await handle.result()).toBe(3);
    const first = harness.client.workflow.getHandle(handle.workflowId, handle.firstExecutionRunId);
    expect((await first.describe()).status.name).toBe('FAILED');
  });

  test('a retry policy of the workflow comes to its end', async () => {
    const { harness, queue } = subject();
    const retry = { initialInterval: '10ms', maximumAttempts: 2 };
    const handle = await harness.run('failing', queue, [9], { retry });
    await expect(handle.result()).rejects.toMatchObject({ cause: { message: 'run 2 failed' } });
    const last = harness.client.workflow.getHandle(handle.workflowId);
    const { events } = await last.fetchHistory();
    expect(events?.at(-1)?.workflowExecutionFailedEventAttributes).toMatchObject({
      retryState: 4,
      newExecutionRunId: '',
    });
  });

  test('cancel: the workflow cleans up, and may complete', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('cancellable', queue);
    await handle.cancel();
    expect(await handle.result()).toBe('Hello, cancelled!');
  });

  test('cancel before anything was done', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('waiting', queue);
    await handle.cancel();
    await expect(handle.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
    expect((await handle.describe()).status.name).toBe('CANCELLED');
  });

  test('a second request to cancel changes nothing; its reason is in the history', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('stubborn', queue);
    const cancel = (reason: string, requestId = '') =>
      harness.connection.workflowService.requestCancelWorkflowExecution({
        namespace: 'default',
        workflowExecution: { workflowId: handle.workflowId },
        reason,
        requestId,
      });
    await cancel('first', 'a');
    await cancel('again', 'a');
    await cancel('second', 'b');
    // it comes into the history with the end of the first workflow task
    const requested = await eventually(
      async () =>
        (await handle.fetchHistory()).events?.flatMap(
          (event) => event.workflowExecutionCancelRequestedEventAttributes ?? [],
        ),
      (found) => found?.length === 1,
    );
    expect(requested).toMatchObject([{ cause: 'first' }]);
    expect((await handle.describe()).raw.workflowExtendedInfo?.cancelRequested).toBe(true);
    await handle.terminate();
  });

  test('terminate, with its reason; a closed run takes no more', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('waiting', queue);
    await handle.terminate('enough');
    await expect(handle.result()).rejects.toMatchObject({ cause: { message: 'enough' } });
    expect((await handle.describe()).status.name).toBe('TERMINATED');
    expect(await refusal(handle.terminate())).toEqual({ code: 5, details: 'workflow execution already completed' });
    // who wants it to end has got what is wanted
    expect(await refusal(handle.cancel())).toMatchObject({ code: 0 });
  });

  test('of a chain that is named by its first run', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('waiting', queue);
    const { workflowService } = harness.connection;
    const workflowExecution = { workflowId: handle.workflowId };
    const foreign = {
      namespace: 'default',
      workflowExecution,
      firstExecutionRunId: '00000000-0000-4000-8000-000000000000',
    };
    expect(await refusal(workflowService.terminateWorkflowExecution(foreign))).toMatchObject({ code: 5 });
    expect(await refusal(workflowService.requestCancelWorkflowExecution(foreign))).toMatchObject({ code: 5 });
    const own = { ...foreign, firstExecutionRunId: handle.firstExecutionRunId };
    expect(await refusal(workflowService.terminateWorkflowExecution(own))).toMatchObject({ code: 0 });
  });

  test('run timeout', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('waiting', queue, [], { workflowRunTimeout: '200ms' });
    await expect(handle.result()).rejects.toMatchObject({ cause: { name: 'TimeoutFailure' } });
    expect((await handle.describe()).status.name).toBe('TIMED_OUT');
  });

  test('a run timeout with a retry policy: another run', async () => {
    const { harness, queue } = subject();
    const retry = { initialInterval: '10ms', maximumAttempts: 2 };
    const handle = await harness.run('waiting', queue, [], { workflowRunTimeout: '500ms', retry });
    await expect(handle.result()).rejects.toMatchObject({ cause: { name: 'TimeoutFailure' } });
    const last = harness.client.workflow.getHandle(handle.workflowId);
    const { runId, raw } = await last.describe();
    expect(runId).not.toBe(handle.firstExecutionRunId);
    expect(raw.workflowExecutionInfo?.firstRunId).toBe(handle.firstExecutionRunId);
  });

  test('execution timeout: over all runs of a chain', async () => {
    const { harness, queue } = subject();
    const retry = { initialInterval: '10ms' };
    const options = { workflowExecutionTimeout: '1s', workflowRunTimeout: '400ms', retry };
    const handle = await harness.run('waiting', queue, [], options);
    const before = Date.now();
    await expect(handle.result()).rejects.toMatchObject({ cause: { name: 'TimeoutFailure' } });
    expect(Date.now() - before).toBeGreaterThan(800);
    expect((await harness.client.workflow.getHandle(handle.workflowId).describe()).status.name).toBe('TIMED_OUT');
  });

  test('continue-as-new: a chain of runs, one result', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('counting', queue, [3]);
    expect(await handle.result()).toBe(6);
    const first = harness.client.workflow.getHandle(handle.workflowId, handle.firstExecutionRunId);
    expect((await first.describe()).status.name).toBe('CONTINUED_AS_NEW');
  });

  test('continue-as-new: what the next run has from the last, and what is its own', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('changing', queue, [1], { memo: { kept: 'yes' }, workflowTaskTimeout: '7s' });
    expect(await handle.result()).toEqual({
      memo: ['yes', 1],
      runTimeoutMs: 60_000,
      taskTimeoutMs: 7_000,
    });
  });

  test('continue-as-new takes over signals that nobody has read', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('draining', queue, [0]);
    for (let count = 0; count < 20; count++) await handle.signal('go', `s${count}`);
    await handle.signal('go', 'last');
    expect(await handle.result()).toBe(21);
  });
});
