import { event, idle, start } from './testing.js';
import type { DemoView, HistoryEvent, PendingActivity, ProcessView, WorkerProcess, WorkflowView } from './view.js';

const pids = [4640, 4711, 4712] as const;
const identity = (index: number): string => `${pids[index % pids.length]}@stage`;

/** Fifty jobs at a moment: `done` are done, six run, one of the workers was killed with two in its hands. */
export function fleetAt(done: number): DemoView {
  const jobs = 50;
  const scheduled = Array.from({ length: jobs }, (_, index) =>
    event(5 + index, 20, 'ActivityTaskScheduled', { name: 'job' }),
  );
  const closed = Array.from({ length: done }, (_, index): readonly HistoryEvent[] => {
    const at = 900 + index * 310;
    const id = 55 + 2 * index;
    const of = { name: 'job', group: 5 + index, identity: identity(index) };
    return [
      event(id, at - 800, 'ActivityTaskStarted', { ...of, attempt: 1 }),
      event(id + 1, at, 'ActivityTaskCompleted', of),
    ];
  }).flat();
  const now = start + 900 + done * 310;
  const pending = Array.from({ length: jobs - done }, (_, index): PendingActivity => {
    const group = 5 + done + index;
    const base = { group, activityId: String(group), activityType: 'job', maximumAttempts: 0, attempt: 1 };
    return index < 6
      ? { ...base, state: 'started', startedAt: now - 300, identity: identity(index) }
      : { ...base, state: 'scheduled', scheduledAt: start + 20 };
  });
  const workflow: WorkflowView = {
    workflowId: 'fleet-7KQ2',
    runId: 'r',
    workflowType: 'fleet',
    taskQueue: 'fleet',
    status: 'running',
    startedAt: start,
    events: [
      event(1, 0, 'WorkflowExecutionStarted', { name: 'fleet' }),
      event(2, 1, 'WorkflowTaskScheduled'),
      event(3, 4, 'WorkflowTaskStarted', { group: 2, identity: identity(0) }),
      event(4, 18, 'WorkflowTaskCompleted', { group: 2, identity: identity(0) }),
      ...scheduled,
      ...closed,
    ],
    pendingActivities: pending,
    attempts: [],
    statusQuery: { value: `${done} of 50 jobs done`, at: now },
  };
  const backlog = Math.max(0, jobs - done - 6);
  const alive = pids.slice(1).map((pid) => ({ identity: `${pid}@stage`, at: now }));
  return {
    ...idle,
    now,
    demo: { ...idle.demo, name: 'fleet', workflowType: 'fleet', taskQueue: 'fleet' },
    workers: {
      processes: [
        worker(4640, 'killed', { endedAt: now - 1_200, message: 'SIGKILL' }),
        worker(4711, 'running'),
        worker(4712, 'running'),
      ],
      pollers: { workflow: 2, activity: 2, at: now },
    },
    taskQueue: {
      name: 'fleet',
      at: now,
      workflow: { pollers: alive, backlog: 0 },
      activity: { pollers: alive, backlog, age: now - start, addRate: 1.2, dispatchRate: 3.1 },
      stickies: [{ name: '4711@stage-3f9a', identity: '4711@stage', backlog: 0 }],
    },
    workflow,
  };
}

export const fleet = fleetAt(23);

function worker(pid: number, state: WorkerProcess['state'], more: Partial<WorkerProcess> = {}): WorkerProcess {
  return { pid, state, startedAt: start - 9_000, readyAt: start - 8_000, ...more };
}

const plain: ProcessView = {
  name: 'plain',
  kind: 'node',
  pid: 5120,
  state: 'running',
  startedAt: start + 4_000,
  status: 'step 2 of 5: charging the card',
  progress: { done: 2, of: 5 },
  starts: 2,
};

/** What demos run beside the workers, in all states. */
export const besides: DemoView = {
  ...fleet,
  processes: [
    plain,
    { ...plain, name: 'gateway', pid: 5121, state: 'killed', endedAt: fleet.now - 3_000, starts: 1, status: 'step 3' },
    { name: 'go', kind: 'worker', pid: 5122, state: 'running', startedAt: start, starts: 1 },
    {
      name: 'python',
      kind: 'worker',
      pid: 0,
      state: 'absent',
      message: 'Python 3.10 or newer is not here.',
      starts: 0,
    },
    { name: 'rust', kind: 'worker', pid: 0, state: 'preparing', starts: 0 },
  ],
};
