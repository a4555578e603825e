import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { RawClient } from '../testing/raw-client.js';
import { contract } from './services.js';

/** A field of a protobuf message that is text shorter than 128 bytes. */
const text = (field: number, value: string) => Buffer.from([(field << 3) | 2, value.length, ...Buffer.from(value)]);

contract('elsewhere', (subject) => {
  test('a task token that another service made is one whose task is not there', async () => {
    const raw = new RawClient(subject().harness.engine.address);
    const [namespaceId, workflowId, runId] = [randomUUID(), randomUUID(), randomUUID()];
    const taskToken = Buffer.concat([text(1, namespaceId), text(2, workflowId), text(3, runId), Buffer.from([32, 5])]);
    for (const method of ['RespondActivityTaskCompleted', 'RecordActivityTaskHeartbeat', 'RespondWorkflowTaskFailed']) {
      expect(await raw.call(method, { namespace: 'default', taskToken })).toMatchObject({ code: 5 });
    }
    raw.close();
  });

  test('a namespace that is not there is told before what else may be wrong', async () => {
    const raw = new RawClient(subject().harness.engine.address);
    for (const method of ['CreateSchedule', 'ListSchedules', 'DescribeWorkflowExecution']) {
      expect(await raw.call(method, { namespace: 'nowhere', scheduleId: 'x' })).toMatchObject({ code: 5 });
    }
    raw.close();
  });
});
