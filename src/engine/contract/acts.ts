import { randomUUID } from 'node:crypto';
import { AsyncCompletionClient, WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { eventually } from '../testing/harness.js';
import { goSignal, setUpdate } from '../testing/workflows.js';
import { command } from './raw-worker.js';
import type { Stage } from './stage.js';

/** Something that workflows go through, always with the same histories. */
export type Act = (stage: Stage) => Promise<unknown>;

const close = command('completeWorkflowExecution', {});
const timer = command('startTimer', { timerId: 'a', startToFireTimeout: { seconds: 3600 } });

/** An activity with options. */
const activity =
  (name: string, options: object, args: unknown[] = []): Act =>
  (stage) =>
    stage.start('runActivity', [name, args, options]);

const once = { maximumAttempts: 1 };
const quickly = { initialInterval: '50ms' };

/** A parent whose child waits for what is to become of it. */
async function parentOfWaiting(stage: Stage, options: object = {}): Promise<WorkflowHandle> {
  const parent = await stage.start('parentOf', ['waiting', options, '-child']);
  const child = stage.child(parent);
  const handle = stage.workflow.getHandle(child);
  await eventually(
    () => parent.describe(),
    ({ raw, historyLength }) => (raw.pendingChildren?.[0]?.runId ?? '') !== '' && historyLength === 9,
  );
  await handle.query('status');
  return handle;
}

/** A parent that ends while its child waits. */
async function leave(stage: Stage, policy: string): Promise<WorkflowHandle> {
  const parent = await stage.start('leaving', [policy, true]);
  const child = stage.workflow.getHandle(stage.child(parent));
  await eventually(
    () => parent.describe(),
    ({ historyLength }) => historyLength === 9,
  );
  await child.query('status');
  await parent.signal(goSignal, 'x');
  await parent.result();
  return child;
}

const parentOf =
  (type: string, options: object): Act =>
  async (stage) => {
    const parent = await stage.start('parentOf', [type, options, '-child']);
    stage.child(parent);
  };

export const acts: Readonly<Record<string, Act>> = {
  hello: (stage) => stage.start('hello', ['Ada']),
  'no activity': (stage) => stage.start('noActivity', ['Ada']),

  'activity, retried': activity('failUntil', { startToCloseTimeout: '5s', retry: quickly }, [3]),
  'activity, attempts used up': activity(
    'failUntil',
    { startToCloseTimeout: '5s', retry: { ...quickly, maximumAttempts: 2 } },
    [9],
  ),
  'activity, not to be retried': activity('failForGood', { startToCloseTimeout: '5s' }),
  'activity, type not to be retried': activity(
    'failUntil',
    { startToCloseTimeout: '5s', retry: { nonRetryableErrorTypes: ['Flaky'] } },
    [9],
  ),
  'activity, delay of its own': activity('failWithDelay', { startToCloseTimeout: '5s' }),
  'activity, start-to-close': activity('hang', { startToCloseTimeout: '200ms', retry: once }),
  'activity, start-to-close, retried': activity('hang', {
    startToCloseTimeout: '200ms',
    retry: { ...quickly, maximumAttempts: 2 },
  }),
  'activity, schedule-to-start': activity(
    'greet',
    { scheduleToStartTimeout: '200ms', startToCloseTimeout: '5s', taskQueue: 'nobody' },
    ['x'],
  ),
  'activity, schedule-to-close': activity('hang', { scheduleToCloseTimeout: '300ms' }),
  'activity, no time for a retry': activity(
    'failUntil',
    { scheduleToCloseTimeout: '5s', retry: { initialInterval: '10s' } },
    [9],
  ),
  'activity, heartbeat': activity('resume', { startToCloseTimeout: '20s', heartbeatTimeout: '500ms', retry: once }),
  'activity, heartbeat, resumed': activity('resume', {
    startToCloseTimeout: '20s',
    heartbeatTimeout: '500ms',
    retry: quickly,
  }),
  'activity, cancelled': (stage) => stage.start('cancelActivity', ['WAIT_CANCELLATION_COMPLETED']),
  'activity, cancelled before it began': (stage) => stage.start('cancelUnstarted'),
  'activity, cancelled before it began, waited for': (stage) =>
    stage.start('cancelUnstarted', ['WAIT_CANCELLATION_COMPLETED']),
  'activity, abandoned': (stage) => stage.start('cancelActivity', ['ABANDON']),
  'activity, completed by its id': async (stage) => {
    const handle = await stage.start('runActivity', ['handOver', [], { startToCloseTimeout: '20s', activityId: 'x' }]);
    const { workflowId } = handle;
    const { raw } = await eventually(
      () => handle.describe(),
      (found) => found.raw.pendingActivities?.[0]?.state === 2,
    );
    const activityId = raw.pendingActivities?.[0]?.activityId ?? '';
    const { connection } = stage.harness;
    const client = new AsyncCompletionClient({ connection, identity: 'client' });
    await client.complete({ workflowId, activityId }, 'from outside');
  },

  'timers, fired and cancelled': (stage) => stage.start('timersOnly', [50]),
  'a side effect of the clock': (stage) => stage.start('steps', [2, 20]),

  signal: async (stage) => (await stage.settled(await stage.start('waiting'))).signal(goSignal, 'x'),
  'signal with start': async (stage) => {
    const options = { taskQueue: stage.queue, workflowId: stage.name('waiting'), signal: goSignal };
    await stage.workflow.signalWithStart('waiting', { ...options, signalArgs: ['x'] });
  },
  query: async (stage) => {
    const handle = await stage.settled(await stage.start('waiting'));
    await handle.query('status');
    await handle.signal(goSignal, 'x');
  },
  update: async (stage) => {
    const handle = await stage.settled(await stage.start('waiting'));
    await handle.executeUpdate(setUpdate, { args: ['new'], updateId: 'u' });
    await handle.signal(goSignal, 'x');
  },
  'update, rejected': async (stage) => {
    const handle = await stage.settled(await stage.start('waiting'));
    await handle.executeUpdate(setUpdate, { args: [''], updateId: 'u' }).catch(() => {});
    await handle.signal(goSignal, 'x');
  },
  'update, failed': async (stage) => {
    const handle = await stage.settled(await stage.start('leavingUpdate'));
    await handle.executeUpdate('fail', { updateId: 'u' }).catch(() => {});
    await handle.signal(goSignal, 'x');
  },
  'update, never completed': async (stage) => {
    const handle = await stage.settled(await stage.start('leavingUpdate'));
    await handle.startUpdate('never', { waitForStage: 'ACCEPTED', updateId: 'u' });
    await handle.signal(goSignal, 'x');
  },
  'update with start': async (stage) => {
    const options = { taskQueue: stage.queue, workflowIdConflictPolicy: 'FAIL' as const, args: [] as [] };
    const startWorkflowOperation = new WithStartWorkflowOperation<() => Promise<string>>('waiting', {
      ...options,
      workflowId: stage.name('waiting'),
    });
    await stage.workflow.executeUpdateWithStart(setUpdate, { startWorkflowOperation, args: ['new'], updateId: 'u' });
    await (await startWorkflowOperation.workflowHandle()).signal(goSignal, 'x');
  },

  'cancelled, and cleaned up': async (stage) => (await stage.settled(await stage.start('cancellable'))).cancel(),
  cancelled: async (stage) => (await stage.settled(await stage.start('waiting'))).cancel(),
  terminated: async (stage) => (await stage.settled(await stage.start('waiting'))).terminate('enough'),
  'run timeout': (stage) => stage.start('waiting', [], { workflowRunTimeout: '500ms' }),
  'run timeout, retried': (stage) =>
    stage.start('waiting', [], { workflowRunTimeout: '500ms', retry: { ...quickly, maximumAttempts: 2 } }),
  'execution timeout': (stage) => stage.start('waiting', [], { workflowExecutionTimeout: '500ms', memo: { a: 1 } }),
  failed: (stage) => stage.start('failing', [1]),
  'failed, retried': (stage) => stage.start('failing', [3], { retry: { ...quickly, maximumAttempts: 5 } }),
  'continued as new': (stage) => stage.start('counting', [2]),
  'continued as new, changed': (stage) => stage.start('changing', [1], { memo: { kept: 'yes' } }),
  'start delay': (stage) => stage.start('noActivity', ['x'], { startDelay: '300ms' }),
  'memo and search attributes': async (stage) => {
    const key = defineSearchAttributeKey('Customer', 'KEYWORD');
    const typedSearchAttributes = [{ key, value: 'Ada' }];
    const more = { typedSearchAttributes, staticSummary: 'a summary', staticDetails: 'more of it' };
    await stage.start('upserting', ['Bo'], { memo: { for: 'the record' }, ...more });
  },
  markers: (stage) => stage.start('markers'),

  child: async (stage) => stage.child(await stage.start('parent', ['Bo'])),
  'child, failed': parentOf('failing', { args: [1] }),
  'child, retried': parentOf('failing', { args: [2], retry: { ...quickly, maximumAttempts: 3 } }),
  'child, continued as new': parentOf('counting', { args: [1] }),
  'child, timed out': parentOf('waiting', { workflowRunTimeout: '500ms' }),
  'child, cancelled': async (stage) => (await parentOfWaiting(stage)).cancel(),
  'child, terminated': async (stage) => (await parentOfWaiting(stage)).terminate('enough'),
  'child, its id is taken': async (stage) => {
    const taken = await stage.settled(await stage.start('waiting'));
    const parent = await stage.start('parentOf', ['waiting', { workflowId: taken.workflowId }]);
    await parent.result();
    await taken.terminate();
  },
  'parent closes: terminate': (stage) => leave(stage, 'TERMINATE'),
  'parent closes: request cancel': (stage) => leave(stage, 'REQUEST_CANCEL'),
  'parent closes: abandon': async (stage) => (await leave(stage, 'ABANDON')).signal(goSignal, 'alone'),

  'signal to another': async (stage) => {
    const other = await stage.settled(await stage.start('waiting'));
    await stage.start('signaller', [other.workflowId]);
  },
  'cancel request to another': async (stage) => {
    const other = await stage.settled(await stage.start('cancellable'));
    await stage.start('canceller', [other.workflowId]);
  },
  'cancel request to nobody': (stage) => stage.start('canceller', [`nobody-${randomUUID()}`]),
  'signal and cancel request to a closed one': async (stage) => {
    const other = await stage.start('noActivity', ['x']);
    await other.result();
    await stage.start('canceller', [other.workflowId]);
  },

  'workflow task, failed by the worker': (stage) => stage.start('brokenTask', [], { workflowTaskTimeout: '3s' }),
  'workflow task, failed': async (stage) => {
    const { worker } = await stage.raw();
    await worker.fail(await worker.poll(), 'a bug');
    await worker.complete(await worker.poll(), [close]);
  },
  'workflow task, timed out': async (stage) => {
    const { worker } = await stage.raw({ workflowTaskTimeout: { seconds: 1 } });
    await worker.poll();
    await worker.complete(await worker.poll(), [close]);
  },
  'workflow task, sticky, timed out': async (stage) => {
    const { worker, workflowId } = await stage.raw();
    const workerTaskQueue = { name: `sticky-${randomUUID()}`, kind: 2 };
    const stickyAttributes = { workerTaskQueue, scheduleToStartTimeout: { seconds: 1 as never } };
    await worker.complete(await worker.poll(), [timer], { stickyAttributes });
    await worker.signal(workflowId);
    await worker.complete(await worker.poll(), [close]);
  },
  'workflow task, events meanwhile': async (stage) => {
    const { worker, workflowId } = await stage.raw();
    const task = await worker.poll();
    await worker.signal(workflowId);
    await worker.refused(task, [close]);
    await worker.complete(await worker.poll(), [close]);
  },
  'workflow task, bad command': async (stage) => {
    const { worker } = await stage.raw();
    await worker.refused(await worker.poll(), [command('startTimer', {})]);
    await worker.complete(await worker.poll(), [close]);
  },
  'workflow task, terminated meanwhile': async (stage) => {
    const { worker, workflowId } = await stage.raw();
    await worker.poll();
    await worker.signal(workflowId);
    await worker.end(workflowId);
  },
};
