import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RawWorker } from './contract/raw-worker.js';
import { TimeoutType } from './proto/enums.js';
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
  // a task that lay in the sticky queue of a worker that has gone would be waited for in vain
  const options = { stickyQueueScheduleToStartTimeout: '5m' } as const;
  // a connection of the SDK has one worker for a queue at a time
  const other = await NativeConnection.connect({ address: harness.engine.address });
  let worker = await harness.worker(name, { ...options, connection: other, identity: 'worker' });
  const runs: ReturnType<Harness['run']>[] = [];
  const stopped = new Map<string, number>();
  for (let round = 0; round < 3; round++) {
    for (let index = 0; index < 10; index++) runs.push(harness.run('hello', name, [String(index)]));
    const connection = round % 2 === 0 ? harness.native : other;
    const next = await harness.worker(name, { ...options, connection, identity: `worker ${round}` });
    stopped.set(worker.options.identity, Date.now());
    await harness.stop(worker);
    worker = next;
  }
  for (const handle of await Promise.all(runs)) {
    await handle.result();
    const events = (await handle.fetchHistory()).events ?? [];
    const activity = events.find((event) => event.activityTaskStartedEventAttributes);
    // a lost one would have come a second time
    expect(activity?.activityTaskStartedEventAttributes).toMatchObject({ attempt: 1 });
    for (const { workflowTaskTimedOutEventAttributes: timedOut } of events) {
      if (timedOut == null) continue;
      // The SDK drops workflow tasks that reach a worker while it shuts down, on a real service more often than here:
      // given and not answered. Any other would be one that this service lost.
      expect(timedOut.timeoutType).toBe(TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE);
      const started = events.find(({ eventId }) => eventId?.toString() === timedOut.startedEventId?.toString());
      const taker = started?.workflowTaskStartedEventAttributes?.identity ?? '';
      const since = Number(started?.eventTime?.seconds) * 1000 - (stopped.get(taker) ?? Number.NaN);
      expect(Math.abs(since), `taken by ${taker}, ms after it was told to stop: ${since}`).toBeLessThan(2000);
    }
  }
  await harness.stop(worker);
  await other.close();
});

test('a poll that ends with its worker takes no task with it', async () => {
  const worker = new RawWorker(harness.connection);
  const { service } = worker;
  const taskQueue = { name: worker.queue };
  const poll = (workerInstanceKey: string) =>
    service.pollWorkflowTaskQueue({ namespace, taskQueue, identity: workerInstanceKey, workerInstanceKey });
  let toTheNext = 0;
  for (let round = 0; round < 40; round++) {
    const key = `worker ${round}`;
    const ending = poll(key);
    await eventually(
      () => harness.pollers(worker.queue),
      (found) => found.includes(key),
    );
    const shutdown = () => service.shutdownWorker({ namespace, workerInstanceKey: key, reason: 'test' });
    const start = () => worker.start();
    const acts: readonly (() => Promise<unknown>)[] = round % 2 === 0 ? [shutdown, start] : [start, shutdown];
    await Promise.all(acts.map((act) => act()));
    let task = await ending;
    if (task.taskToken.length === 0) {
      toTheNext += 1;
      task = await worker.poll();
    }
    expect(task.attempt).toBe(1);
    await worker.complete(task);
  }
  expect(toTheNext).toBeGreaterThan(0);
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
