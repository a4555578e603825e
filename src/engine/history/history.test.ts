import { describe, expect, test } from 'vitest';
import { TimeoutType, WorkflowTaskFailedCause } from '../proto/enums.js';
import type { HistoryEvent } from '../proto/plain.js';
import { fromMs } from '../proto/time.js';
import { completeActivity, failActivity, startActivity } from './activity.js';
import type { Change } from './change.js';
import { BadCommand } from './command.js';
import { applyCommands } from './commands.js';
import { nextDeadline } from './deadlines.js';
import { activityMachine, step, workflowTaskMachine } from './machines.js';
import { judge, retryOf } from './retry.js';
import { signalExecution } from './signal.js';
import { newRun } from './start.js';
import type { Activity } from './state.js';
import {
  completeWorkflowTask,
  failWorkflowTask,
  scheduleWorkflowTask,
  startWorkflowTask,
  timeOutWorkflowTask,
  unwrittenEvents,
} from './workflow-task.js';

const worker = { identity: 'worker', requestId: 'request', updates: [] };
const { TIMEOUT_TYPE_START_TO_CLOSE, TIMEOUT_TYPE_SCHEDULE_TO_START } = TimeoutType;
const { WORKFLOW_TASK_FAILED_CAUSE_UNSPECIFIED: CAUSE } = WorkflowTaskFailedCause;

/** A run whose transactions all go into one change, at the time 1000 unless moved on. */
function begin(): Change {
  const started = { workflowType: { name: 'type' }, taskQueue: { name: 'queue' } };
  return newRun({ workflowId: 'w', runId: 'r', firstRunId: 'r', requestId: 'q', started }, 1000);
}

function at(change: Change, now: number): Change {
  return { ...change, now };
}

function names(change: Change): string[] {
  return change.events.map(nameOf);
}

function nameOf(event: HistoryEvent): string {
  const key = Object.keys(event).find((name) => name.endsWith('EventAttributes')) ?? '';
  return key.replace('EventAttributes', '');
}

function complete(change: Change, commands: Parameters<typeof applyCommands>[1] = []): void {
  const completedId = completeWorkflowTask(change, {}, undefined);
  applyCommands(change, commands, {
    completedId,
    namespace: 'default',
    identity: 'worker',
    typed: (fields) => fields ?? {},
    onMessage: () => {},
  });
}

const scheduleActivity = (activityId: string) => ({
  commandType: 1,
  scheduleActivityTaskCommandAttributes: {
    activityId,
    activityType: { name: 'act' },
    taskQueue: { name: 'queue' },
    startToCloseTimeout: fromMs(5000),
    retryPolicy: { initialInterval: fromMs(100), maximumAttempts: 2 },
  },
});

const closeCommand = { commandType: 4, completeWorkflowExecutionCommandAttributes: {} };

describe('workflow tasks', () => {
  test('the first is scheduled with the start', () => {
    expect(names(begin())).toEqual(['workflowExecutionStarted', 'workflowTaskScheduled']);
  });

  test('events that come while one is started wait for its end', () => {
    const change = begin();
    startWorkflowTask(change, worker);
    signalExecution(change, { signalName: 'a' }, '');
    expect(names(change)).not.toContain('workflowExecutionSignaled');
    timeOutWorkflowTask(change, TIMEOUT_TYPE_START_TO_CLOSE);
    expect(names(change).slice(2)).toEqual([
      'workflowTaskStarted',
      'workflowTaskTimedOut',
      'workflowExecutionSignaled',
      'workflowTaskScheduled',
    ]);
    expect(change.state.workflowTask?.attempt).toBe(1);
  });

  test('from the second attempt on they leave no events until they complete', () => {
    const change = begin();
    startWorkflowTask(change, worker);
    failWorkflowTask(change, CAUSE, { message: 'bug' }, 'worker');
    startWorkflowTask(change, worker);
    failWorkflowTask(change, CAUSE, { message: 'bug' }, 'worker');
    startWorkflowTask(change, worker);
    expect(names(change).slice(2)).toEqual(['workflowTaskStarted', 'workflowTaskFailed']);
    expect(unwrittenEvents(change.state).map((event) => [event.eventId, nameOf(event)])).toEqual([
      [5, 'workflowTaskScheduled'],
      [6, 'workflowTaskStarted'],
    ]);
    expect(unwrittenEvents(change.state)[0]?.workflowTaskScheduledEventAttributes?.attempt).toBe(3);
    complete(change);
    expect(names(change).slice(4)).toEqual(['workflowTaskScheduled', 'workflowTaskStarted', 'workflowTaskCompleted']);
    expect(change.state.previousStartedEventId).toBe(6);
  });

  test('a transient one becomes an ordinary one when events come before it is started', () => {
    const change = begin();
    startWorkflowTask(change, worker);
    failWorkflowTask(change, CAUSE, { message: 'bug' }, 'worker');
    signalExecution(change, { signalName: 'a' }, '');
    startWorkflowTask(change, worker);
    expect(names(change).slice(4)).toEqual([
      'workflowExecutionSignaled',
      'workflowTaskScheduled',
      'workflowTaskStarted',
    ]);
    expect(change.state.workflowTask?.attempt).toBe(1);
  });

  test('a sticky one that nobody takes goes to the ordinary queue, as a first attempt', () => {
    const change = begin();
    startWorkflowTask(change, worker);
    completeWorkflowTask(change, {}, { queue: 'sticky', scheduleToStart: 500 });
    scheduleWorkflowTask(change);
    expect(nextDeadline(change.state)).toMatchObject({ kind: 'sticky schedule-to-start', due: 1500 });
    timeOutWorkflowTask(at(change, 1500), TIMEOUT_TYPE_SCHEDULE_TO_START);
    expect(change.state.workflowTask).toMatchObject({ sticky: false, queue: 'queue', attempt: 1 });
  });

  test('a command that closes the run is refused while there are events the worker has not seen', () => {
    const change = begin();
    startWorkflowTask(change, worker);
    signalExecution(change, { signalName: 'a' }, '');
    expect(() => complete(change, [closeCommand])).toThrow(BadCommand);
  });
});

