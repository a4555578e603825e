import { describe, expect, it } from 'vitest';
import { event, start } from '../testing.js';
import type { HistoryEvent, WorkflowView } from '../view.js';
import { modelOf } from './model.js';
import {
  completedRun,
  fleet,
  mixed,
  outage,
  pausing,
  retried,
  subscription,
  workerBack,
  workerKilled,
} from './samples.js';

function told(events: readonly HistoryEvent[], closedAt?: number) {
  return modelOf({ events, closedAt } as WorkflowView);
}

describe('modelOf', () => {
  const samples = { completedRun, fleet, mixed, outage, pausing, retried, subscription, workerBack, workerKilled };

  it.each(Object.entries(samples))('reads %s as it grows as it does in one go', (_, { workflow }) => {
    const events = workflow?.events ?? [];
    for (let count = 0; count <= events.length; count += 1) {
      const closedAt = count === events.length ? workflow?.closedAt : undefined;
      const grown = events.slice(0, count);
      const afresh = grown.map((one) => ({ ...one }));
      expect(told(grown, closedAt)).toEqual(told(afresh, closedAt));
    }
  });

  it('keeps what did not move', () => {
    const begun = [event(1, 0, 'TimerStarted', { name: 'a' }), event(2, 1, 'TimerStarted', { name: 'b' })];
    const [a, b] = told(begun).lanes;
    const grown = told([...begun, event(3, 2, 'TimerFired', { group: 2 })]).lanes;
    expect(grown[0]).toBe(a);
    expect(grown[1]).not.toBe(b);
    expect(b).not.toHaveProperty('end');
  });

  it('goes back, and begins another history at the same event', () => {
    const first = event(1, 0, 'WorkflowExecutionStarted');
    const long = [first, event(2, 1, 'TimerStarted', { name: 'a' }), event(3, 2, 'TimerFired', { group: 2 })];
    const other = [first, event(2, 1, 'ActivityTaskScheduled', { name: 'b' })];
    expect(told(long).lanes).toMatchObject([{ name: 'a', end: { outcome: 'done' } }]);
    expect(told(long.slice(0, 2)).open).toMatchObject([{ name: 'a' }]);
    expect(told(other).lanes).toMatchObject([{ name: 'b' }]);
    expect(told(other, start + 9).open).toEqual([]);
  });
});
