import { randomUUID } from 'node:crypto';
import { ActivityNotFoundError } from '@temporalio/client';
import { describe, expect, test } from 'vitest';
import { eventually } from '../testing/harness.js';
import { contract } from './services.js';

contract('activities', (subject) => {
  const run = (name: string, options: object, args: unknown[] = []) => {
    const { harness, queue } = subject();
    return harness.run('runActivity', queue, [name, args, options]);
  };
  const once = { maximumAttempts: 1 };

  describe('retries', () => {
    test('are seen in describe, with the failure and the time of the next attempt', async () => {
      const retry = { initialInterval: '2s', backoffCoefficient: 2, maximumAttempts: 5 };
      const handle = await run('failUntil', { startToCloseTimeout: '5s', retry }, [2]);
      const { raw } = await eventually(
        () => handle.describe(),
        (found) => found.raw.pendingActivities?.[0]?.attempt === 2 && found.raw.pendingActivities[0].state === 1,
      );
      const pending = raw.pendingActivities?.[0];
      expect(pending).toMatchObject({
        maximumAttempts: 5,
        lastFailure: { message: 'attempt 1 failed' },
        lastWorkerIdentity: 'worker',
      });
      const ms = (time: { seconds?: unknown; nanos?: number | null } | null | undefined) =>
        Number(time?.seconds) * 1000 + Number(time?.nanos) / 1e6;
      expect(ms(pending?.nextAttemptScheduleTime) - ms(pending?.lastAttemptCompleteTime)).toBeCloseTo(2000, -1);
      expect(ms(pending?.currentRetryInterval)).toBeCloseTo(2000, 1);
      await handle.terminate();
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

    test('come after the delay that the failure names', async () => {
      // the policy's own would be a minute
      const handle = await run('failWithDelay', { startToCloseTimeout: '5s', retry: { initialInterval: '1m' } });
      expect(await handle.result()).toBe(2);
    });

    test('wait longer each time, but no longer than the maximum', async () => {
      const retry = { initialInterval: '100ms', backoffCoefficient: 10, maximumInterval: '200ms' };
      const before = Date.now();
      const handle = await run('failUntil', { startToCloseTimeout: '5s', retry }, [4]);
      expect(await handle.result()).toBe(4);
      expect(Date.now() - before).toBeGreaterThanOrEqual(500);
    });
  });

  describe('timeouts', () => {
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
      const handle = await run('failUntil', { scheduleToCloseTimeout: '500ms', retry }, [99]);
      await expect(handle.result()).rejects.toMatchObject({ cause: { retryState: 'TIMEOUT' } });
    });

    test('heartbeat: the next attempt goes on from the last details', async () => {
      const options = { startToCloseTimeout: '20s', heartbeatTimeout: '500ms', retry: { initialInterval: '10ms' } };
      const handle = await run('resume', options);
      const { raw } = await eventually(
        () => handle.describe(),
        (found) => found.raw.pendingActivities?.[0]?.heartbeatDetails != null,
      );
      expect(Buffer.from(raw.pendingActivities?.[0]?.heartbeatDetails?.payloads?.[0]?.data ?? []).toString()).toBe(
        '"half"',
      );
      expect(await handle.result()).toBe('resumed from half');
    });
  });

  test.each(['WAIT_CANCELLATION_COMPLETED', 'TRY_CANCEL', 'ABANDON'])('cancellation: %s', async (type) => {
    const { harness, queue } = subject();
    expect(await (await harness.run('cancelActivity', queue, [type])).result()).toBe('cancelled');
  });

  test('an activity that is cancelled before it began', async () => {
    const { harness, queue } = subject();
    expect(await (await harness.run('cancelUnstarted', queue)).result()).toBe('cancelled');
  });

  describe('completed by somebody else', () => {
    const handedOver = async (options: object = {}) => {
      const handle = await run('handOver', { startToCloseTimeout: '20s', retry: once, ...options });
      const { raw } = await eventually(
        () => handle.describe(),
        (found) => found.raw.pendingActivities?.[0]?.state === 2,
      );
      const activityId = raw.pendingActivities?.[0]?.activityId ?? '';
      return { handle, id: { workflowId: handle.workflowId, activityId }, activity: subject().harness.client.activity };
    };

    test('by its id: completed, failed, cancelled', async () => {
      const done = await handedOver();
      await done.activity.complete(done.id, 'done');
      expect(await done.handle.result()).toBe('done');
      const failed = await handedOver();
      await failed.activity.fail(failed.id, new Error('no'));
      await expect(failed.handle.result()).rejects.toMatchObject({ cause: { cause: { message: 'no' } } });
      const { activity, id, handle } = await handedOver({ heartbeatTimeout: '10s' });
      await activity.heartbeat(id, 'still here');
      expect((await handle.describe()).raw.pendingActivities?.[0]?.heartbeatDetails?.payloads).toHaveLength(1);
      await handle.terminate();
      await expect(activity.complete(id, 'late')).rejects.toThrow(ActivityNotFoundError);
    });

    test('by its token, once', async () => {
      const { harness } = subject();
      const taskQueue = `by-hand-${randomUUID()}`;
      const handle = await run('greet', { startToCloseTimeout: '20s', taskQueue }, ['x']);
      const { taskToken } = await harness.connection.withDeadline(Date.now() + 20_000, () =>
        harness.connection.workflowService.pollActivityTaskQueue({
          namespace: 'default',
          taskQueue: { name: taskQueue },
          identity: 'by hand',
        }),
      );
      await harness.client.activity.complete(taskToken, 'done');
      expect(await handle.result()).toBe('done');
      await expect(harness.client.activity.complete(taskToken, 'again')).rejects.toThrow(ActivityNotFoundError);
    });
  });

  test('timers are never early, and can be cancelled', async () => {
    const { harness, queue } = subject();
    expect(await (await harness.run('timers', queue, [150])).result()).toBeGreaterThanOrEqual(150);
  });

  test('markers: patched, local activities with retry, an upserted memo', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('markers', queue);
    expect(await handle.result()).toBe('new: Hello, local! (3)');
    expect((await handle.describe()).memo).toEqual({ word: 'new' });
  });

  test('many side by side', async () => {
    const { harness, queue } = subject();
    expect(await (await harness.run('wide', queue, [100])).result()).toBe(100);
  });
});
