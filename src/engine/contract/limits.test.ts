import { expect, test } from 'vitest';
import { RawClient } from '../testing/raw-client.js';
import { command, RawWorker } from './raw-worker.js';
import { contract } from './services.js';

const elsewhere = { workflowId: 'nobody' };

/** What there may be 2000 of at a time in one run, and the cause that one more fails the workflow task with. */
const pending = [
  [
    'activities',
    (id: string) =>
      command('scheduleActivityTask', {
        activityId: id,
        activityType: { name: 'act' },
        taskQueue: { name: 'nobody' },
        startToCloseTimeout: { seconds: 5 },
      }),
    27,
    'activities',
  ],
  [
    'children',
    (id: string) => command('startChildWorkflowExecution', { workflowId: id, workflowType: { name: 'raw' } }),
    26,
    'child workflow executions',
  ],
  [
    'signals to others',
    (_id: string) => command('signalExternalWorkflowExecution', { execution: elsewhere, signalName: 's' }),
    28,
    'signals to external workflows',
  ],
  [
    'cancel requests to others',
    (_id: string) => command('requestCancelExternalWorkflowExecution', elsewhere),
    29,
    'requests to cancel external workflows',
  ],
] as const;

contract('limits', (subject) => {
  const raw = () => new RawWorker(subject().harness.connection);

  test.each(pending)('2000 %s at a time', async (_name, make, cause, what) => {
    const worker = raw();
    const { workflowId } = await worker.start();
    const commands = Array.from({ length: 2001 }, (_, index) => make(`${workflowId}-${index}`));
    const { code, details } = await worker.refused(await worker.poll(), commands);
    expect(code).toBe(3);
    expect(details).toContain(`the number of pending ${what}, 2000, has reached the per-workflow limit of 2000`);
    const failed = (await worker.history(workflowId)).flatMap((event) => event.workflowTaskFailedEventAttributes ?? []);
    expect(failed[0]?.cause).toBe(cause);
    await worker.end(workflowId);
  });

  test('ten updates at a time', async () => {
    const worker = raw();
    const { workflowId } = await worker.start();
    // the SDK's client would try again and again
    const client = new RawClient(subject().harness.engine.address);
    const update = (updateId: string) =>
      client.call('UpdateWorkflowExecution', {
        namespace: 'default',
        workflowExecution: { workflowId },
        request: { meta: { updateId }, input: { name: 'set' } },
        waitPolicy: { lifecycleStage: 3 },
      });
    const updates = Array.from({ length: 11 }, (_, index) => update(`u${index}`));
    expect(await Promise.race(updates)).toMatchObject({
      code: 8,
      message: 'limit on number of concurrent in-flight updates has been reached (10)',
    });
    await worker.end(workflowId);
    const codes = (await Promise.all(updates)).map(({ code }) => code);
    expect(codes.filter((code) => code === 8)).toHaveLength(1);
    client.close();
  });
});
