import { afterAll, beforeAll, expect, test } from 'vitest';
import { command, RawWorker } from './contract/raw-worker.js';
import { eventually, Harness } from './testing/harness.js';

let harness: Harness;

beforeAll(async () => {
  harness = await Harness.start();
});

afterAll(async () => {
  await harness.close();
});

test('a run whose state grows beyond 8 MB is terminated, and the service goes on', async () => {
  const worker = new RawWorker(harness.connection);
  const { workflowId } = await worker.start();
  const taskQueue = { name: worker.queue };
  const activity = (activityId: string) =>
    command('scheduleActivityTask', {
      activityId,
      activityType: { name: 'act' },
      taskQueue,
      startToCloseTimeout: { seconds: 60 },
    });
  await worker.complete(await worker.poll(), ['1', '2', '3', '4', '5'].map(activity));
  const details = { payloads: [{ data: new Uint8Array(1_900_000) }] };
  const namespace = 'default';
  // describe would not do: with such details its answer is larger than a client takes
  const inStatus = async (status: string) =>
    (await harness.client.workflow.count(`WorkflowId = '${workflowId}' AND ExecutionStatus = '${status}'`)).count;
  for (let number = 1; number <= 5; number += 1) {
    expect(await inStatus('Running')).toBe(1);
    const { taskToken } = await worker.service.pollActivityTaskQueue({ namespace, taskQueue, identity: 'raw' });
    await worker.service.recordActivityTaskHeartbeat({ namespace, taskToken, details, identity: 'raw' });
  }
  await eventually(
    () => inStatus('Terminated'),
    (count) => count === 1,
  );
  const last = (await worker.history(workflowId)).at(-1);
  expect(last?.workflowExecutionTerminatedEventAttributes?.reason).toBe('Workflow mutable state size exceeds limit.');
});