describe('activities', () => {
  function withActivity(): { readonly change: Change; readonly activity: Activity } {
    const change = begin();
    startWorkflowTask(change, worker);
    complete(change, [scheduleActivity('1')]);
    const [activity] = change.state.activities.values();
    if (activity === undefined) throw new Error('no activity');
    return { change, activity };
  }

  test('retries stay out of the history; the last attempt writes its start and end', () => {
    const { change, activity } = withActivity();
    startActivity(change, activity, 'worker', 'q');
    failActivity(change, activity, { message: 'one' }, 'worker');
    expect(activity).toMatchObject({ stage: 'backoff', attempt: 2, attemptScheduledTime: 1100 });
    const deadline = nextDeadline(change.state);
    expect(deadline).toMatchObject({ kind: 'activity retry', due: 1100 });
    deadline?.fire(at(change, 1100));
    startActivity(change, activity, 'worker', 'q');
    failActivity(change, activity, { message: 'two' }, 'worker');
    expect(names(change).slice(5)).toEqual(['activityTaskStarted', 'activityTaskFailed', 'workflowTaskScheduled']);
    const [, failed] = change.events.slice(5);
    expect(failed?.activityTaskFailedEventAttributes).toMatchObject({ scheduledEventId: 5, startedEventId: 6 });
  });

  test('one that ends while a workflow task is started: ids are put right when the buffer is written', () => {
    const { change, activity } = withActivity();
    scheduleWorkflowTask(change);
    startWorkflowTask(change, worker);
    startActivity(change, activity, 'worker', 'q');
    completeActivity(change, activity, undefined, 'worker');
    timeOutWorkflowTask(change, TIMEOUT_TYPE_START_TO_CLOSE);
    const completed = change.events.find((event) => event.activityTaskCompletedEventAttributes);
    const started = change.events.find((event) => event.activityTaskStartedEventAttributes);
    expect(completed?.activityTaskCompletedEventAttributes?.startedEventId).toBe(started?.eventId);
    expect(change.events.map((event) => event.eventId)).toEqual(change.events.map((_, index) => index + 1));
  });

  test('the same id twice, no timeout at all: the command is bad', () => {
    const { change } = withActivity();
    scheduleWorkflowTask(change);
    startWorkflowTask(change, worker);
    expect(() => complete(change, [scheduleActivity('1')])).toThrow(/ScheduleActivityDuplicateId/);
    const other = begin();
    startWorkflowTask(other, worker);
    const command = {
      commandType: 1,
      scheduleActivityTaskCommandAttributes: {
        activityId: '1',
        activityType: { name: 'a' },
        taskQueue: { name: 'queue' },
      },
    };
    expect(() => complete(other, [command])).toThrow(/a valid StartToCloseTimeout or ScheduleToCloseTimeout/);
  });
});

describe('retry policy', () => {
  const retry = retryOf({
    initialInterval: fromMs(100),
    backoffCoefficient: 2,
    maximumInterval: fromMs(300),
    maximumAttempts: 4,
  });

  test.each([
    [1, 100],
    [2, 200],
    [3, 300],
  ])('after attempt %i: %i ms', (attempt, delay) => {
    expect(judge(retry, attempt, { message: 'x' }, 0, 0)).toEqual({ kind: 'retry', delay });
  });

  test('the failure may name its own delay; the expiration ends it', () => {
    const failure = { applicationFailureInfo: { nextRetryDelay: fromMs(7) } };
    expect(judge(retry, 1, failure, 0, 0)).toEqual({ kind: 'retry', delay: 7 });
    expect(judge(retry, 1, { message: 'x' }, 1000, 1050)).toMatchObject({ kind: 'give-up', retryState: 3 });
    expect(judge(retry, 4, { message: 'x' }, 0, 0)).toMatchObject({ kind: 'give-up', retryState: 4 });
  });
});

test('what the tables do not have can not happen', () => {
  expect(() => step(workflowTaskMachine, 'scheduled', 'complete')).toThrow(/can't happen/);
  expect(() => step(activityMachine, 'backoff', 'start')).toThrow(/can't happen/);
  expect(step(activityMachine, 'backoff', 'schedule')).toBe('scheduled');
});
