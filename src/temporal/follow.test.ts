import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../engine/server.js';
import type { TaskQueueView, WorkflowView } from '../panel/view.js';
import { type Built, builtForTest } from '../testing/built.js';
import { openStage, type Stage } from '../testing/stage.js';
import { until } from '../testing/until.js';
import { connectClient } from './connect.js';
import { followWorkflow } from './follow.js';
import { cancelWorkflow, queryWorkflow, startWorkflow, terminateWorkflow } from './start.js';
import { watchTaskQueue } from './task-queue.js';

let built: Built;
let stage: Stage;

beforeAll(async () => {
  built = await builtForTest();
  stage = await openStage(built);
});
afterAll(async () => {
  await stage.close();
  await built.remove();
});

const request = (workflowType: string, input: unknown) => ({
  name: workflowType,
  workflowType,
  taskQueue: 'tslides',
  input,
});
const gopher = { item: 'A gopher', amount: 42 };

interface Following {
  readonly views: WorkflowView[];
  readonly end: AbortController;
  readonly done: Promise<void>;
}

function follow(first: WorkflowView, temporal = stage.temporal): Following {
  const views: WorkflowView[] = [];
  const end = new AbortController();
  return { views, end, done: followWorkflow(temporal, first, (view) => views.push(view), end.signal) };
}

