import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { HistoryEvent } from '../proto/plain.js';
import { decode, encode } from '../proto/reflection.js';
import { Store } from '../store/store.js';
import { eventually, Harness } from '../testing/harness.js';
import { setUpdate } from '../testing/workflows.js';
import { rebuild } from './rebuild.js';
import type { ExecutionState } from './state.js';

/** What of a state follows from its history, as JSON: the rest is in no event. */
function partsInHistory(state: ExecutionState): unknown {
  const { sticky: _, aftermath: __, historySize: ___, stamps: ____, nextAttempt: _____, ...kept } = state;
  const activities = [...state.activities.values()].map(
    ({ activityId, activityType, firstScheduledTime, ...rest }) => ({
      ...{ activityId, activityType, firstScheduledTime, retry: rest.retry, cancelled: rest.cancelRequestedEventId },
      timeouts: [rest.scheduleToClose, rest.scheduleToStart, rest.startToClose, rest.heartbeat],
    }),
  );
  const workflowTask = state.workflowTask?.written === true ? state.workflowTask.scheduledEventId : undefined;
  // as bytes: an empty map and none at all are the same there
  const started = encode('temporal.api.history.v1.WorkflowExecutionStartedEventAttributes', state.started);
  return JSON.parse(
    JSON.stringify({ ...kept, started, activities, workflowTask }, (_key, value: unknown) => {
      if (value instanceof Map) return [...value];
      // Buffers have turned into { type, data } before they come here
      return value instanceof Uint8Array ? { type: 'Buffer', data: [...value] } : value;
    }),
  );
}

test('the state of every run can be made from its history again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tslides-rebuild-'));
  const db = join(folder, 'store');
  const harness = await Harness.start({ db });
  try {
    const queue = 'rebuild';
    await harness.worker(queue);
    const closing = [
      harness.run('markers', queue),
      harness.run('counting', queue, [2]),
      harness.run('failing', queue, [2], { retry: { initialInterval: '10ms', maximumAttempts: 2 } }),
      harness.run('parent', queue, ['Ada']),
      harness.run('timers', queue, [10]),
      harness.run('cancelActivity', queue),
    ];
    for (const handle of closing) await (await handle).result();
    // and open ones: with an update that is over, a timer, a child, an activity that waits for its next attempt
    const updated = await harness.run('waiting', queue, [], { memo: { for: 'the test' } });
    await updated.executeUpdate(setUpdate, { args: ['new'] });
    await harness.run('cancellable', queue);
    const parent = await harness.run('parentOf', queue, ['waiting', { workflowId: 'a child' }]);
    const flaky = await harness.run('runActivity', queue, [
      'failUntil',
      [9],
      { startToCloseTimeout: '1s', retry: { initialInterval: '1m' } },
    ]);
    await eventually(
      async () => [await parent.describe(), await flaky.describe()],
      ([one, other]) =>
        one?.raw.pendingChildren?.[0]?.runId !== undefined && other?.raw.pendingActivities?.[0]?.attempt === 2,
    );
  } finally {
    await harness.close();
  }
  const store = new Store(db, (error) => {
    throw error;
  });
  try {
    let compared = 0;
    for (const { runId } of store.records()) {
      const state = store.read(runId);
      if (state === undefined) throw new Error('a run without a state');
      const events = store
        .readEvents(runId, 1, state.nextEventId - 1)
        .map((bytes) => decode<HistoryEvent>('temporal.api.history.v1.HistoryEvent', bytes));
      expect(partsInHistory(rebuild(state, events))).toEqual(partsInHistory(state));
      compared += 1;
    }
    expect(compared).toBeGreaterThanOrEqual(14);
  } finally {
    store.close();
    rmSync(folder, { recursive: true });
  }
});

test('events that make no history are refused', () => {
  const run = { workflowId: 'w', runId: 'r', firstRunId: 'r', requestId: 'q', startTime: 0 };
  expect(() => rebuild(run, [])).toThrow('begins with WorkflowExecutionStarted');
  const first: HistoryEvent = { eventId: 1, workflowExecutionStartedEventAttributes: {} };
  expect(() => rebuild(run, [first, { eventId: 3, timerFiredEventAttributes: {} }])).toThrow(
    "can't be the one after 1",
  );
  expect(() => rebuild(run, [first, { eventId: 2, workflowTaskStartedEventAttributes: {} }])).toThrow(
    'no workflow task',
  );
});

test('a timer that fired while another of its name was started leaves that one alone', () => {
  const run = { workflowId: 'w', runId: 'r', firstRunId: 'r', requestId: 'q', startTime: 0 };
  const timer = { timerId: 't', startToFireTimeout: { seconds: 1 } };
  const { timers } = rebuild(run, [
    { eventId: 1, workflowExecutionStartedEventAttributes: {} },
    { eventId: 2, timerStartedEventAttributes: timer },
    { eventId: 3, timerStartedEventAttributes: timer },
    { eventId: 4, timerFiredEventAttributes: { timerId: 't', startedEventId: 2 } },
  ]);
  expect([...timers.values()]).toMatchObject([{ startedEventId: 3 }]);
});
