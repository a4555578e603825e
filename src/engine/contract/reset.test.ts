import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventually } from '../testing/harness.js';
import { setUpdate } from '../testing/workflows.js';
import { contract, type Subject } from './services.js';

const namespace = 'default';

interface More {
  readonly requestId?: string;
  readonly runId?: string;
  readonly resetReapplyExcludeTypes?: number[];
  readonly resetReapplyType?: number;
}

/** Resets to the event that ended (or began) a workflow task; gives the new run. */
async function reset(
  { harness }: Subject,
  workflowId: string,
  event: number,
  { runId = '', requestId = randomUUID(), ...more }: More = {},
) {
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

async function events({ harness }: Subject, workflowId: string, runId?: string) {
  const { history } = await harness.connection.workflowService.getWorkflowExecutionHistory({
    namespace,
    execution: { workflowId, runId: runId ?? '' },
  });
  return history?.events ?? [];
}

contract('reset', (subject) => {
  test('a closed run, reset to its first workflow task: signals and updates come again, and so does the result', async () => {
    const { harness, queue } = subject();
    const first = await harness.run('waiting', queue);
    await first.executeUpdate(setUpdate, { args: ['new'], updateId: 'again' });
    await first.signal('go', 'on');
    expect(await first.result()).toBe('got on');
    const next = await reset(subject(), first.workflowId, 4);
    expect(await next.result()).toBe('got on');
    const { raw } = await first.describe();
    expect(raw.workflowExecutionInfo?.execution?.runId).toBe(next.runId);
    const before = await harness.client.workflow.getHandle(first.workflowId, first.firstExecutionRunId).describe();
    expect(before.status.name).toBe('COMPLETED');
    expect(before.raw.workflowExtendedInfo?.resetRunId).toBe(next.runId);
    const history = await events(subject(), first.workflowId);
    expect(history.slice(0, 3)).toEqual(
      (await events(subject(), first.workflowId, first.firstExecutionRunId)).slice(0, 3),
    );
    expect(history[3]?.workflowTaskFailedEventAttributes).toMatchObject({
      cause: 20,
      failure: { message: 'another try' },
      baseRunId: first.firstExecutionRunId,
      newRunId: next.runId,
    });
    expect(history[4]?.workflowExecutionUpdateAdmittedEventAttributes?.request?.meta?.updateId).toBe('again');
    expect(history[5]?.workflowExecutionSignaledEventAttributes?.signalName).toBe('go');
  });

  test('an open run is terminated; what is left out does not come again', async () => {
    const { harness, queue } = subject();
    const first = await harness.run('collect', queue, [3]);
    await first.signal('go', 'lost');
    await eventually(
      () => first.query('status'),
      (status) => status === '1',
    );
    const next = await reset(subject(), first.workflowId, 3, { resetReapplyExcludeTypes: [1] });
    const last = (await events(subject(), first.workflowId, first.firstExecutionRunId)).at(-1);
    expect(last?.workflowExecutionTerminatedEventAttributes).toMatchObject({
      reason: 'another try',
      identity: 'history-resetter',
    });
    for (const value of ['a', 'b', 'c']) await next.signal('go', value);
    expect(await next.result()).toEqual(['a', 'b', 'c']);
  });

  test('timers and activities that were waiting go on, from a later workflow task', async () => {
    const { harness, queue } = subject();
    const first = await harness.run('timers', queue, [200]);
    await first.result();
    const finished = (await events(subject(), first.workflowId)).filter(
      (event) => event.workflowTaskCompletedEventAttributes,
    );
    const next = await reset(subject(), first.workflowId, Number(finished.at(-1)?.eventId));
    expect(Number(await next.result())).toBeGreaterThanOrEqual(200);
    const flaky = await harness.run('runActivity', queue, ['failUntil', [2], { startToCloseTimeout: '5s' }]);
    await flaky.result();
    await expect(reset(subject(), flaky.workflowId, 9).then((handle) => handle.result())).resolves.toBe(2);
  });

  test('a run that was continued as new: signals to the runs after it come again', async () => {
    const { harness, queue } = subject();
    const chain = await harness.run('counting', queue, [2]);
    expect(await chain.result()).toBe(3);
    const next = await reset(subject(), chain.workflowId, 4, { runId: chain.firstExecutionRunId });
    expect(await next.result()).toBe(3);
  });

  test('a child of the run that was reset is waited for by the new run', async () => {
    const { harness, queue } = subject();
    const workflowId = `child-${randomUUID()}`;
    const parent = await harness.run('parentOf', queue, ['waiting', { workflowId }]);
    const history = await eventually(
      () => events(subject(), parent.workflowId),
      (found) => found.length === 9,
    );
    expect(history[5]?.childWorkflowExecutionStartedEventAttributes?.workflowExecution?.workflowId).toBe(workflowId);
    const next = await reset(subject(), parent.workflowId, 9);
    const child = harness.client.workflow.getHandle(workflowId);
    expect((await child.describe()).status.name).toBe('RUNNING');
    await child.signal('go', 'home');
    expect(await next.result()).toBe('got home');
    // and one that has ended since is known to have
    const again = await reset(subject(), parent.workflowId, 9, { runId: parent.firstExecutionRunId });
    await expect(again.describe().then(({ status }) => status.name)).resolves.toMatch(/RUNNING|COMPLETED/);
    await again.terminate().catch(() => undefined);
  });

  test('an event that is no workflow task is refused', async () => {
    const { harness, queue } = subject();
    const first = await harness.run('waiting', queue);
    await first.query('status');
    await first.signal('go', 'on');
    await first.result();
    const range = 'Can only reset workflow to event ID in range [WorkflowTaskScheduled +1, WorkflowTaskStarted + 1]: 5';
    await expect(reset(subject(), first.workflowId, 5)).rejects.toMatchObject({ code: 3, details: range });
    const ids = 'Workflow task finish ID must be > 1 && <= workflow last event ID.';
    for (const id of [0, 1, 99]) {
      await expect(reset(subject(), first.workflowId, id)).rejects.toMatchObject({ code: 3, details: ids });
    }
    await expect(reset(subject(), first.workflowId, 4, { requestId: '' })).rejects.toMatchObject({ code: 3 });
  });

  test('delete: an open run is terminated first, and then there is nothing left of it', async () => {
    const { harness, queue } = subject();
    const { workflowService } = harness.connection;
    const workflowId = `child-${randomUUID()}`;
    const parent = await harness.run('parentOf', queue, ['waiting', { workflowId }]);
    const child = harness.client.workflow.getHandle(workflowId);
    await eventually(
      () => child.describe().catch(() => undefined),
      (found) => found !== undefined,
    );
    await workflowService.deleteWorkflowExecution({ namespace, workflowExecution: { workflowId } });
    // the real one deletes it some time later
    const gone = await eventually(
      () => child.describe().catch((error: Error) => error.message),
      (found) => typeof found === 'string',
    );
    expect(gone).toMatch(/^workflow (execution )?not found for/);
    await eventually(
      () => harness.client.workflow.count(`WorkflowId = '${workflowId}'`),
      ({ count }) => count === 0,
    );
    // its parent heard of its end
    expect(await parent.result()).toBe('TerminatedFailure');
    await workflowService.deleteWorkflowExecution({ namespace, workflowExecution: { workflowId: parent.workflowId } });
    await eventually(
      () => parent.describe().catch(() => undefined),
      (found) => found === undefined,
    );
  });
});
