import { expect, test } from 'vitest';
import { type Refusal, refusal } from '../testing/refusal.js';
import { command, RawWorker } from './raw-worker.js';
import { contract } from './services.js';

const namespace = 'default';
// Much has to be sent. One after the other: beside thousands of small requests a large one arrives slowly.
const timeout = 120_000;

contract('totals', (subject) => {
  const raw = () => new RawWorker(subject().harness.connection);
  const megabytes = (count: number) => ({ payloads: [{ data: new Uint8Array(count * 1_000_000) }] });
  /** A run that would be too large is terminated, and the request that would make it so is refused. */
  const isTooLarge = async (worker: RawWorker, workflowId: string, refused: Refusal, what: string) => {
    const reason = `Workflow ${what} exceeds limit.`;
    expect(refused).toMatchObject({ code: 3, details: reason });
    expect((await worker.last(workflowId))?.workflowExecutionTerminatedEventAttributes).toMatchObject({
      reason,
      identity: 'history-service',
    });
    expect(await refusal(worker.signal(workflowId))).toMatchObject({ code: 5 });
  };

  test.sequential('8 MB of state', { timeout }, async () => {
    const worker = raw();
    const { workflowId } = await worker.start();
    const names = ['1', '2', '3', '4', '5'];
    const activity = (activityId: string) =>
      command('scheduleActivityTask', {
        activityId,
        activityType: { name: 'act' },
        taskQueue: { name: worker.queue },
        startToCloseTimeout: { seconds: 60 },
      });
    await worker.complete(await worker.poll(), names.map(activity));
    const heartbeats: Refusal[] = [];
    for (const _ of names) {
      const { taskToken } = await worker.pollActivity();
      const request = { namespace, taskToken, details: megabytes(1.9) };
      heartbeats.push(await refusal(worker.service.recordActivityTaskHeartbeat(request)));
    }
    const fifth = heartbeats.pop() as Refusal;
    expect(heartbeats.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    await isTooLarge(worker, workflowId, fifth, 'mutable state size');
  });

  test.sequential('50 MB of history, and what the last change adds', { timeout }, async () => {
    const worker = raw();
    const { workflowId } = await worker.start();
    for (let sent = 0; sent < 28; sent += 1) await worker.signal(workflowId, 'go', megabytes(1.9));
    await isTooLarge(worker, workflowId, await refusal(worker.signal(workflowId)), 'history size');
  });

  test.sequential('a worker to whom the task of a run too large would go gets the next one', { timeout }, async () => {
    const worker = raw();
    const large = await worker.start();
    for (let sent = 0; sent < 28; sent += 1) await worker.signal(large.workflowId, 'go', megabytes(1.9));
    const next = await worker.start();
    expect((await worker.poll()).workflowExecution?.workflowId).toBe(next.workflowId);
    await worker.end(next.workflowId);
  });

  test.sequential('51,200 events', { timeout }, async () => {
    const worker = raw();
    const { workflowId } = await worker.start();
    const complete = async (markers: number, forceCreateNewWorkflowTask: boolean) => {
      const commands = Array.from({ length: markers }, () => command('recordMarker', { markerName: 'm' }));
      return refusal(worker.complete(await worker.poll(), commands, { forceCreateNewWorkflowTask }));
    };
    // with the three events of a workflow task 2,048 each; the first event of all starts the run
    for (let task = 1; task < 25; task += 1) expect(await complete(2045, true)).toMatchObject({ code: 0 });
    expect((await worker.last(workflowId))?.eventId?.toString()).toBe(`${1 + 24 * 2048 + 1}`);
    await isTooLarge(worker, workflowId, await complete(2045, false), 'history count');
  });

  test.sequential('10,000 signals', { timeout }, async () => {
    const worker = raw();
    const { workflowId } = await worker.start();
    for (let sent = 0; sent < 10_000; sent += 100) {
      await Promise.all(Array.from({ length: 100 }, () => worker.signal(workflowId)));
    }
    expect(await refusal(worker.signal(workflowId))).toEqual({
      code: 3,
      details: 'exceeded workflow execution limit for signal events',
    });
    await worker.end(workflowId);
  });

  test.sequential('2,000 updates', { timeout }, async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('leavingUpdate', queue);
    const update = () => refusal(handle.executeUpdate('fail'));
    for (let sent = 0; sent < 2000; sent += 10) {
      await Promise.allSettled(Array.from({ length: 10 }, update));
    }
    const { code, details } = await update();
    expect(code).toBe(9);
    expect(details).toMatch(
      /^The limit on the total number of distinct updates in this workflow has been reached \(2000\)\. Make sure /,
    );
    await handle.terminate();
  });
});
