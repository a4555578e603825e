import { expect, test } from 'vitest';
import type { CommandAttributes } from '../proto/plain.js';
import { command, kinds, RawWorker } from './raw-worker.js';
import { contract } from './services.js';

const seconds = (value: number) => ({ seconds: value });
const activity = (more: CommandAttributes<'scheduleActivityTask'>) =>
  command('scheduleActivityTask', {
    activityId: 'a',
    activityType: { name: 'act' },
    taskQueue: { name: 'nobody' },
    startToCloseTimeout: seconds(5),
    ...more,
  });
const timer = (more: CommandAttributes<'startTimer'>) =>
  command('startTimer', { timerId: 't', startToFireTimeout: seconds(5), ...more });
const child = (more: CommandAttributes<'startChildWorkflowExecution'>) =>
  command('startChildWorkflowExecution', { workflowId: 'c', workflowType: { name: 'raw' }, ...more });
const signal = (more: CommandAttributes<'signalExternalWorkflowExecution'>) =>
  command('signalExternalWorkflowExecution', { execution: { workflowId: 'w' }, signalName: 's', ...more });
const nonsense = { indexedFields: { Nonsense: { data: Buffer.from('1') } } };

/** What is wrong; the commands; the cause (of WorkflowTaskFailedCause) and the wording of the refusal. */
const bad = [
  [
    'an activity without an id',
    [activity({ activityId: '' })],
    2,
    'BadScheduleActivityAttributes: activityId is not set',
  ],
  [
    'an activity without a type',
    [activity({ activityType: {} })],
    2,
    'BadScheduleActivityAttributes: activityType is not set',
  ],
  [
    'an activity without a timeout',
    [activity({ startToCloseTimeout: seconds(0) })],
    2,
    'BadScheduleActivityAttributes: a valid StartToCloseTimeout or ScheduleToCloseTimeout must be set on the activity. ActivityId=a ActivityType=act',
  ],
  [
    'an activity with a negative timeout',
    [activity({ heartbeatTimeout: seconds(-1) })],
    2,
    'BadScheduleActivityAttributes: invalid HeartbeatTimeout: negative duration',
  ],
  [
    'an activity with a bad retry policy',
    [activity({ retryPolicy: { backoffCoefficient: 0.5 } })],
    2,
    'BadScheduleActivityAttributes: BackoffCoefficient cannot be less than 1 on retry policy.',
  ],
  [
    'an activity without a task queue',
    [activity({ taskQueue: {} })],
    2,
    'BadScheduleActivityAttributes: missing task queue name',
  ],
  [
    'the same activity id twice',
    [activity({}), activity({})],
    22,
    'ScheduleActivityDuplicateId: invalid history builder state for action: add-activitytask-scheduled-event, ActivityID: a',
  ],
  [
    'to cancel an unknown activity',
    [command('requestCancelActivityTask', { scheduledEventId: 77 })],
    3,
    'BadRequestCancelActivityAttributes: invalid history builder state for action: add-activitytask-cancel-requested-event, ScheduledEventID: 77',
  ],
  [
    'a timer without an id',
    [timer({ timerId: '' })],
    4,
    'BadStartTimerAttributes: TimerId is not set on StartTimerCommand.',
  ],
  [
    'a timer of a negative time',
    [timer({ startToFireTimeout: seconds(-1) })],
    4,
    'BadStartTimerAttributes: An invalid StartToFireTimeout is set on StartTimerCommand: negative duration',
  ],
  [
    'the same timer id twice',
    [timer({}), timer({})],
    12,
    'StartTimerDuplicateId: invalid history builder state for action: add-timer-started-event, TimerID: t',
  ],
  [
    'to cancel an unknown timer',
    [command('cancelTimer', { timerId: 'u' })],
    5,
    'BadCancelTimerAttributes: invalid history builder state for action: add-timer-canceled-event, TimerID: u',
  ],
  [
    'a marker without a name',
    [command('recordMarker', {})],
    6,
    'BadRecordMarkerAttributes: MarkerName is not set on RecordMarkerCommand.',
  ],
  [
    'a failure without a failure',
    [command('failWorkflowExecution', {})],
    8,
    'BadFailWorkflowExecutionAttributes: Failure is not set on FailWorkflowExecutionCommand.',
  ],
  [
    'a child without an id',
    [child({ workflowId: '' })],
    16,
    'BadStartChildExecutionAttributes: Required field WorkflowId is not set on StartChildWorkflowExecutionCommand.',
  ],
  [
    'a child without a type',
    [child({ workflowType: {} })],
    16,
    'BadStartChildExecutionAttributes: Required field WorkflowType is not set on StartChildWorkflowExecutionCommand.',
  ],
  [
    'a child with a negative timeout',
    [child({ workflowRunTimeout: seconds(-1) })],
    16,
    'BadStartChildExecutionAttributes: Invalid WorkflowRunTimeout on StartChildWorkflowExecutionCommand: negative duration',
  ],
  [
    'a signal to nobody',
    [signal({ execution: {} })],
    15,
    'BadSignalWorkflowExecutionAttributes: WorkflowId is not set on SignalExternalWorkflowExecutionCommand.',
  ],
  [
    'a signal to a bad run id',
    [signal({ execution: { workflowId: 'w', runId: 'r' } })],
    15,
    'BadSignalWorkflowExecutionAttributes: Invalid RunId set on SignalExternalWorkflowExecutionCommand.',
  ],
  [
    'a signal without a name',
    [signal({ signalName: '' })],
    15,
    'BadSignalWorkflowExecutionAttributes: SignalName is not set on SignalExternalWorkflowExecutionCommand.',
  ],
  [
    'a cancel request to nobody',
    [command('requestCancelExternalWorkflowExecution', {})],
    10,
    'BadRequestCancelExternalWorkflowExecutionAttributes: WorkflowId is not set on RequestCancelExternalWorkflowExecutionCommand.',
  ],
  [
    'an unknown search attribute',
    [command('upsertWorkflowSearchAttributes', { searchAttributes: nonsense })],
    23,
    'has no mapping defined for search attribute Nonsense',
  ],
  [
    'no search attributes',
    [command('upsertWorkflowSearchAttributes', {})],
    23,
    'BadSearchAttributes: SearchAttributes is not set on UpsertWorkflowSearchAttributesCommand.',
  ],
  [
    'no memo',
    [command('modifyWorkflowProperties', {})],
    25,
    'BadModifyWorkflowPropertiesAttributes: UpsertedMemo is not set on ModifyWorkflowPropertiesCommand.',
  ],
  [
    'a message that is not there',
    [command('protocolMessage', { messageId: 'm' })],
    30,
    'BadUpdateWorkflowExecutionMessage: ProtocolMessageCommand referenced absent message ID m',
  ],
  [
    'a continuation that never ends',
    [command('continueAsNewWorkflowExecution', { workflowRunTimeout: seconds(-1) })],
    11,
    'BadContinueAsNewAttributes: Invalid WorkflowRunTimeout on ContinueAsNewWorkflowExecutionCommand: negative duration',
  ],
  [
    'no attributes',
    [{ commandType: 1 }],
    2,
    'BadScheduleActivityAttributes: ScheduleActivityTaskCommandAttributes is not set on ScheduleActivityTaskCommand.',
  ],
] as const;

