import { describe, expect, it } from 'vitest';
import type { TaskQueueView, WorkerProcess, WorkersView } from '../panel/view.js';
import { polledBy } from './polled-queue.js';

const at = 1_000;
const poller = (pid: number) => ({ identity: `${pid}@host`, at });
const told: TaskQueueView = {
  name: 'orders',
  at,
  workflow: { pollers: [poller(1), poller(2)], backlog: 3 },
  activity: { pollers: [poller(1), { identity: 'go worker', at }] },
  stickies: [],
};
const workersWith = (
  ...processes: readonly (readonly [pid: number, state: WorkerProcess['state']])[]
): WorkersView => ({
  processes: processes.map(([pid, state]) => ({ pid, state, startedAt: at })),
});

describe('a Task Queue', () => {
  it('is polled by all of whom the service tells, as long as none of them is known to be gone', () => {
    const polled = polledBy(workersWith([1, 'running'], [2, 'running']), told);
    expect(polled.queue).toBe(told);
    expect(polled.workers.pollers).toEqual({ workflow: 2, activity: 2, at });
  });

  it('is not polled by a worker that was killed, for as long as the service remembers it', () => {
    const { queue, workers } = polledBy(workersWith([1, 'killed'], [2, 'running']), told);
    expect(queue.workflow).toEqual({ pollers: [poller(2)], backlog: 3 });
    expect(queue.activity.pollers).toEqual([{ identity: 'go worker', at }]);
    expect(workers.pollers).toEqual({ workflow: 1, activity: 1, at });
  });

  it('is polled by one that runs under the number of one that is gone', () => {
    expect(polledBy(workersWith([1, 'killed'], [1, 'running']), told).queue.workflow.pollers).toHaveLength(2);
  });

  it('is the same one as long as nothing changes', () => {
    const workers = workersWith([1, 'crashed']);
    const other = { ...told, name: 'payments' };
    const [first, second] = [polledBy(workers, told), polledBy(workers, other)];
    expect([polledBy(workers, told), polledBy(workers, other)]).toEqual([first, second]);
    expect(polledBy(workers, told)).toBe(first);
    expect(polledBy(workers, { ...told })).not.toBe(polledBy(workers, told));
  });
});
