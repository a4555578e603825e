import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventually } from '../testing/harness.js';
import { contract } from './services.js';

contract('relations', (subject) => {
  test('children: their results, their failures', async () => {
    const { harness, queue } = subject();
    expect(await (await harness.run('parent', queue, ['Bo'])).result()).toBe('child says: Hello, Bo!');
    const failed = await harness.run('parentOfFailure', queue);
    expect(await failed.result()).toBe('ChildWorkflowFailure: run 1 failed');
  });

  test('a child knows its parent and its root', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('parent', queue, ['Bo']);
    await handle.result();
    const child = harness.client.workflow.getHandle(`${handle.workflowId}-child`);
    const { parentExecution, rootExecution } = await child.describe();
    const own = { workflowId: handle.workflowId, runId: handle.firstExecutionRunId };
    expect(parentExecution).toMatchObject(own);
    expect(rootExecution).toMatchObject(own);
  });

  test('a child has the description that its parent gives it', async () => {
    const { harness, queue } = subject();
    const child = { workflowId: `described-${randomUUID()}`, args: ['Bo'], staticSummary: 'a child' };
    await (await harness.run('parentOf', queue, ['noActivity', child])).result();
    const described = await harness.client.workflow.getHandle(child.workflowId).describe();
    expect(await described.staticSummary()).toBe('a child');
  });

  test('a child whose id is taken does not start', async () => {
    const { harness, queue } = subject();
    const workflowId = `taken-${randomUUID()}`;
    const other = await harness.client.workflow.start('waiting', { taskQueue: queue, workflowId });
    const parent = await harness.run('parentOf', queue, ['waiting', { workflowId }]);
    expect(await parent.result()).toBe('WorkflowExecutionAlreadyStartedError');
    await other.terminate();
  });

  test('a child that is cancelled, terminated, timed out', async () => {
    const { harness, queue } = subject();
    const { workflow } = harness.client;
    const child = (name: string) => `${name}-${randomUUID()}`;
    const ended = async (workflowId: string, end: () => Promise<unknown>) => {
      const parent = await harness.run('parentOf', queue, ['waiting', { workflowId }]);
      await eventually(
        () => parent.describe(),
        ({ raw }) => (raw.pendingChildren?.[0]?.runId ?? '') !== '',
      );
      await end();
      return parent.result();
    };
    const [canceled, terminated] = [child('canceled'), child('terminated')];
    expect(await ended(canceled, () => workflow.getHandle(canceled).cancel())).toBe('CancelledFailure');
    expect(await ended(terminated, () => workflow.getHandle(terminated).terminate())).toBe('TerminatedFailure');
    const timedOut = await harness.run('parentOf', queue, ['waiting', { workflowRunTimeout: '200ms' }]);
    expect(await timedOut.result()).toBe('TimeoutFailure');
  });

  test('a child that is retried, or continues as new, is one child', async () => {
    const { harness, queue } = subject();
    const retry = { initialInterval: '10ms', maximumAttempts: 5 };
    const retried = await harness.run('parentOf', queue, ['failing', { args: [3], retry }]);
    expect(await retried.result()).toBe(3);
    const continued = await harness.run('parentOf', queue, ['counting', { args: [2] }]);
    expect(await continued.result()).toBe(3);
  });

  test('cancellation of the parent reaches the child', async () => {
    const { harness, queue } = subject();
    const workflowId = `cancelled-${randomUUID()}`;
    const parent = await harness.run('parentOf', queue, ['waiting', { workflowId }]);
    await eventually(
      () => parent.describe(),
      ({ raw }) => (raw.pendingChildren?.[0]?.runId ?? '') !== '',
    );
    await parent.cancel();
    expect(await parent.result()).toBe('CancelledFailure');
    expect((await harness.client.workflow.getHandle(workflowId).describe()).status.name).toBe('CANCELLED');
  });

  test.each([
    ['TERMINATE', 'TERMINATED'],
    ['REQUEST_CANCEL', 'CANCELLED'],
    ['ABANDON', 'RUNNING'],
  ])('parent close policy %s', async (policy, expected) => {
    const { harness, queue } = subject();
    const parent = await harness.run('leaving', queue, [policy]);
    const child = harness.client.workflow.getHandle(await parent.result());
    if (policy === 'ABANDON') {
      expect((await child.describe()).status.name).toBe('RUNNING');
      await child.signal('go', 'alone');
      expect(await child.result()).toBe('got alone');
      return;
    }
    const { status } = await eventually(
      () => child.describe(),
      (found) => found.status.name !== 'RUNNING',
    );
    expect(status.name).toBe(expected);
  });

  test('signals and cancels to other executions, and to nobody', async () => {
    const { harness, queue } = subject();
    const one = await harness.run('waiting', queue);
    expect(await (await harness.run('signaller', queue, [one.workflowId])).result()).toBe('signalled');
    expect(await one.result()).toBe('got from outside');
    const other = await harness.run('cancellable', queue);
    expect(await (await harness.run('canceller', queue, [other.workflowId])).result()).toBe('asked');
    expect(await other.result()).toBe('Hello, cancelled!');
    const nobody = await harness.run('canceller', queue, [`nobody-${randomUUID()}`]);
    await expect(nobody.result()).rejects.toMatchObject({
      cause: { message: expect.stringContaining('Unable to cancel') },
    });
  });
});
