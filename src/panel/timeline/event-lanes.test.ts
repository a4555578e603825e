import { describe, expect, it } from 'vitest';
import { event, start } from '../testing.js';
import type { HistoryEvent } from '../view.js';
import { EventLanes } from './event-lanes.js';
import type { Lane } from './lane.js';

function eventLanes(events: readonly HistoryEvent[], closedAt?: number): readonly Lane[] {
  const lanes = new EventLanes();
  for (const event of events) lanes.take(event);
  return lanes.told(closedAt);
}

describe('EventLanes', () => {
  it('follows a group from its first event to its last', () => {
    const [lane] = eventLanes([
      event(5, 0, 'ActivityTaskScheduled', { name: 'charge', maximumAttempts: 5 }),
      event(6, 10, 'ActivityTaskStarted', { group: 5, attempt: 3 }),
      event(7, 20, 'ActivityTaskTimedOut', { group: 5, detail: 'Heartbeat timeout' }),
    ]);
    expect(lane).toMatchObject({
      name: 'charge',
      attempt: 3,
      maximumAttempts: 5,
      startedAt: start + 10,
      end: { outcome: 'timed-out', at: start + 20 },
      detail: 'Heartbeat timeout',
    });
  });

  it.each([
    ['TimerStarted', 'TimerFired', 'timer', 'done'],
    ['TimerStarted', 'TimerCanceled', 'timer', 'canceled'],
    ['StartChildWorkflowExecutionInitiated', 'ChildWorkflowExecutionFailed', 'child', 'failed'],
    ['StartChildWorkflowExecutionInitiated', 'StartChildWorkflowExecutionFailed', 'child', 'failed'],
    ['SignalExternalWorkflowExecutionInitiated', 'ExternalWorkflowExecutionSignaled', 'child', 'done'],
    ['WorkflowExecutionUpdateAccepted', 'WorkflowExecutionUpdateCompleted', 'update', 'done'],
    ['NexusOperationScheduled', 'NexusOperationTimedOut', 'child', 'timed-out'],
  ])('%s to %s is a %s that is %s', (first, last, kind, outcome) => {
    const lanes = eventLanes([event(1, 0, first, { name: 'x' }), event(2, 5, last, { group: 1 })]);
    expect(lanes).toMatchObject([{ kind, end: { outcome, at: start + 5 } }]);
  });

  it('does not end what was only asked to end', () => {
    const lanes = eventLanes([
      event(1, 0, 'ActivityTaskScheduled', { name: 'x' }),
      event(2, 5, 'ActivityTaskCancelRequested', { group: 1 }),
    ]);
    expect(lanes[0]).not.toHaveProperty('end');
    expect(eventLanes([event(1, 0, 'TimerStarted')], start + 9)[0]?.end).toEqual({
      outcome: 'abandoned',
      at: start + 9,
    });
  });

  it('gathers moments of one name', () => {
    const lanes = eventLanes(
      ['a', 'b', 'a'].map((name, index) => event(index + 1, index, 'WorkflowExecutionSignaled', { name })),
    );
    expect(lanes.map(({ name, moments }) => [name, moments.length])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });

  it('names a timer that has only a number by how long it takes', () => {
    const names = [{ due: start + 6_000 }, {}, { name: 'deadline', due: start + 6_000 }].map(
      (more) => eventLanes([event(1, 0, 'TimerStarted', { name: '1', ...more })])[0]?.name,
    );
    expect(names).toEqual(['timer 6 s', 'timer 1', 'deadline']);
  });

  it('is not fooled by names of what every object has', () => {
    expect(() => eventLanes([event(1, 0, 'constructor'), event(2, 0, '__proto__')])).not.toThrow();
  });
});
