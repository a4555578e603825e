import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { refusal } from '../testing/refusal.js';
import { command, kinds, RawWorker } from './raw-worker.js';
import { contract } from './services.js';

const close = command('completeWorkflowExecution', {});
const timer = (timerId: string) => command('startTimer', { timerId, startToFireTimeout: { seconds: 3600 } });

contract('workflow-tasks', (subject) => {
  const raw = () => new RawWorker(subject().harness.connection);

  test('a failed one is tried again: the second attempt is not in the history until it completes', async () => {
    const worker = raw();
    const { workflowId } = await worker.start();
    await worker.fail(await worker.poll(), 'a bug');
    const second = await worker.poll();
    expect(second.attempt).toBe(2);
    const known = ['workflowExecutionStarted', 'workflowTaskScheduled', 'workflowTaskStarted', 'workflowTaskFailed'];
    const transient = ['workflowTaskScheduled', 'workflowTaskStarted'];
    expect(kinds(second.history?.events)).toEqual([...known, ...transient]);
    expect(kinds(await worker.history(workflowId))).toEqual(known);
    await worker.complete(second, [close]);
    const events = await worker.history(workflowId);
    expect(kinds(events)).toEqual([...known, ...transient, 'workflowTaskCompleted', 'workflowExecutionCompleted']);
    expect(events[3]?.workflowTaskFailedEventAttributes).toMatchObject({ cause: 24, failure: { message: 'a bug' } });
    expect(events[4]?.workflowTaskScheduledEventAttributes?.attempt).toBe(2);
  });

  test('one that is not answered in time is given out again', async () => {
    const worker = raw();
    const { workflowId } = await worker.start({ workflowTaskTimeout: { seconds: 1 } });
    const first = await worker.poll();
    const second = await worker.poll();
    expect(second.attempt).toBe(2);
    expect(await refusal(worker.complete(first, [close]))).toEqual({ code: 5, details: 'Workflow task not found.' });
    await worker.complete(second, [close]);
    const events = await worker.history(workflowId);
    const [timedOut] = events.flatMap((event) => event.workflowTaskTimedOutEventAttributes ?? []);
    expect(timedOut).toMatchObject({ timeoutType: 1 });
  });

  test('what comes while one is started is written after it, in front of the next', async () => {
    const worker = raw();
    const { workflowId } = await worker.start();
    const task = await worker.poll();
    await worker.signal(workflowId);
    await worker.complete(task, [timer('a')]);
    const events = ['workflowTaskCompleted', 'timerStarted', 'workflowExecutionSignaled', 'workflowTaskScheduled'];
    expect(kinds(await worker.history(workflowId)).slice(3)).toEqual(events);
    await worker.end(workflowId);
  });

  test('an end is refused while there are events that the worker has not seen', async () => {
    const worker = raw();
    const { workflowId } = await worker.start();
    const task = await worker.poll();
    await worker.signal(workflowId);
    expect(await worker.refused(task, [close])).toEqual({ code: 3, details: 'UnhandledCommand' });
    const events = await worker.history(workflowId);
    expect(kinds(events).slice(3)).toEqual([
      'workflowTaskFailed',
      'workflowExecutionSignaled',
      'workflowTaskScheduled',
    ]);
    expect(events[3]?.workflowTaskFailedEventAttributes?.cause).toBe(1);
    const next = await worker.poll();
    expect(next.attempt).toBe(1);
    await worker.complete(next, [close]);
  });

  test('one is completed once', async () => {
    const worker = raw();
    await worker.start();
    const task = await worker.poll();
    await worker.complete(task, [timer('a')]);
    expect(await worker.refused(task, [close])).toEqual({ code: 5, details: 'Workflow task not found.' });
    expect(await refusal(worker.fail(task, 'late'))).toEqual({ code: 5, details: 'Workflow task not found.' });
  });

  test('a further one on demand', async () => {
    const worker = raw();
    const { workflowId } = await worker.start();
    await worker.complete(await worker.poll(), [], { forceCreateNewWorkflowTask: true });
    const next = await worker.poll();
    expect(kinds(next.history?.events).slice(3)).toEqual([
      'workflowTaskCompleted',
      'workflowTaskScheduled',
      'workflowTaskStarted',
    ]);
    await worker.complete(next, [close]);
    expect(kinds(await worker.history(workflowId)).at(-1)).toBe('workflowExecutionCompleted');
  });

  test('sticky: what is new only, on the queue of the worker that knows the rest', async () => {
    const worker = raw();
    const { workflowId } = await worker.start();
    const sticky = `sticky-${randomUUID()}`;
    const stickyAttributes = {
      workerTaskQueue: { name: sticky, kind: 2 },
      scheduleToStartTimeout: { seconds: 5 as never },
    };
    const waiting = worker.poll(sticky);
    await worker.complete(await worker.poll(), [timer('a')], { stickyAttributes });
    await worker.signal(workflowId);
    const task = await waiting;
    expect(Number(task.previousStartedEventId)).toBe(3);
    expect(kinds(task.history?.events)).toEqual([
      'workflowTaskCompleted',
      'timerStarted',
      'workflowExecutionSignaled',
      'workflowTaskScheduled',
      'workflowTaskStarted',
    ]);
    await worker.complete(task, [close]);
  });

  test('sticky: a queue that nobody polls any more is given up', async () => {
    const worker = raw();
    const { workflowId } = await worker.start();
    const stickyAttributes = {
      workerTaskQueue: { name: `sticky-${randomUUID()}`, kind: 2 },
      scheduleToStartTimeout: { seconds: 1 as never },
    };
    await worker.complete(await worker.poll(), [timer('a')], { stickyAttributes });
    await worker.signal(workflowId);
    const task = await worker.poll();
    expect(task.attempt).toBe(1);
    expect(kinds(task.history?.events)[0]).toBe('workflowExecutionStarted');
    await worker.complete(task, [close]);
  });

  test('speculative: for an update; a rejection leaves nothing behind', async () => {
    const worker = raw();
    const { workflowId } = await worker.start();
    await worker.complete(await worker.poll(), [timer('a')]);
    const update = worker.service.updateWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId },
      request: { meta: { updateId: 'u' }, input: { name: 'set' } },
      waitPolicy: { lifecycleStage: 3 },
    });
    const task = await worker.poll();
    expect(kinds(task.history?.events).slice(-2)).toEqual(['workflowTaskScheduled', 'workflowTaskStarted']);
    expect(kinds(await worker.history(workflowId))).toHaveLength(5);
    const [message] = task.messages ?? [];
    expect(message).toMatchObject({ id: 'u/request', protocolInstanceId: 'u', eventId: expect.anything() });
    expect(Number(message?.eventId)).toBe(6);
    const body = {
      type_url: 'type.googleapis.com/temporal.api.update.v1.Rejection',
      value: Buffer.from([0x22, 0x04, 0x0a, 0x02, 0x6e, 0x6f]),
    };
    await worker.complete(task, [], {
      messages: [{ id: 'u/rejection', protocolInstanceId: 'u', body }],
      capabilities: { discardSpeculativeWorkflowTaskWithEvents: true },
    });
    expect((await update).outcome?.failure?.message).toBe('no');
    expect(kinds(await worker.history(workflowId))).toHaveLength(5);
    await worker.end(workflowId);
  });

  test('an update that the worker does not answer is rejected', async () => {
    const worker = raw();
    const { workflowId } = await worker.start();
    await worker.complete(await worker.poll(), [timer('a')]);
    const update = worker.service.updateWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId },
      request: { meta: { updateId: 'u' }, input: { name: 'set' } },
      waitPolicy: { lifecycleStage: 3 },
    });
    await worker.complete(await worker.poll());
    expect((await update).outcome?.failure?.message).toBe(
      "Workflow Update is rejected because it wasn't processed by worker. Probably, Workflow Update is not supported by the worker.",
    );
    await worker.end(workflowId);
  });

  test('the end of a long history suggests to continue as new', async () => {
    const worker = raw();
    const { workflowId } = await worker.start();
    const marker = command('recordMarker', { markerName: 'm' });
    const first = await worker.poll();
    expect(first.history?.events?.at(-1)?.workflowTaskStartedEventAttributes?.suggestContinueAsNew).toBe(false);
    await worker.complete(first, Array(4100).fill(marker), { forceCreateNewWorkflowTask: true });
    const second = await worker.poll();
    await worker.complete(second, [close]);
    const { events = [] } = await subject().harness.client.workflow.getHandle(workflowId).fetchHistory();
    const started = events?.flatMap((event) => event.workflowTaskStartedEventAttributes ?? []).at(-1);
    expect(started?.suggestContinueAsNew).toBe(true);
    expect(Number(started?.historySizeBytes)).toBeGreaterThan(4100);
  });

  // the worker has the fifth of the timeout left for its answer: a second try is for a machine with much to do
  test('a long local activity keeps its workflow task alive', { retry: 2 }, async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('longLocal', queue, [3600], { workflowTaskTimeout: '4s' });
    expect(await handle.result()).toBe('slept');
    const types = kinds((await handle.fetchHistory()).events);
    expect(types.filter((type) => type === 'workflowTaskCompleted').length).toBeGreaterThan(1);
    expect(types).not.toContain('workflowTaskTimedOut');
  });

  test('a workflow task that fails is tried again, and stands in the history once', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('brokenTask', queue, [], { workflowTaskTimeout: '2s' });
    expect(await handle.result()).toBe('repaired');
    const { events } = await handle.fetchHistory();
    expect(events?.filter((event) => event.workflowTaskFailedEventAttributes)).toHaveLength(1);
  });
});
