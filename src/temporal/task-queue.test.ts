import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, startEngine } from '../engine/server.js';
import type { HistoryEvent, TaskQueueView } from '../panel/view.js';
import { until } from '../testing/until.js';
import { connectClient, type TemporalClient } from './connect.js';
import { startWorkflow, terminateWorkflow } from './start.js';
import { watchTaskQueue } from './task-queue.js';
import { stickyQueues } from './task-queue-stickies.js';

let engine: Engine | undefined;
let temporal: TemporalClient;

beforeAll(async () => {
  const given = process.env.TSLIDES_TEST_ADDRESS;
  engine = given === undefined ? await startEngine() : undefined;
  temporal = connectClient({ address: given ?? engine?.address ?? '', namespace: 'default' });
});
afterAll(async () => {
  await temporal.close();
  await engine?.close();
});

const start = (taskQueue: string) =>
  startWorkflow(temporal, { name: 'q', workflowType: 'x', taskQueue, input: undefined });

describe('watchTaskQueue', () => {
  it('tells what waits, since when, and who polls', async () => {
    const name = `watched-${Date.now()}`;
    const runs = await Promise.all([start(name), start(name), start(name)]);
    const seen: TaskQueueView[] = [];
    const end = new AbortController();
    const done = watchTaskQueue(
      temporal,
      name,
      () => [],
      (view) => seen.push(view),
      end.signal,
    );
    await until('three tasks wait', () => seen.at(-1)?.workflow.backlog === 3);
    expect(seen.at(-1)).toMatchObject({ name, activity: { pollers: [], backlog: 0 }, stickies: [] });
    await until('they get older', () => (seen.at(-1)?.workflow.age ?? 0) > 300);
    const { connection, client } = temporal;
    const request = { namespace: client.options.namespace, taskQueue: { name }, identity: '4711@here' };
    // The real service takes no poll without a deadline.
    const poll = connection.withDeadline(Date.now() + 20_000, () =>
      connection.workflowService.pollActivityTaskQueue(request),
    );
    poll.catch(() => undefined);
    await until('a poller', () => seen.at(-1)?.activity.pollers.length === 1);
    expect(seen.at(-1)?.activity.pollers).toMatchObject([{ identity: '4711@here' }]);
    expect(seen.at(-1)?.workflow.pollers).toEqual([]);
    end.abort();
    await done;
    const { length } = seen;
    await Promise.all(runs.map((run) => terminateWorkflow(temporal, run)));
    expect(seen).toHaveLength(length);
  });
});

describe('stickyQueues', () => {
  const event = (id: number, type: string, more: Partial<HistoryEvent>): HistoryEvent => ({
    id,
    at: id,
    type,
    name: '',
    detail: '',
    group: id,
    ...more,
  });
  const task = (id: number, queue: string, identity: string): readonly HistoryEvent[] => [
    event(id, 'WorkflowTaskScheduled', { payload: JSON.stringify({ taskQueue: queue, attempt: 1 }) }),
    event(id + 1, 'WorkflowTaskStarted', { group: id, identity }),
    event(id + 2, 'WorkflowTaskCompleted', { group: id, identity }),
  ];

  it('are those that the history names, with who took from there', () => {
    const events = [...task(1, 'jobs', 'a'), ...task(4, 'a-sticky', 'a'), ...task(7, 'b-sticky', 'b')];
    expect(stickyQueues(events, 'jobs')).toEqual([
      { name: 'a-sticky', identity: 'a' },
      { name: 'b-sticky', identity: 'b' },
    ]);
    expect(stickyQueues(events, 'jobs')).toBe(stickyQueues(events, 'jobs'));
  });

  it('are none where a payload is none, or was cut', () => {
    const cut = [
      event(1, 'WorkflowTaskScheduled', { payload: '{"taskQueue": "x' }),
      event(2, 'WorkflowTaskStarted', { group: 1, identity: 'a' }),
    ];
    expect(stickyQueues(cut, 'jobs')).toEqual([]);
  });
});
