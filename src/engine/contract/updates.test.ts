import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import { expect, test } from 'vitest';
import { eventually } from '../testing/harness.js';
import { RawClient } from '../testing/raw-client.js';
import { refusal } from '../testing/refusal.js';
import { setUpdate } from '../testing/workflows.js';
import { command, RawWorker } from './raw-worker.js';
import { contract } from './services.js';

contract('updates', (subject) => {
  const waiting = async () => {
    const { harness, queue } = subject();
    return harness.run('waiting', queue);
  };

  test('accepted, completed, and known by its id afterwards', async () => {
    const handle = await waiting();
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
    expect(await handle.getUpdateHandle(updateId).result()).toBe('waiting');
  });

  test('a rejected one leaves no trace in the history', async () => {
    const handle = await waiting();
    await handle.query('status');
    const before = (await handle.describe()).historyLength;
    await expect(handle.executeUpdate(setUpdate, { args: [''] })).rejects.toThrow(WorkflowUpdateFailedError);
    expect((await handle.describe()).historyLength).toBe(before);
    await handle.signal('go', 'x');
    expect(await handle.result()).toBe('got x');
  });

  test('a rejected one between others', async () => {
    const handle = await waiting();
    const outcomes = await Promise.allSettled(
      ['a', '', 'b', ''].map((value) => handle.executeUpdate(setUpdate, { args: [value] })),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    await handle.signal('go', 'x');
    await handle.result();
  });

  test('ten that are accepted and not completed are as many as a run may have', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('leavingUpdate', queue);
    for (let count = 1; count <= 10; count++) await handle.startUpdate('never', { waitForStage: 'ACCEPTED' });
    const raw = new RawClient(harness.engine.address);
    const request = {
      namespace: 'default',
      workflowExecution: { workflowId: handle.workflowId },
      waitPolicy: { lifecycleStage: 2 },
      request: { meta: { updateId: 'one more' }, input: { name: 'never' } },
    };
    expect(await raw.call('UpdateWorkflowExecution', request)).toMatchObject({ code: 8 });
    raw.close();
    await handle.signal('go', 'x');
    await handle.result();
  });

  test('a workflow that ends first fails an accepted update, with the reason', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('leavingUpdate', queue);
    const update = await handle.startUpdate('never', { waitForStage: 'ACCEPTED' });
    await handle.signal('go', 'x');
    expect(await handle.result()).toBe('got x');
    await expect(update.result()).rejects.toMatchObject({
      cause: {
        type: 'AcceptedUpdateCompletedWorkflow',
        message: 'Workflow Update failed because the Workflow completed before the Update completed.',
      },
    });
  });

  test('an update of a closed workflow, of an unknown one, and an unknown update', async () => {
    const { harness } = subject();
    const handle = await waiting();
    const missing = randomUUID();
    const poll = (workflowExecution: object, updateId: string) =>
      harness.connection.workflowService.pollWorkflowExecutionUpdate({
        namespace: 'default',
        updateRef: { workflowExecution, updateId },
      });
    expect(await refusal(poll({ workflowId: handle.workflowId }, missing))).toEqual({
      code: 5,
      details: `update "${missing}" not found`,
    });
    await handle.terminate();
    expect(await refusal(handle.executeUpdate(setUpdate, { args: ['x'] }))).toEqual({
      code: 5,
      details: 'workflow execution already completed',
    });
    const nobody = harness.client.workflow.getHandle(`nobody-${randomUUID()}`);
    expect(await refusal(nobody.executeUpdate(setUpdate, { args: ['x'] }))).toMatchObject({ code: 5 });
  });

  test('the same id twice at the same time is one update', async () => {
    const handle = await waiting();
    const updateId = randomUUID();
    const update = (value: string) => handle.executeUpdate(setUpdate, { args: [value], updateId });
    expect(await Promise.all([update('a'), update('b')])).toEqual(['waiting', 'waiting']);
    expect(await handle.executeUpdate(setUpdate, { args: ['c'] })).toMatch(/^[ab]$/);
    await handle.signal('go', 'x');
    await handle.result();
  });

  test('without a worker an update waits; it is admitted when a worker comes', async () => {
    const { harness } = subject();
    const name = `later-${randomUUID()}`;
    const handle = await harness.run('waiting', name);
    const outcome = handle.executeUpdate(setUpdate, { args: ['at last'] });
    const worker = await harness.worker(name);
    expect(await outcome).toBe('waiting');
    await handle.signal('go', 'x');
    await handle.result();
    await harness.stop(worker);
  });

  test('a poll of an update that waits for nothing says at once how far it is, one that waits ends with its time', async () => {
    const { harness } = subject();
    const handle = await harness.run('waiting', `asked-${randomUUID()}`);
    const { workflowService } = harness.connection;
    const updateRef = { workflowExecution: { workflowId: handle.workflowId }, updateId: 'u' };
    const ask = () => workflowService.pollWorkflowExecutionUpdate({ namespace: 'default', updateRef });
    const update = refusal(handle.executeUpdate(setUpdate, { args: ['new'], updateId: 'u' }));
    const found = await eventually(
      () => ask().catch(() => undefined),
      (answer) => answer !== undefined,
    );
    expect(found).toMatchObject({ stage: 1, outcome: null });
    const outcomeSoon = { namespace: 'default', updateRef, waitPolicy: { lifecycleStage: 3 } };
    const waitsShort = harness.connection.withDeadline(Date.now() + 600, () =>
      workflowService.pollWorkflowExecutionUpdate(outcomeSoon),
    );
    // which of the two depends on whose clock strikes first
    expect([1, 4]).toContain((await refusal(waitsShort)).code);
    await handle.terminate();
    expect((await update).code).toBe(5);
    expect((await refusal(ask())).code).toBe(5);
  });

  test('what a run did not take before it continued as new is offered by the next one; a worker that ignores it rejects it', async () => {
    const worker = new RawWorker(subject().harness.connection);
    const { workflowId, runId } = await worker.start();
    const first = await worker.poll();
    const updateRef = { workflowExecution: { workflowId }, updateId: 'u' };
    const sent = worker.service.updateWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId },
      waitPolicy: { lifecycleStage: 3 },
      request: { meta: { updateId: 'u' }, input: { name: 'set' } },
    });
    await eventually(
      () => refusal(worker.service.pollWorkflowExecutionUpdate({ namespace: 'default', updateRef })),
      ({ code }) => code === 0,
    );
    const next = { workflowType: { name: 'raw' }, taskQueue: { name: worker.queue } };
    await worker.complete(first, [command('continueAsNewWorkflowExecution', next)]);
    // the real service has another workflow task for it, as a rule
    for (let offered = false; !offered; ) {
      const task = await worker.poll();
      expect(task.workflowExecution?.runId).not.toBe(runId);
      offered = task.messages?.some(({ protocolInstanceId }) => protocolInstanceId === 'u') === true;
      await worker.complete(task);
    }
    const { outcome, updateRef: found } = await sent;
    expect(found?.workflowExecution?.runId).not.toBe(runId);
    expect(outcome?.failure?.applicationFailureInfo).toMatchObject({ type: 'UnprocessedUpdate', nonRetryable: true });
    await worker.end(workflowId);
  });

  test('update-with-start: starts once, updates each time', async () => {
    const { harness, queue } = subject();
    const workflowId = `uws-${randomUUID()}`;
    const options = { taskQueue: queue, workflowId, workflowIdConflictPolicy: 'USE_EXISTING' as const };
    const start = () => new WithStartWorkflowOperation<() => Promise<string>>('waiting', { ...options, args: [] });
    const { workflow } = harness.client;
    const update = (value: string) =>
      workflow.executeUpdateWithStart(setUpdate, { startWorkflowOperation: start(), args: [value] });
    expect(await update('one')).toBe('waiting');
    expect(await update('two')).toBe('one');
    await expect(update('')).rejects.toThrow(WorkflowUpdateFailedError);
    await workflow.getHandle(workflowId).signal('go', 'x');
    await workflow.getHandle(workflowId).result();
  });

  test('update-with-start: which operation was refused', async () => {
    const { harness, queue } = subject();
    const handle = await waiting();
    const startWorkflow = {
      namespace: 'default',
      workflowId: handle.workflowId,
      workflowType: { name: 'waiting' },
      taskQueue: { name: queue },
      workflowIdConflictPolicy: 1,
    };
    const updateWorkflow = {
      namespace: 'default',
      workflowExecution: { workflowId: handle.workflowId },
      request: { meta: { updateId: 'u' }, input: { name: 'set' } },
      waitPolicy: { lifecycleStage: 3 },
    };
    const { workflowService } = harness.connection;
    const both = (operations: object[]) =>
      refusal(workflowService.executeMultiOperation({ namespace: 'default', operations }));
    expect(await both([{ startWorkflow }, { updateWorkflow }])).toMatchObject({
      code: 6,
      details: 'Update-with-Start could not be executed.',
    });
    expect(await both([{ updateWorkflow }])).toEqual({
      code: 3,
      details: 'Operations have to be exactly [Start, Update].',
    });
    expect(await both([{ startWorkflow: { ...startWorkflow, workflowId: 'other' } }, { updateWorkflow }])).toEqual({
      code: 3,
      details: 'Update-with-Start could not be executed.',
    });
    await handle.terminate();
  });

  test('refused: no name, a stage that cannot be waited for', async () => {
    const { harness } = subject();
    const handle = await waiting();
    const update = (more: object) =>
      refusal(
        harness.connection.workflowService.updateWorkflowExecution({
          namespace: 'default',
          workflowExecution: { workflowId: handle.workflowId },
          ...more,
        }),
      );
    const meta = { updateId: randomUUID() };
    const refusals = [
      await update({}),
      await update({ request: {} }),
      await update({ request: { meta } }),
      await update({ request: { meta, input: {} } }),
      await update({ request: { meta: {}, input: { name: 'set' } }, waitPolicy: { lifecycleStage: 2 } }),
    ];
    expect(refusals).toEqual([
      { code: 3, details: 'Update meta is not set on request.' },
      { code: 3, details: 'Update meta is not set on request.' },
      { code: 3, details: 'Update input is not set on request.' },
      { code: 3, details: 'Update name is not set on request.' },
      { code: 0, details: '' },
    ]);
    const request = { meta, input: { name: 'set' } };
    expect(await update({ request, waitPolicy: { lifecycleStage: 1 } })).toEqual({
      code: 7,
      details: 'UpdateWorkflowExecution issued asynchronously and waiting on update admitted is not supported.',
    });
    await handle.terminate();
  });
});
