import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { refusal } from '../testing/refusal.js';
import { contract } from './services.js';

contract('signals', (subject) => {
  test('a signal is delivered', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('waiting', queue);
    await handle.signal('go', 'on');
    expect(await handle.result()).toBe('got on');
  });

  test('in a burst all arrive, in order, while workflow tasks run', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('collect', queue, [30]);
    const names = Array.from({ length: 30 }, (_, index) => `s${index}`);
    for (const name of names) await handle.signal('go', name);
    expect(await handle.result()).toEqual(names);
  });

  test('the same request id signals once', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('collect', queue, [2]);
    const workflowExecution = { workflowId: handle.workflowId };
    const signal = (requestId: string, value: string) =>
      harness.connection.workflowService.signalWorkflowExecution({
        namespace: 'default',
        workflowExecution,
        signalName: 'go',
        requestId,
        input: { payloads: [{ metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(`"${value}"`) }] },
      });
    await signal('one', 'a');
    await signal('one', 'a again');
    await signal('two', 'b');
    expect(await handle.result()).toEqual(['a', 'b']);
  });

  test('a closed run takes none, an unknown one neither', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('waiting', queue);
    await handle.terminate();
    expect(await refusal(handle.signal('go', 'x'))).toEqual({
      code: 5,
      details: 'workflow execution already completed',
    });
    const workflowId = `nobody-${randomUUID()}`;
    expect(await refusal(harness.client.workflow.getHandle(workflowId).signal('go', 'x'))).toEqual({
      code: 5,
      details: `workflow not found for ID: ${workflowId}`,
    });
  });

  test('signal-with-start starts once and signals each time', async () => {
    const { harness, queue } = subject();
    const options = { taskQueue: queue, workflowId: `sws-${randomUUID()}`, args: [2], signal: 'go' };
    const one = await harness.client.workflow.signalWithStart('collect', { ...options, signalArgs: ['a'] });
    const two = await harness.client.workflow.signalWithStart('collect', { ...options, signalArgs: ['b'] });
    expect(two.signaledRunId).toBe(one.signaledRunId);
    expect(await two.result()).toEqual(['a', 'b']);
  });

  test('signal-with-start and its policies', async () => {
    const { harness, queue } = subject();
    const options = { taskQueue: queue, workflowId: `sws-${randomUUID()}`, signal: 'go', signalArgs: ['a'] };
    const first = await harness.client.workflow.signalWithStart('waiting', options);
    expect(await first.result()).toBe('got a');
    const again = { ...options, signalArgs: ['b'] };
    const rejected = harness.client.workflow.signalWithStart('waiting', {
      ...again,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    });
    expect(await refusal(rejected)).toMatchObject({ code: 6 });
    const open = await harness.client.workflow.start('collect', { ...options, args: [9] });
    const next = await harness.client.workflow.signalWithStart('waiting', {
      ...again,
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    });
    expect(next.signaledRunId).not.toBe(open.firstExecutionRunId);
    expect(await next.result()).toBe('got b');
    await expect(open.result()).rejects.toMatchObject({ cause: { name: 'TerminatedFailure' } });
  });

  test('signal-with-start and a start delay: a signal with the start does not shorten it', async () => {
    const { harness, queue } = subject();
    const before = Date.now();
    const handle = await harness.client.workflow.signalWithStart('waiting', {
      taskQueue: queue,
      workflowId: `delayed-${randomUUID()}`,
      signal: 'go',
      signalArgs: ['late'],
      startDelay: '400ms',
    });
    expect(await handle.result()).toBe('got late');
    expect(Date.now() - before).toBeGreaterThanOrEqual(400);
  });
});
