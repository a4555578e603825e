import { Connection } from '@temporalio/client';
import { expect, test } from 'vitest';
import { startEngine } from './server.js';

// the real service, which means to, gives another run each time (1.32): this is no part of the contract
test('the same request to reset gives the same run again', async () => {
  const engine = await startEngine();
  const connection = await Connection.connect({ address: engine.address });
  try {
    const { workflowService } = connection;
    const namespace = 'default';
    const taskQueue = { name: 'reset' };
    const workflowId = 'once';
    await workflowService.startWorkflowExecution({ namespace, workflowId, workflowType: { name: 'any' }, taskQueue });
    await connection.withDeadline(Date.now() + 5000, () =>
      workflowService.pollWorkflowTaskQueue({ namespace, taskQueue, identity: 'by hand' }),
    );
    const reset = (requestId: string) =>
      workflowService.resetWorkflowExecution({
        namespace,
        workflowExecution: { workflowId },
        workflowTaskFinishEventId: 3 as never,
        requestId,
      });
    const { runId } = await reset('one');
    expect((await reset('one')).runId).toBe(runId);
    expect((await reset('two')).runId).not.toBe(runId);
  } finally {
    await connection.close();
    await engine.close();
  }
});
