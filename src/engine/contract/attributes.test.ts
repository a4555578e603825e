import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventually } from '../testing/harness.js';
import { contract } from './services.js';

contract('attributes', (subject) => {
  test('memo and search attributes are taken away with null', async () => {
    const { harness, queue } = subject();
    const options = { memo: { gone: 1, stays: 2 }, searchAttributes: { Customer: ['Ada'] } };
    const handle = await harness.run('forgetting', queue, [2], options);
    expect(await handle.result()).toEqual(['kept', 'stays']);
    const { memo, searchAttributes } = await handle.describe();
    expect(memo).toEqual({ kept: true, stays: 2 });
    expect(Object.keys(searchAttributes)).toEqual(['BuildIds']);
  });

  test('the builds of the workers that had a hand in a run', async () => {
    const { harness } = subject();
    const name = `builds-${randomUUID()}`;
    const first = await harness.worker(name, { buildId: 'one' });
    const handle = await harness.run('waiting', name);
    await handle.query('status');
    await harness.stop(first);
    await harness.worker(name, { buildId: 'two' });
    await handle.signal('go', 'on');
    await handle.result();
    const { searchAttributes } = await handle.describe();
    expect(searchAttributes.BuildIds).toEqual(['unversioned', 'unversioned:one', 'unversioned:two']);
    const builds = (await handle.fetchHistory()).events?.flatMap(
      ({ workflowTaskCompletedEventAttributes: completed }) => completed?.workerVersion?.buildId ?? [],
    );
    expect(builds).toEqual(['one', 'two']);
  });

  test('a child has the priority that it is given, and for the rest that of its parent', async () => {
    const { harness, queue } = subject();
    const priority = { priorityKey: 2, fairnessKey: 'parents' };
    const child = { workflowId: `child-${randomUUID()}`, args: ['Bo'], priority: { priorityKey: 4 } };
    const handle = await harness.run('parentOf', queue, ['noActivity', child], { priority });
    await handle.result();
    const { events } = await harness.client.workflow.getHandle(child.workflowId).fetchHistory();
    const started = events?.[0]?.workflowExecutionStartedEventAttributes;
    expect(started?.priority).toMatchObject({ priorityKey: 4, fairnessKey: 'parents' });
  });

  test('a worker does not send what is larger than the namespace takes', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('large', queue, [2 * 1024 * 1024]);
    const { events } = await eventually(
      () => handle.fetchHistory(),
      ({ events }) => events?.some((event) => event.workflowTaskFailedEventAttributes) === true,
    );
    const failed = events?.flatMap((event) => event.workflowTaskFailedEventAttributes ?? []);
    // WORKFLOW_TASK_FAILED_CAUSE_PAYLOADS_TOO_LARGE
    expect(failed?.map(({ cause }) => cause)).toEqual([37]);
    await handle.terminate();
  });

  test('a count by status begins with the running ones', async () => {
    const { harness, queue } = subject();
    const prefix = `counted-${randomUUID()}`;
    const start = (name: string, args: string[]) =>
      harness.client.workflow.start(name, { taskQueue: queue, workflowId: `${prefix}-${randomUUID()}`, args });
    await (await start('noActivity', ['x'])).result();
    const running = await start('waiting', []);
    const groups = await eventually(
      () => harness.client.workflow.count(`WorkflowId STARTS_WITH '${prefix}' GROUP BY ExecutionStatus`),
      ({ count }) => count === 2,
    );
    expect(groups.groups).toEqual([
      { count: 1, groupValues: [['Running']] },
      { count: 1, groupValues: [['Completed']] },
    ]);
    await running.terminate();
  });
});
