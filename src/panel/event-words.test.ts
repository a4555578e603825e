import { expect, it } from 'vitest';
import { eventMeaning, eventSubject, eventWords } from './event-words.js';
import { event } from './testing.js';

it.each([
  ['WorkflowExecutionStarted', 'workflow started', 'running'],
  ['WorkflowExecutionCompleted', 'workflow completed', 'done'],
  ['WorkflowExecutionFailed', 'workflow failed', 'failed'],
  ['WorkflowExecutionTimedOut', 'workflow timed out', 'retry'],
  ['WorkflowExecutionTerminated', 'workflow terminated', 'failed'],
  ['WorkflowExecutionCancelRequested', 'workflow cancel requested', 'canceled'],
  ['WorkflowExecutionSignaled', 'workflow signaled', 'signal'],
  ['WorkflowTaskScheduled', 'workflow task scheduled', 'quiet'],
  ['WorkflowTaskFailed', 'workflow task failed', 'failed'],
  ['ActivityTaskScheduled', 'activity scheduled', 'activity'],
  ['ActivityTaskTimedOut', 'activity timed out', 'retry'],
  ['TimerStarted', 'timer started', 'timer'],
  ['TimerFired', 'timer fired', 'done'],
  ['StartChildWorkflowExecutionInitiated', 'start child workflow initiated', 'child'],
  ['ChildWorkflowExecutionCompleted', 'child workflow completed', 'done'],
])('%s reads as "%s" and means %s', (type, words, meaning) => {
  expect(eventWords(type)).toBe(words);
  expect(eventMeaning(type)).toBe(meaning);
});

it('names in few words who did what', () => {
  expect(eventSubject(event(5, 0, 'ActivityTaskScheduled', { name: 'charge' }))).toEqual({
    name: 'charge',
    what: 'scheduled',
  });
  expect(eventSubject(event(5, 0, 'WorkflowExecutionSignaled', { name: 'fix' }))).toEqual({
    name: 'fix',
    what: 'signaled',
  });
  expect(eventSubject(event(1, 0, 'WorkflowExecutionStarted', { name: 'order' }))).toEqual({
    name: '',
    what: 'workflow started',
  });
  expect(eventSubject(event(5, 0, 'TimerStarted', { name: '1' }))).toEqual({ name: 'timer 1', what: 'started' });
});