describe('followWorkflow', () => {
  it('shows a workflow from its start to its result', async () => {
    const first = await startWorkflow(stage.temporal, request('hello', { name: 'Ada' }));
    expect(first).toMatchObject({ status: 'running', events: [], workflowType: 'hello' });
    expect(first.workflowId).toMatch(/^hello-[A-Z2-9]{4}$/);
    const { views, done } = follow(first);
    await done;
    expect(views[0]).toMatchObject({ workflowId: first.workflowId, runId: first.runId });
    const last = views.at(-1);
    expect(last).toMatchObject({
      status: 'completed',
      result: 'Hello, Ada!',
      statusQuery: { value: expect.stringMatching(/^greeted/) },
      pendingActivities: [],
    });
    expect(last).not.toHaveProperty('statusProblem');
    expect(last?.events.at(-1)).toMatchObject({ type: 'WorkflowExecutionCompleted', detail: '"Hello, Ada!"' });
  });

  it('follows by the id alone, and a closed workflow too', async () => {
    const first = await startWorkflow(stage.temporal, request('hello', { name: 'Ada' }));
    await stage.temporal.client.workflow.getHandle(first.workflowId).result();
    const views: WorkflowView[] = [];
    const { workflowId } = first;
    await followWorkflow(stage.temporal, { workflowId }, (view) => views.push(view), new AbortController().signal);
    expect(views.at(-1)).toMatchObject({ status: 'completed', runId: first.runId, workflowType: 'hello' });
  });

  it('shows the attempts of an activity, why the last one failed and when the next is due', async () => {
    const { views, done } = follow(await startWorkflow(stage.temporal, request('order', { ...gopher, failures: 1 })));
    await done;
    const charges = views.flatMap(({ pendingActivities }) =>
      pendingActivities.filter((a) => a.activityType === 'charge'),
    );
    const waiting = charges.find(({ nextAttemptAt }) => nextAttemptAt !== undefined);
    expect(waiting).toMatchObject({
      state: 'scheduled',
      attempt: 2,
      maximumAttempts: 5,
      lastFailure: { type: 'Error', message: '503 from the payment gateway' },
    });
    expect(charges.some(({ state, attempt }) => state === 'started' && attempt === 2)).toBe(true);
    const answers = new Set(views.map(({ statusQuery }) => statusQuery?.value));
    expect(answers).toContain('charging 42 euros');
    expect(views.at(-1)).toMatchObject({ status: 'completed', statusQuery: { value: 'delivered' } });
  });

  it('shows a cancellation', async () => {
    const first = await startWorkflow(stage.temporal, request('order', { ...gopher, failures: 5 }));
    const { views, done } = follow(first);
    await until('a retry', () =>
      views.some(({ pendingActivities }) => pendingActivities[0]?.nextAttemptAt !== undefined),
    );
    await cancelWorkflow(stage.temporal, first);
    await done;
    expect(views.at(-1)).toMatchObject({ status: 'canceled', statusQuery: { value: 'canceled by the customer' } });
  });

  it('ends when it is told to and says nothing after that', async () => {
    const first = await startWorkflow(stage.temporal, request('durable', { steps: 50, pause: 50 }));
    const { views, end, done } = follow(first);
    await until('some views', () => views.length >= 3);
    end.abort();
    await done;
    const { length } = views;
    await queryWorkflow(stage.temporal, first, 'status');
    await terminateWorkflow(stage.temporal, first);
    expect(views).toHaveLength(length);
  });

  it('hands over at most 50 views a second', async () => {
    const times: number[] = [];
    const first = await startWorkflow(stage.temporal, request('durable', { steps: 20, pause: 1 }));
    await followWorkflow(stage.temporal, first, () => times.push(performance.now()), new AbortController().signal);
    // The last one comes at once, and a timer may fire a millisecond early.
    const gaps = times.slice(1, -1).map((at, i) => at - (times[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(15);
  });

  it('tells that no worker answers, goes on with another one, and no finished step runs twice', async () => {
    const first = await startWorkflow(stage.temporal, request('durable', { steps: 4, pause: 500 }));
    const { views, done } = follow(first);
    const queues: TaskQueueView[] = [];
    const watching = new AbortController();
    const watched = watchTaskQueue(
      stage.temporal,
      'tslides',
      () => [],
      (next) => queues.push(next),
      watching.signal,
    );
    await until('a worker polls', () =>
      queues.some(({ workflow, activity }) => workflow.pollers.length > 0 && activity.pollers.length > 0),
    );
    await until(
      'the second timer',
      () => views.at(-1)?.events.filter(({ type }) => type === 'TimerStarted').length === 2,
    );
    stage.worker.kill();
    await until('nobody answers', () => views.at(-1)?.statusProblem === 'No worker answers.');
    expect(views.at(-1)?.statusQuery).toBeDefined();
    if (stage.kind === 'embedded') await until('nobody polls', () => queues.at(-1)?.workflow.pollers.length === 0);
    stage.worker.start();
    await done;
    expect(views.at(-1)).toMatchObject({ status: 'completed', result: '4 steps, each ran once' });
    expect(views.at(-1)).not.toHaveProperty('statusProblem');
    watching.abort();
    await watched;
  });

  it('says that no worker has taken a workflow', async () => {
    const first = await startWorkflow(stage.temporal, { ...request('hello', { name: 'x' }), taskQueue: 'nobody' });
    const { views, end, done } = follow(first);
    await until('the problem', () => views.at(-1)?.statusProblem === 'No worker has taken this workflow yet.');
    end.abort();
    await done;
    await terminateWorkflow(stage.temporal, first);
  });

  it('keeps the last view while the service is away, and says when it knows the workflow no more', async () => {
    const engine = await startEngine();
    const port = Number(engine.address.split(':')[1]);
    const temporal = connectClient({ address: engine.address, namespace: 'default' });
    const first = await startWorkflow(temporal, request('hello', { name: 'x' }));
    const { views, done } = follow(first, temporal);
    await until('its history', () => views.at(-1)?.events.length === 2);
    await engine.close();
    await until('the problem', () => views.at(-1)?.statusProblem === 'The service does not answer.');
    expect(views.at(-1)?.events).toHaveLength(2);
    const forgetful = await startEngine({ port });
    await done;
    expect(views.at(-1)).toMatchObject({ statusProblem: 'The service does not know this workflow any more.' });
    expect(views.at(-1)?.events).toHaveLength(2);
    await temporal.close();
    await forgetful.close();
  });
});
