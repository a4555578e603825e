import { expect, test } from 'vitest';
import type { CommandAttributes, CommandName } from '../proto/plain.js';
import { command, RawWorker } from './raw-worker.js';
import { contract } from './services.js';

const large = {
  payloads: [{ metadata: { encoding: Buffer.from('binary/plain') }, data: Buffer.alloc(2 * 1024 * 1024) }],
};
const seconds = { seconds: 600 };
const type = { name: 'limited' };

type Case<N extends CommandName = CommandName> = readonly [name: N, attributes: CommandAttributes<N>, message: string];
const oversized: readonly Case[] = [
  [
    'scheduleActivityTask',
    { activityId: 'a', activityType: type, taskQueue: { name: 'x' }, startToCloseTimeout: seconds, input: large },
    'BadScheduleActivityAttributes: ScheduleActivityTaskCommandAttributes.Input exceeds size limit.',
  ],
  [
    'completeWorkflowExecution',
    { result: large },
    'BadScheduleActivityAttributes: CompleteWorkflowExecutionCommandAttributes.Result exceeds size limit.',
  ],
  [
    'failWorkflowExecution',
    { failure: { message: 'x'.repeat(2 * 1024 * 1024) } },
    'BadFailWorkflowExecutionAttributes: FailWorkflowExecutionCommandAttributes.Failure exceeds size limit.',
  ],
  [
    'continueAsNewWorkflowExecution',
    { workflowType: type, taskQueue: { name: 'x' }, input: large },
    'BadContinueAsNewAttributes: ContinueAsNewWorkflowExecutionCommandAttributes. Input exceeds size limit.',
  ],
  [
    'startChildWorkflowExecution',
    { workflowId: 'x', workflowType: type, input: large },
    'BadStartChildExecutionAttributes: StartChildWorkflowExecutionCommandAttributes. Input exceeds size limit.',
  ],
  [
    'signalExternalWorkflowExecution',
    { execution: { workflowId: 'x' }, signalName: 's', input: large },
    'BadSignalWorkflowExecutionAttributes: SignalExternalWorkflowExecutionCommandAttributes.Input exceeds size limit.',
  ],
  [
    'recordMarker',
    { markerName: 'm', details: { d: large } },
    'BadRecordMarkerAttributes: RecordMarkerCommandAttributes.Details exceeds size limit.',
  ],
  [
    'modifyWorkflowProperties',
    { upsertedMemo: { fields: { m: large.payloads[0] ?? {} } } },
    'BadModifyWorkflowPropertiesAttributes: ModifyWorkflowPropertiesCommandAttributes exceeds size limit.',
  ],
];

contract('oversized', (subject) => {
  test.for(oversized)('%s with more than 2 MB ends the run', async ([name, attributes, message], { expect }) => {
    const worker = new RawWorker(subject().harness.connection);
    const { workflowId } = await worker.start();
    const refused = await worker.refused(await worker.poll(), [command(name, attributes)]);
    expect(refused).toMatchObject({ code: 3, details: message });
    const last = (await worker.history(workflowId)).at(-1);
    expect(last?.workflowExecutionTerminatedEventAttributes?.reason).toBe(message);
  });

  test('timers have no limit of their own', async () => {
    const worker = new RawWorker(subject().harness.connection);
    const { workflowId } = await worker.start();
    const timers = Array.from({ length: 2001 }, (_, index) =>
      command('startTimer', { timerId: `${index}`, startToFireTimeout: seconds }),
    );
    await worker.complete(await worker.poll(), timers);
    await worker.end(workflowId);
  });

  test('what a worker answers with more than 2 MB fails its activity for good', async () => {
    const { connection } = subject().harness;
    const worker = new RawWorker(connection);
    const { service, queue } = worker;
    const { workflowId } = await worker.start();
    const names = ['completed', 'failed', 'heartbeat'];
    const activities = names.map((activityId) =>
      command('scheduleActivityTask', {
        activityId,
        activityType: type,
        taskQueue: { name: queue },
        startToCloseTimeout: seconds,
      }),
    );
    await worker.complete(await worker.poll(), activities);
    const tokens = new Map<string, Uint8Array>();
    for (const _ of names) {
      const task = await worker.pollActivity();
      tokens.set(task.activityId, task.taskToken);
    }
    const about = (name: string) => ({ namespace: 'default', taskToken: tokens.get(name) ?? new Uint8Array() });
    await service.respondActivityTaskCompleted({ ...about('completed'), result: large });
    const failure = { message: 'y'.repeat(2 * 1024 * 1024), applicationFailureInfo: {} };
    const { failures } = await service.respondActivityTaskFailed({ ...about('failed'), failure });
    expect(failures).toMatchObject([{ message: 'Failure exceeds size limit.' }]);
    const { cancelRequested } = await service.recordActivityTaskHeartbeat({
      ...about('heartbeat'),
      details: large,
    });
    expect(cancelRequested).toBe(true);
    const reasons = (await worker.history(workflowId)).flatMap(
      ({ activityTaskFailedEventAttributes: failed }) => failed?.failure?.message ?? [],
    );
    expect(reasons.sort()).toEqual([
      'Complete result exceeds size limit.',
      'Failure exceeds size limit.',
      'Heartbeat details exceed size limit.',
    ]);
    await worker.end(workflowId);
  });
});
