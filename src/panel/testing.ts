import type { PanelRequest } from '../deck/types.js';
import type { Line } from '../render/line.js';
import { type PanelLook, panelLook } from './look.js';
import { calmControls, type DemoView, type HistoryEvent, type PendingActivity, type WorkflowView } from './view.js';

/** When the workflows of the sample views started. */
export const start = Date.UTC(2026, 1, 27, 9, 30);

export const colourless: PanelLook = panelLook({ colour: false, ascii: false });
export const coloured: PanelLook = panelLook({ colour: true, ascii: false });
export const asciiOnly: PanelLook = panelLook({ colour: false, ascii: true });

export function textOf(lines: readonly Line[]): string {
  return lines.map((line) => line.map((span) => span.text).join('')).join('\n');
}

/** Rows of panels as a slide asks for them. */
export function asking(...rows: readonly (string | readonly string[])[]): readonly (readonly PanelRequest[])[] {
  return rows.map((row) => (typeof row === 'string' ? [row] : row).map((kind) => ({ kind, share: 1 })));
}

export const idle: DemoView = {
  demo: {
    name: 'order',
    line: 'The payment fails twice; nobody wrote a loop.',
    workflowType: 'order',
    taskQueue: 'order',
    actions: [
      { key: 's', label: 'start', kind: 'start' },
      { key: 'f', label: 'fix the gateway', kind: 'signal' },
      { key: 'c', label: 'cancel', kind: 'cancel' },
      { key: 'x', label: 'reset', kind: 'reset' },
    ],
    panels: [['status'], ['activities', 'history']],
  },
  service: { kind: 'embedded', label: 'embedded service', state: 'up' },
  workers: {
    processes: [{ pid: 48121, state: 'running', startedAt: start - 9_000, readyAt: start - 8_000 }],
    pollers: { workflow: 2, activity: 2, at: start },
  },
  processes: [],
  acts: [],
  log: [],
  outages: [],
  controls: calmControls,
  focused: true,
  reducedMotion: false,
  now: start,
};

export const starting: DemoView = {
  ...idle,
  service: { ...idle.service, state: 'starting' },
  workers: { processes: [] },
};

const orderWorkflow: WorkflowView = {
  workflowId: 'order-A42',
  runId: 'b9d0a6c8',
  workflowType: 'order',
  taskQueue: 'order',
  status: 'running',
  startedAt: start,
  events: [
    event(1, 0, 'WorkflowExecutionStarted', { name: 'order', detail: '{"item":"A gopher"}' }),
    ...workflowTask(2, 1),
    event(5, 22, 'ActivityTaskScheduled', { name: 'reserve' }),
    event(6, 30, 'ActivityTaskStarted', { name: 'reserve', group: 5, attempt: 1 }),
    event(7, 432, 'ActivityTaskCompleted', { name: 'reserve', group: 5, detail: '"shelf 4"' }),
    ...workflowTask(8, 433),
    event(11, 442, 'ActivityTaskScheduled', { name: 'charge', detail: '42' }),
  ],
  pendingActivities: [],
  attempts: [],
  statusQuery: { value: 'charging the card', at: start + 500 },
};

const charge: PendingActivity = {
  group: 11,
  activityId: '2',
  activityType: 'charge',
  state: 'scheduled',
  attempt: 3,
  maximumAttempts: 5,
  scheduledAt: start + 442,
  nextAttemptAt: start + 10_622,
  lastFailure: { type: 'GatewayError', message: '503 from gateway' },
};

export const retrying: DemoView = {
  ...idle,
  now: start + 7_412,
  workflow: { ...orderWorkflow, pendingActivities: [charge] },
};

export const attempting: DemoView = {
  ...idle,
  now: start + 7_412,
  workflow: {
    ...orderWorkflow,
    pendingActivities: [
      { ...charge, state: 'started', attempt: 2, startedAt: start + 7_000, heartbeat: { done: 3, of: 10 } },
    ],
  },
};

export const completed: DemoView = {
  ...idle,
  now: start + 60_000,
  workflow: {
    ...orderWorkflow,
    status: 'completed',
    closedAt: start + 10_821,
    statusQuery: { value: 'shipped', at: start + 10_821 },
    result: { order: 'A42', paid: true, parcel: 'DE-7731' },
    events: [
      ...orderWorkflow.events,
      event(12, 10_622, 'ActivityTaskStarted', { name: 'charge', group: 11, attempt: 3 }),
      event(13, 10_800, 'ActivityTaskCompleted', { name: 'charge', group: 11, detail: '"paid"' }),
      ...workflowTask(14, 10_801),
      event(17, 10_821, 'WorkflowExecutionCompleted', { detail: '{"order":"A42"}', group: 1 }),
    ],
  },
};

