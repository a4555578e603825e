import { randomUUID } from 'node:crypto';
import { RawClient } from '../../testing/raw-client.js';

interface Run {
  readonly workflowId: string;
  readonly runId: string;
}

/** What bad requests are about: runs in different states, and tokens of tasks that are over. */
export interface Play {
  readonly client: RawClient;
  readonly queue: string;
  readonly open: Run;
  /** Terminated before a worker had it. */
  readonly closed: Run;
  readonly completed: Run;
  /** Its first workflow task is not due yet. */
  readonly delayed: Run;
  /** It has had an activity. */
  readonly acting: Run;
  readonly pageToken: Uint8Array;
  readonly doneWorkflowTask: Uint8Array;
  readonly doneActivityTask: Uint8Array;
  readonly closedWorkflowTask: Uint8Array;
  readonly closedActivityTask: Uint8Array;
}

const namespace = 'default';

/** Sets the scene on the service at `address`; no worker polls its task queue. */
export async function play(address: string): Promise<Play> {
  const client = new RawClient(address);
  const queue = `bad-${randomUUID()}`;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the method answers
  const call = async (method: string, request: object): Promise<any> => {
    const { code, message, reply } = await client.call(method, { namespace, ...request }, 30_000);
    if (code !== 0) throw new Error(`${method}: ${code} ${message}`);
    return reply;
  };
  const start = async (more: object = {}): Promise<Run> => {
    const workflowId = `bad-${randomUUID()}`;
    const request = { workflowId, workflowType: { name: 'bad' }, taskQueue: { name: queue }, ...more };
    const { runId } = await call('StartWorkflowExecution', request);
    return { workflowId, runId };
  };
  const poll = async (method: string): Promise<Uint8Array> =>
    (await call(method, { taskQueue: { name: queue } })).taskToken;
  const complete = (taskToken: Uint8Array, commands: readonly object[]) =>
    call('RespondWorkflowTaskCompleted', { taskToken, commands });

  const acting = await start();
  const doneWorkflowTask = await poll('PollWorkflowTaskQueue');
  await complete(doneWorkflowTask, [scheduleActivity(queue)]);
  const doneActivityTask = await poll('PollActivityTaskQueue');
  await call('RespondActivityTaskCompleted', { taskToken: doneActivityTask });
  await complete(await poll('PollWorkflowTaskQueue'), []);

  const ended = await start();
  await complete(await poll('PollWorkflowTaskQueue'), [scheduleActivity(queue)]);
  const closedActivityTask = await poll('PollActivityTaskQueue');
  await call('SignalWorkflowExecution', { workflowExecution: ended, signalName: 's' });
  const closedWorkflowTask = await poll('PollWorkflowTaskQueue');
  await call('TerminateWorkflowExecution', { workflowExecution: ended });

  const completed = await start();
  await complete(await poll('PollWorkflowTaskQueue'), [
    { commandType: 4, completeWorkflowExecutionCommandAttributes: {} },
  ]);
  const closed = await start();
  await call('TerminateWorkflowExecution', { workflowExecution: closed });
  const delayed = await start({ workflowStartDelay: { seconds: 600 } });
  const open = await start();
  const { nextPageToken } = await call('GetWorkflowExecutionHistory', { execution: open, maximumPageSize: 1 });
  return {
    client,
    queue,
    open,
    closed,
    completed,
    delayed,
    acting,
    pageToken: nextPageToken,
    doneWorkflowTask,
    doneActivityTask,
    closedWorkflowTask,
    closedActivityTask,
  };
}

/** The command that schedules the activity 'a'. */
export function scheduleActivity(queue: string): object {
  const attributes = {
    activityId: 'a',
    activityType: { name: 'bad' },
    taskQueue: { name: queue },
    startToCloseTimeout: { seconds: 600 },
  };
  return { commandType: 1, scheduleActivityTaskCommandAttributes: attributes };
}

/** Ends what `play` has started. */
export async function endPlay({ client, open, delayed, acting }: Play): Promise<void> {
  for (const workflowExecution of [open, delayed, acting]) {
    await client.call('TerminateWorkflowExecution', { namespace, workflowExecution });
  }
  client.close();
}
