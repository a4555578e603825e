import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventually } from '../testing/harness.js';
import { contract } from './services.js';

contract('task-queues', (subject) => {
  const describeQueue = (name: string, taskQueueType: number, more: object = {}) =>
    subject().harness.connection.workflowService.describeTaskQueue({
      namespace: 'default',
      taskQueue: { name },
      taskQueueType,
      ...more,
    });

  test('pollers are seen, of both kinds of tasks', async () => {
    const { harness } = subject();
    const name = `polled-${randomUUID()}`;
    expect(await harness.pollers(name)).toEqual([]);
    const worker = await harness.worker(name, { identity: 'the poller' });
    for (const type of [1, 2]) {
      const { pollers } = await eventually(
        () => describeQueue(name, type),
        (found) => (found.pollers?.length ?? 0) > 0,
      );
      expect(pollers).toMatchObject([{ identity: 'the poller' }]);
      expect(Number(pollers?.[0]?.lastAccessTime?.seconds)).toBeGreaterThan(Date.now() / 1000 - 60);
    }
    await harness.stop(worker);
  });

  test('the backlog: tasks that nobody has taken', async () => {
    const { harness } = subject();
    const name = `backlog-${randomUUID()}`;
    const handles = [await harness.run('noActivity', name, ['x']), await harness.run('noActivity', name, ['y'])];
    const { stats } = await eventually(
      () => describeQueue(name, 1, { reportStats: true }),
      (found) => Number(found.stats?.approximateBacklogCount) === 2,
    );
    expect(Number(stats?.approximateBacklogAge?.seconds)).toBeLessThan(20);
    const worker = await harness.worker(name);
    for (const handle of handles) await handle.result();
    await eventually(
      () => describeQueue(name, 1, { reportStats: true }),
      (found) => Number(found.stats?.approximateBacklogCount) === 0,
    );
    await harness.stop(worker);
  });

  test('both kinds of tasks at once, as the temporal command asks', async () => {
    const { harness } = subject();
    const name = `enhanced-${randomUUID()}`;
    await harness.run('noActivity', name, ['x']);
    const ask = async (more: object) => {
      const { versionsInfo } = await describeQueue(name, 0, { apiMode: 1, ...more });
      return versionsInfo?.['']?.typesInfo ?? {};
    };
    const waiting = await eventually(
      () => ask({ reportStats: true }),
      (found) => Number(found[1]?.stats?.approximateBacklogCount) === 1,
    );
    expect(Object.keys(waiting)).toEqual(['1', '2']);
    expect(Number(waiting[2]?.stats?.approximateBacklogCount)).toBe(0);
    const worker = await harness.worker(name, { identity: 'the poller' });
    const polled = await eventually(
      () => ask({ reportPollers: true, taskQueueTypes: [2] }),
      (found) => (found[2]?.pollers?.length ?? 0) > 0,
    );
    expect(polled).toMatchObject({ 2: { pollers: [{ identity: 'the poller' }] } });
    expect(Object.keys(polled)).toEqual(['2']);
    expect(polled[2]?.stats ?? null).toBeNull();
    await harness.stop(worker);
  });

  test('another worker takes over from the sticky queue of one that is gone', async () => {
    const { harness } = subject();
    const name = `handover-${randomUUID()}`;
    const first = await harness.worker(name);
    const handle = await harness.run('waiting', name);
    expect(await handle.query('status')).toBe('waiting');
    await harness.stop(first);
    const second = await harness.worker(name);
    await handle.signal('go', 'on');
    expect(await handle.result()).toBe('got on');
    expect(await handle.query('status')).toBe('got on');
    await harness.stop(second);
  });
});
