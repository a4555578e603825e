import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually, Harness } from './testing/harness.js';

const queue = 'activities';
let harness: Harness;

beforeAll(async () => {
  harness = await Harness.start();
  await harness.worker(queue);
});

afterEach(async () => {
  await harness.replayAll();
});

afterAll(async () => {
  await harness.close();
});

const run = (name: string, options: object, args: unknown[] = []) =>
  harness.run('runActivity', queue, [name, args, options]);

describe('retries', () => {
  test('are seen in describe, with the failure and the time of the next attempt; the history has one start', async () => {
    const retry = { initialInterval: '400ms', backoffCoefficient: 2, maximumAttempts: 5 };
    const handle = await run('failUntil', { startToCloseTimeout: '5s', retry }, [3]);
    const { raw } = await eventually(
      () => handle.describe(),
      (found) => found.raw.pendingActivities?.[0]?.attempt === 2 && found.raw.pendingActivities[0].state === 1,
    );
    const pending = raw.pendingActivities?.[0];
    expect(pending).toMatchObject({ maximumAttempts: 5, lastFailure: { message: 'attempt 1 failed' } });
    expect(pending?.lastWorkerIdentity).not.toBe('');
    const next =
      Number(pending?.nextAttemptScheduleTime?.seconds) * 1000 + Number(pending?.nextAttemptScheduleTime?.nanos) / 1e6;
    const completed =
      Number(pending?.lastAttemptCompleteTime?.seconds) * 1000 + Number(pending?.lastAttemptCompleteTime?.nanos) / 1e6;
    expect(next - completed).toBeCloseTo(400, 0);
    expect(await handle.result()).toBe(3);
    const { events = [] } = await handle.fetchHistory();
    const started = events?.filter((event) => event.activityTaskStartedEventAttributes) ?? [];
    expect(started).toHaveLength(1);
    expect(started[0]?.activityTaskStartedEventAttributes).toMatchObject({
      attempt: 3,
      lastFailure: { message: 'attempt 2 failed' },
    });
  });

  test('end with the maximum number of attempts', async () => {
    const retry = { initialInterval: '10ms', maximumAttempts: 2 };
    const handle = await run('failUntil', { startToCloseTimeout: '5s', retry }, [9]);
    await expect(handle.result()).rejects.toMatchObject({
      cause: { retryState: 'MAXIMUM_ATTEMPTS_REACHED', cause: { message: 'attempt 2 failed' } },
    });
  });

  test('do not come for a failure that says so, or whose type is listed', async () => {
    const forGood = await run('failForGood', { startToCloseTimeout: '5s' });
    await expect(forGood.result()).rejects.toMatchObject({ cause: { retryState: 'NON_RETRYABLE_FAILURE' } });
    const retry = { nonRetryableErrorTypes: ['Flaky'] };
    const listed = await run('failUntil', { startToCloseTimeout: '5s', retry }, [3]);
    await expect(listed.result()).rejects.toMatchObject({ cause: { retryState: 'NON_RETRYABLE_FAILURE' } });
  });
});

describe('timeouts', () => {
  const once = { maximumAttempts: 1 };

  test('start-to-close', async () => {
    const handle = await run('hang', { startToCloseTimeout: '100ms', retry: once });
    await expect(handle.result()).rejects.toMatchObject({ cause: { cause: { timeoutType: 'START_TO_CLOSE' } } });
  });

  test('schedule-to-start, on a queue nobody polls', async () => {
    const options = { scheduleToStartTimeout: '100ms', startToCloseTimeout: '5s', taskQueue: 'nobody' };
    const handle = await run('greet', options, ['x']);
    await expect(handle.result()).rejects.toMatchObject({ cause: { cause: { timeoutType: 'SCHEDULE_TO_START' } } });
  });

  test('schedule-to-close alone holds for the start too, and that one counts where nobody polls', async () => {
    const handle = await run('greet', { scheduleToCloseTimeout: '100ms', taskQueue: 'nobody' }, ['x']);
    await expect(handle.result()).rejects.toMatchObject({ cause: { cause: { timeoutType: 'SCHEDULE_TO_START' } } });
  });

  test('schedule-to-close, over several attempts', async () => {
    const retry = { initialInterval: '50ms', backoffCoefficient: 1 };
    const handle = await run('failUntil', { scheduleToCloseTimeout: '300ms', retry }, [99]);
    await expect(handle.result()).rejects.toMatchObject({ cause: { retryState: 'TIMEOUT' } });
  });

  test('heartbeat: the next attempt goes on from the last details', async () => {
    const options = { startToCloseTimeout: '20s', heartbeatTimeout: '300ms', retry: { initialInterval: '10ms' } };
    const handle = await run('resume', options);
    expect(await handle.result()).toBe('resumed from half');
  });
});

test('cancellation reaches a running activity with its heartbeat', async () => {
  expect(await (await harness.run('cancelActivity', queue)).result()).toBe('cancelled');
});

test('timers are never early, and can be cancelled', async () => {
  expect(await (await harness.run('timers', queue, [150])).result()).toBeGreaterThanOrEqual(150);
});

test('markers: patched, local activities with retry, an upserted memo', async () => {
  const handle = await harness.run('markers', queue);
  expect(await handle.result()).toBe('new: Hello, local! (3)');
  expect((await handle.describe()).memo).toEqual({ word: 'new' });
});

test('a workflow task that fails is tried again, and stands in the history once', async () => {
  const handle = await harness.run('brokenTask', queue, [], { workflowTaskTimeout: '1s' });
  expect(await handle.result()).toBe('repaired');
  const { events } = await handle.fetchHistory();
  expect(events?.filter((event) => event.workflowTaskFailedEventAttributes)).toHaveLength(1);
});

test('many activities side by side', async () => {
  expect(await (await harness.run('wide', queue, [100])).result()).toBe(100);
});
