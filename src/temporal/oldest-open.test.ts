import { expect, it } from 'vitest';
import type { HistoryEvent } from '../panel/view.js';
import { oldestOpen } from './oldest-open.js';

const event = (id: number, type: string, group = id): HistoryEvent => ({
  id,
  at: id * 10,
  type,
  name: '',
  detail: '',
  group,
});

it('finds what began first of all that is not over', () => {
  const events = [
    event(1, 'WorkflowExecutionStarted'),
    event(2, 'ActivityTaskScheduled'),
    event(3, 'TimerStarted'),
    event(4, 'StartChildWorkflowExecutionInitiated'),
    event(5, 'ActivityTaskStarted', 2),
  ];
  expect(oldestOpen(events)).toBe(20);
  expect(oldestOpen([...events, event(6, 'ActivityTaskCompleted', 2)])).toBe(30);
  expect(oldestOpen([...events, event(6, 'ActivityTaskFailed', 2), event(7, 'TimerCanceled', 3)])).toBe(40);
  const all = [
    event(6, 'ActivityTaskTimedOut', 2),
    event(7, 'TimerFired', 3),
    event(8, 'ChildWorkflowExecutionCompleted', 4),
  ];
  expect(oldestOpen([...events, ...all])).toBeUndefined();
});