export const failed: DemoView = {
  ...completed,
  message: { level: 'error', text: 'The signal was not sent: the workflow is closed.', at: start + 50_000 },
  workflow: {
    ...orderWorkflow,
    status: 'failed',
    closedAt: start + 10_821,
    failure: {
      type: 'ActivityFailure',
      message: 'Activity task failed',
      cause: { type: 'PaymentRefused', message: 'insufficient funds on card 4242' },
    },
    events: [
      ...orderWorkflow.events,
      event(12, 10_622, 'ActivityTaskStarted', { name: 'charge', group: 11, attempt: 5 }),
      event(13, 10_800, 'ActivityTaskFailed', { name: 'charge', group: 11, detail: 'insufficient funds' }),
      ...workflowTask(14, 10_801),
      event(17, 10_821, 'WorkflowExecutionFailed', { detail: 'Activity task failed', group: 1 }),
    ],
  },
};

const durableWorkflow: WorkflowView = {
  ...orderWorkflow,
  workflowId: 'durable-7f3a',
  workflowType: 'durable',
  statusQuery: { value: { text: 'step 3 of 5', counting: true, next: 'in 2 s' }, at: start + 5_000 },
  events: [
    event(1, 0, 'WorkflowExecutionStarted', { name: 'durable', detail: '{"steps":5}' }),
    ...workflowTask(2, 1),
    event(5, 22, 'TimerStarted', { name: '1', detail: '2 s' }),
    event(6, 2_022, 'TimerFired', { name: '1', group: 5 }),
    ...workflowTask(7, 2_030),
    event(10, 2_060, 'TimerStarted', { name: '2', detail: '2 s' }),
  ],
};

export const killed: DemoView = {
  ...idle,
  now: start + 9_100,
  demo: {
    ...idle.demo,
    name: 'durable',
    actions: [
      { key: 's', label: 'start', kind: 'start' },
      { key: 'w', label: 'kill worker', kind: 'kill-worker' },
      { key: 'r', label: 'start worker', kind: 'start-worker' },
      { key: 'x', label: 'reset', kind: 'reset' },
    ],
  },
  workers: {
    processes: [
      {
        pid: 48121,
        state: 'killed',
        startedAt: start - 9_000,
        readyAt: start - 8_000,
        endedAt: start + 6_000,
        message: 'killed on stage',
      },
    ],
    pollers: { workflow: 0, activity: 0, at: start + 8_000 },
  },
  workflow: { ...durableWorkflow, statusProblem: 'no worker answers the query' },
};

export const back: DemoView = {
  ...killed,
  now: start + 12_000,
  message: { level: 'info', text: 'worker started', at: start + 10_000 },
  workers: {
    processes: [
      ...killed.workers.processes,
      { pid: 48377, state: 'running', startedAt: start + 10_000, readyAt: start + 10_600 },
    ],
    pollers: { workflow: 2, activity: 2, at: start + 11_000 },
  },
  workflow: durableWorkflow,
};

export const down: DemoView = {
  ...retrying,
  service: {
    kind: 'remote',
    label: 'localhost:7233',
    state: 'down',
    message: 'Nobody listens on localhost:7233; it is tried again.',
  },
};

/** All that an author and a workflow can do to a panel's text. */
export const hostile: DemoView = {
  ...retrying,
  demo: { ...retrying.demo, name: 'orde\u001b[31mr' },
  message: { level: 'error', text: 'first\nsecond\u0007 \u001b]0;owned\u0007', at: start },
  workflow: {
    ...orderWorkflow,
    workflowId: '注文-\u202e42',
    statusQuery: { value: '\u001b[2Jカードに請求しています 🌿\tnow', at: start },
    pendingActivities: [
      { ...charge, heartbeat: { '\u009b1m': '日本語' }, lastFailure: { type: 'E', message: 'a\r\nb\u001b[0m' } },
    ],
  },
};

export function event(
  id: number,
  afterStart: number,
  type: string,
  more: Partial<Omit<HistoryEvent, 'id' | 'at' | 'type'>> = {},
): HistoryEvent {
  return { id, at: start + afterStart, type, name: '', detail: '', group: id, ...more };
}

function workflowTask(id: number, afterStart: number): readonly HistoryEvent[] {
  return [
    event(id, afterStart, 'WorkflowTaskScheduled'),
    event(id + 1, afterStart + 3, 'WorkflowTaskStarted', { group: id }),
    event(id + 2, afterStart + 8, 'WorkflowTaskCompleted', { group: id }),
  ];
}
