import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually, Harness } from './testing/harness.js';

const namespace = 'default';
const queue = 'workers';
let harness: Harness;

beforeAll(async () => {
  harness = await Harness.start();
});

afterAll(async () => {
  await harness.close();
});

test('a worker that shuts down does so at once, and is seen no more', async () => {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const worker = await harness.worker(queue);
    const begun = performance.now();
    await harness.stop(worker);
    times.push(performance.now() - begun);
    expect(await harness.pollers(queue)).toEqual([]);
  }
  // its polls would end after 60 s by themselves; the quickest, because others may use the machine
  expect(Math.min(...times)).toBeLessThan(250);
});

test('workers that come and go lose no task', async () => {
  const name = 'come-and-go';
  // a connection of the SDK has one worker for a queue at a time
  const other = await NativeConnection.connect({ address: harness.engine.address });
  let worker = await harness.worker(name, { connection: other, identity: 'worker' });
  const runs: ReturnType<Harness['run']>[] = [];
  for (let round = 0; round < 3; round++) {
    for (let index = 0; index < 10; index++) runs.push(harness.run('hello', name, [String(index)]));
    const connection = round % 2 === 0 ? harness.native : other;
    const next = await harness.worker(name, { connection, identity: `worker ${round}` });
    await harness.stop(worker);
    worker = next;
  }
  for (const handle of await Promise.all(runs)) {
    await handle.result();
    const { events } = await handle.fetchHistory();
    // a lost task would have timed out, or come a second time
    expect(events?.some((event) => event.workflowTaskTimedOutEventAttributes)).toBe(false);
    expect(events?.find((event) => event.activityTaskStartedEventAttributes)).toMatchObject({
      activityTaskStartedEventAttributes: { attempt: 1 },
    });
  }
  await harness.stop(worker);
  await other.close();
});

test('what workers say of themselves can be listed', async () => {
  const worker = await harness.worker(queue, { identity: 'the last to go' });
  await harness.stop(worker);
  const { workflowService } = harness.connection;
  const { workers } = await eventually(
    () => workflowService.listWorkers({ namespace }),
    (found) => (found.workers ?? []).some(({ workerIdentity }) => workerIdentity === 'the last to go'),
  );
  const info = workers?.find(({ workerIdentity }) => workerIdentity === 'the last to go');
  expect(info).toMatchObject({ taskQueue: queue, sdkName: 'temporal-typescript' });
  const workerInstanceKey = info?.workerInstanceKey ?? '';
  const { workerInfo } = await workflowService.describeWorker({ namespace, workerInstanceKey });
  expect(workerInfo?.workerHeartbeat?.workerInstanceKey).toBe(workerInstanceKey);
  await expect(workflowService.describeWorker({ namespace, workerInstanceKey: 'nobody' })).rejects.toMatchObject({
    code: 5,
  });
});
