import { idle, start } from '../testing.js';
import type { AttemptView, DemoView, PendingActivity } from '../view.js';
import { closed, other, running, worker, written } from './sample-script.js';

/** Runs that were made up to show what time lines can tell. */

function attempt(group: number, number: number, from: number, to?: number, failure?: string): AttemptView {
  return {
    group,
    attempt: number,
    startedAt: start + from,
    identity: worker,
    ...(to === undefined ? {} : { endedAt: start + to }),
    ...(failure === undefined ? {} : { failure }),
  };
}

function charge(more: Partial<PendingActivity>): PendingActivity {
  const charge = { group: 11, activityId: '2', activityType: 'charge', state: 'scheduled' } as const;
  return { ...charge, attempt: 1, maximumAttempts: 5, ...more };
}

const gateway = { type: 'GatewayError', message: '503 from gateway' };

const order = written((script) => {
  script.task(1);
  script.activity('reserve', 22, { from: 30, to: 432 });
  script.task(433);
  script.add(442, 'ActivityTaskScheduled', { name: 'charge', maximumAttempts: 5 });
});

/** The third attempt runs; all of them were seen. */
export const retried: DemoView = {
  ...idle,
  now: start + 7_412,
  workflow: running(order, {
    attempts: [attempt(11, 1, 450, 900, '503'), attempt(11, 2, 1_900, 2_400, '503'), attempt(11, 3, 4_400)],
    pendingActivities: [
      charge({ state: 'started', attempt: 3, startedAt: start + 4_400, identity: worker, lastFailure: gateway }),
    ],
  }),
};

/** It waits for its fourth attempt. */
export const pausing: DemoView = {
  ...idle,
  now: start + 7_412,
  workflow: running(order, {
    attempts: [
      attempt(11, 1, 450, 900, '503'),
      attempt(11, 2, 1_900, 2_400, '503'),
      attempt(11, 3, 4_400, 4_900, '503'),
    ],
    pendingActivities: [charge({ attempt: 4, nextAttemptAt: start + 8_900, lastFailure: gateway })],
  }),
};

const steps = written((script) => {
  script.task(1);
  script.activity('step', 20, { from: 30, to: 1_400 });
  script.task(1_401);
  script.activity('step', 1_420, { from: 1_430, to: 2_900 });
  script.task(2_901);
  script.add(2_920, 'ActivityTaskScheduled', { name: 'step' });
});

/** The only worker is killed in the middle of the third step. */
export const workerKilled: DemoView = {
  ...idle,
  now: start + 7_200,
  workers: {
    processes: [
      { pid: 48121, state: 'killed', startedAt: start - 9_000, readyAt: start - 8_000, endedAt: start + 4_100 },
    ],
  },
  workflow: running(steps, {
    pendingActivities: [
      charge({
        group: 17,
        activityId: '3',
        activityType: 'step',
        state: 'started',
        maximumAttempts: 0,
        startedAt: start + 2_930,
        identity: worker,
      }),
    ],
  }),
};

/** Another one came, replayed, and does it. */
export const workerBack: DemoView = {
  ...workerKilled,
  now: start + 14_300,
  workers: {
    processes: [
      ...workerKilled.workers.processes,
      { pid: 48377, state: 'running', startedAt: start + 9_600, readyAt: start + 10_300 },
    ],
  },
  workflow: running(
    written((script) => {
      for (const { at, type, id: _, ...more } of steps.slice(1)) script.add(at - start, type, more);
      script.add(11_000, 'ActivityTaskStarted', { name: 'step', group: 17, attempt: 2, identity: other });
      script.add(12_300, 'ActivityTaskCompleted', { name: 'step', group: 17 });
      script.task(12_301, other);
      script.add(12_320, 'ActivityTaskScheduled', { name: 'step' });
    }),
    {
      attempts: [attempt(17, 1, 2_930, 10_500, 'heartbeat timeout')],
      pendingActivities: [
        charge({
          group: 23,
          activityId: '4',
          activityType: 'step',
          state: 'started',
          maximumAttempts: 0,
          startedAt: start + 12_330,
          identity: other,
        }),
      ],
    },
  ),
};

/** The service was killed while a timer ran; it fired when the service was back. */
export const outage: DemoView = {
  ...idle,
  now: start + 13_000,
  outages: [{ from: start + 3_000, to: start + 8_500 }],
  workflow: running(
    written((script) => {
      script.task(1);
      script.timer(20, 6_000, 8_600);
      script.task(8_620);
      script.activity('notify', 8_640, { from: 8_650, to: 9_900 });
      script.task(9_910);
      script.add(9_930, 'TimerStarted', { name: '2', detail: '8 s', due: start + 17_930 });
    }),
  ),
};

