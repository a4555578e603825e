import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { expect, test } from 'vitest';
import { eventually } from '../testing/harness.js';
import { refusal } from '../testing/refusal.js';
import { contract } from './services.js';

contract('pause', (subject) => {
  const execution = ({ workflowId }: WorkflowHandle) => ({ namespace: 'default', execution: { workflowId } });
  const stopping = { startToCloseTimeout: '20s', heartbeatTimeout: '10s', retry: { initialInterval: '10ms' } };

  /** Waits until the one pending activity of a workflow is as it is wanted. */
  const activity = async (handle: WorkflowHandle, attempt: number, startedAlready: boolean) => {
    const { raw } = await eventually(
      () => handle.describe(),
      ({ raw: { pendingActivities } }) => {
        const pending = pendingActivities?.[0];
        return pending?.attempt === attempt && (pending.lastStartedTime !== null) === startedAlready;
      },
    );
    return raw.pendingActivities?.[0];
  };

  /** An activity that heartbeats until it is told to stop, on a worker that lets the service know at once. */
  const stoppable = async (fails: boolean) => {
    const { harness } = subject();
    const taskQueue = `beating-${randomUUID()}`;
    await harness.worker(taskQueue, { maxHeartbeatThrottleInterval: '50ms' });
    const handle = await harness.run('runActivity', taskQueue, ['untilStopped', [fails], stopping]);
    await activity(handle, 1, true);
    return handle;
  };

  /** An activity whose first attempt has failed; the second is due in `interval`. */
  const failed = async (interval: string) => {
    const { harness, queue } = subject();
    const options = { startToCloseTimeout: '5s', retry: { initialInterval: interval } };
    const handle = await harness.run('runActivity', queue, ['failUntil', [2], options]);
    await activity(handle, 2, false);
    return handle;
  };

  test('an activity that is paused is not tried again before it goes on', async () => {
    const { harness, queue } = subject();
    const service = harness.connection.workflowService;
    const handle = await failed('1500ms');
    await service.pauseActivity({ ...execution(handle), id: '1', identity: 'me', reason: 'lunch' });
    // a timer that was set later has fired: the next attempt was due
    await (await harness.run('timersOnly', queue, [1600])).result();
    const paused = await activity(handle, 2, false);
    expect(paused).toMatchObject({ state: 4, paused: true, nextAttemptScheduleTime: null });
    expect(paused?.pauseInfo?.manual).toEqual({ identity: 'me', reason: 'lunch' });
    await service.unpauseActivity({ ...execution(handle), type: 'failUntil' });
    expect(await handle.result()).toBe(2);
  });

  test('an activity that nobody has taken can be paused too', async () => {
    const { harness, queue } = subject();
    const service = harness.connection.workflowService;
    const taskQueue = `late-${randomUUID()}`;
    const options = { startToCloseTimeout: '5s', taskQueue };
    const handle = await harness.run('runActivity', queue, ['greet', ['Ada'], options]);
    await activity(handle, 1, false);
    await service.pauseActivity({ ...execution(handle), id: '1' });
    await harness.worker(taskQueue);
    await (await harness.run('hello', taskQueue, ['x'])).result();
    expect((await activity(handle, 1, false))?.state).toBe(4);
    await service.unpauseActivity({ ...execution(handle), unpauseAll: true });
    expect(await handle.result()).toBe('Hello, Ada!');
  });

  test('a reset one begins with its first attempt again, at once', async () => {
    const { harness } = subject();
    const service = harness.connection.workflowService;
    const handle = await failed('60s');
    await service.resetActivity({ ...execution(handle), id: '1' });
    await activity(handle, 2, false);
    const events = (await handle.fetchHistory()).events ?? [];
    expect(events.some((event) => event.activityTaskStartedEventAttributes)).toBe(false);
    await handle.terminate();
  });

  test.each([
    ['paused', { paused: true, reset: false, cancelRequested: false }],
    ['reset', { paused: false, reset: true, cancelRequested: false }],
  ])('the worker of one that is %s is told with its heartbeat', async (act, told) => {
    const service = subject().harness.connection.workflowService;
    const handle = await stoppable(false);
    const request = { ...execution(handle), id: '1' };
    await (act === 'paused' ? service.pauseActivity(request) : service.resetActivity(request));
    expect(await handle.result()).toEqual(told);
  });

  test('one that is paused while it runs, and fails then, waits', async () => {
    const service = subject().harness.connection.workflowService;
    const handle = await stoppable(true);
    await service.pauseActivity({ ...execution(handle), id: '1' });
    expect((await activity(handle, 2, false))?.state).toBe(4);
    await service.unpauseActivity({ ...execution(handle), id: '1' });
    expect(await handle.result()).toBe(2);
  });

  test('what is not there can not be paused', async () => {
    const { harness, queue } = subject();
    const service = harness.connection.workflowService;
    const handle = await harness.run('waiting', queue);
    expect(await refusal(service.pauseActivity({ ...execution(handle), id: 'none' }))).toMatchObject({ code: 5 });
    expect(await refusal(service.pauseActivity(execution(handle)))).toMatchObject({ code: 3 });
    expect(await refusal(service.resetActivity({ ...execution(handle), type: 'none' }))).toMatchObject({ code: 5 });
    await handle.terminate();
    expect(await refusal(service.pauseActivity({ ...execution(handle), id: '1' }))).toMatchObject({ code: 5 });
  });
});