contract('commands', (subject) => {
  test.each(bad)('%s: refused, and the workflow task fails with the cause', async (_what, commands, cause, details) => {
    const worker = new RawWorker(subject().harness.connection);
    const { workflowId } = await worker.start();
    const refusal = await worker.refused(await worker.poll(), commands);
    const failed = (await worker.history(workflowId)).flatMap((event) => event.workflowTaskFailedEventAttributes ?? []);
    await worker.end(workflowId);
    expect([refusal.code, failed[0]?.cause, refusal.details]).toEqual([3, cause, expect.stringContaining(details)]);
  });

  test('a timer without a time fires at once', async () => {
    const worker = new RawWorker(subject().harness.connection);
    const { workflowId } = await worker.start();
    await worker.complete(await worker.poll(), [timer({ startToFireTimeout: undefined })]);
    const task = await worker.poll();
    expect(kinds(task.history?.events)).toContain('timerFired');
    await worker.end(workflowId);
  });

  test('an unknown type: refused, and the workflow task goes on', async () => {
    const worker = new RawWorker(subject().harness.connection);
    const { workflowId } = await worker.start();
    const task = await worker.poll();
    expect(await worker.refused(task, [{ commandType: 99 as never }])).toMatchObject({ code: 3 });
    expect(kinds(await worker.history(workflowId))).toHaveLength(3);
    await worker.end(workflowId);
  });
});