/** A month's subscription, in its third month. */
export const subscription: DemoView = {
  ...idle,
  now: start + 74 * 86_400_000 + 6_000,
  workflow: running(
    written((script) => {
      const month = 30 * 86_400_000;
      let at = 0;
      for (let n = 0; n < 2; n++) {
        script.task(at + 1);
        script.activity('charge', at + 20, { from: at + 30, to: at + 1_300 });
        script.task(at + 1_301);
        script.activity('email', at + 1_320, { from: at + 1_330, to: at + 2_100 });
        script.task(at + 2_101);
        script.timer(at + 2_110, month);
        at += month + 2_110;
      }
      script.task(at + 1);
      script.activity('charge', at + 20, { from: at + 30, to: at + 1_300 });
      script.task(at + 1_301);
      script.add(at + 1_310, 'WorkflowExecutionSignaled', { name: 'pause', detail: '"holiday"' });
      script.add(at + 1_320, 'TimerStarted', { name: '3', due: start + at + 1_320 + month });
    }),
  ),
};

/** Everything there is at once. */
export const mixed: DemoView = {
  ...idle,
  now: start + 11_200,
  workflow: running(
    written((script) => {
      script.task(1);
      script.activity('reserve', 20, { from: 40, to: 900 });
      script.task(901);
      const refused = script.add(920, 'ActivityTaskScheduled', { name: 'insure', maximumAttempts: 1 });
      script.add(930, 'ActivityTaskStarted', { name: 'insure', group: refused, attempt: 1 });
      script.add(2_100, 'ActivityTaskFailed', { name: 'insure', group: refused, detail: 'no insurer answers' });
      script.add(2_100, 'WorkflowTaskScheduled', {});
      script.add(2_103, 'WorkflowTaskStarted', { group: script.events.length, identity: worker });
      script.add(2_110, 'WorkflowTaskFailed', { group: script.events.length - 1, detail: 'nondeterminism error' });
      script.add(3_000, 'WorkflowExecutionSignaled', { name: 'approve', detail: '"ada"' });
      const child = script.add(3_100, 'StartChildWorkflowExecutionInitiated', { name: 'delivery' });
      script.add(3_150, 'ChildWorkflowExecutionStarted', { name: 'delivery', group: child });
      const update = script.add(4_000, 'WorkflowExecutionUpdateAccepted', { name: 'setAddress' });
      script.add(4_700, 'WorkflowExecutionUpdateCompleted', { name: 'setAddress', group: update });
      script.add(5_000, 'WorkflowExecutionSignaled', { name: 'approve', detail: '"grace"' });
      const timer = script.add(5_100, 'TimerStarted', { name: '1', due: start + 15_100 });
      script.add(8_000, 'TimerCanceled', { name: '1', group: timer });
      script.add(8_000, 'MarkerRecorded', { name: 'patched-fee' });
      script.add(8_100, 'TimerStarted', { name: 'deadline', due: start + 18_100 });
    }),
  ),
};

const jobs = 50;

/** Fifty at once on a worker that takes five. */
export const fleet: DemoView = {
  ...idle,
  now: start + 6_500,
  workflow: running(
    written((script) => {
      script.task(1);
      const groups = Array.from({ length: jobs }, () => script.add(20, 'ActivityTaskScheduled', { name: 'render' }));
      for (const [index, group] of groups.slice(0, 23).entries()) {
        const at = 30 + Math.floor(index / 5) * 1_250 + (index % 5) * 90;
        script.add(at, 'ActivityTaskStarted', { name: 'render', group, attempt: 1, identity: worker });
        script.add(at + 1_150, 'ActivityTaskCompleted', { name: 'render', group });
      }
    }),
    {
      pendingActivities: Array.from({ length: jobs - 23 }, (_, index) =>
        charge({
          group: 28 + index,
          activityId: String(24 + index),
          activityType: 'render',
          maximumAttempts: 0,
          ...(index < 5 ? { state: 'started', startedAt: start + 5_300 + index * 200, identity: worker } : {}),
        }),
      ),
    },
  ),
};

/** `count` events, the way a loop writes them. */
export function longRun(count: number): DemoView {
  const events = written((script) => {
    for (let at = 0; script.events.length < count - 12; at += 900) {
      script.task(at + 1);
      script.activity('step', at + 20, { from: at + 30, to: at + 300 });
      script.task(at + 310);
      script.timer(at + 320, 500);
    }
    script.add(script.events.length * 100, 'ActivityTaskScheduled', { name: 'last' });
  });
  return { ...idle, now: (events.at(-1)?.at ?? start) + 2_000, workflow: running(events) };
}

export const completedRun: DemoView = {
  ...idle,
  now: start + 90_000,
  workflow: closed(
    written((script) => {
      script.task(1);
      script.activity('reserve', 22, { from: 30, to: 432 });
      script.task(433);
      script.activity('charge', 442, { from: 10_622, to: 10_800, attempt: 3 });
    }),
  ),
};
