import type {
  ActView,
  AttemptView,
  CodePlace,
  FailureView,
  HistoryEvent,
  Hop,
  LogLine,
  Outage,
  PendingActivity,
  Poller,
  ProcessView,
  QueueSide,
  ServiceView,
  StackView,
  StickyQueue,
  TaskQueueView,
  TrafficCounts,
  TrafficView,
  WorkerProcess,
  WorkersView,
  WorkflowView,
} from '../panel/view.js';
import type { Played } from '../presenter/state.js';
import { anything, flag, later, list, maybe, number, oneOf, record, type Shape, table, text } from './shape.js';

/** What a recording keeps of each moment; its clock is the recording's own. */
export type Recorded = Omit<Played, 'now' | 'recordedAt'>;

export const recordedFields = [
  'workflow',
  'workers',
  'processes',
  'taskQueue',
  'traffic',
  'acts',
  'log',
  'outages',
  'service',
] as const satisfies readonly (keyof Recorded)[];

const failure: Shape<FailureView> = record<FailureView>({
  type: text,
  message: text,
  cause: maybe(later(() => failure)),
});

const event = record<HistoryEvent>({
  id: number,
  at: number,
  type: text,
  name: text,
  detail: text,
  group: number,
  attempt: maybe(number),
  identity: maybe(text),
  due: maybe(number),
  maximumAttempts: maybe(number),
  payload: maybe(text),
});

const pending = record<PendingActivity>({
  group: number,
  activityId: text,
  activityType: text,
  state: oneOf('scheduled', 'started', 'cancel-requested'),
  attempt: number,
  maximumAttempts: number,
  scheduledAt: maybe(number),
  startedAt: maybe(number),
  nextAttemptAt: maybe(number),
  heartbeat: maybe(anything),
  identity: maybe(text),
  lastFailure: maybe(failure),
});

const attempt = record<AttemptView>({
  group: number,
  attempt: number,
  startedAt: number,
  endedAt: maybe(number),
  failure: maybe(text),
  identity: maybe(text),
});

const place = record<CodePlace>({ file: text, line: number, function: maybe(text), since: maybe(number) });

const workflow = record<WorkflowView>({
  workflowId: text,
  runId: text,
  workflowType: text,
  taskQueue: text,
  status: oneOf('running', 'completed', 'failed', 'canceled', 'terminated', 'continued-as-new', 'timed-out'),
  startedAt: number,
  closedAt: maybe(number),
  events: list(event),
  pendingActivities: list(pending),
  attempts: list(attempt),
  stack: maybe(record<StackView>({ at: number, waiting: list(place), passed: list(place), sources: table(text) })),
  statusQuery: maybe(record<NonNullable<WorkflowView['statusQuery']>>({ value: anything, at: number })),
  statusProblem: maybe(text),
  result: maybe(anything),
  failure: maybe(failure),
});

const worker = record<WorkerProcess>({
  pid: number,
  state: oneOf('starting', 'running', 'killed', 'crashed', 'stopped'),
  startedAt: number,
  readyAt: maybe(number),
  endedAt: maybe(number),
  message: maybe(text),
});

const process = record<ProcessView>({
  name: text,
  kind: maybe(oneOf('node', 'worker')),
  pid: number,
  state: oneOf('idle', 'absent', 'preparing', 'starting', 'running', 'killed', 'crashed', 'stopped'),
  startedAt: maybe(number),
  endedAt: maybe(number),
  message: maybe(text),
  status: maybe(text),
  progress: maybe(record<NonNullable<ProcessView['progress']>>({ done: number, of: number })),
  starts: number,
});

const queueSide = record<QueueSide>({
  pollers: list(record<Poller>({ identity: text, at: number })),
  backlog: maybe(number),
  age: maybe(number),
  addRate: maybe(number),
  dispatchRate: maybe(number),
});

const station = oneOf('client', 'frontend', 'history', 'matching', 'worker', 'system');

const counts = record<TrafficCounts>({
  clientCalls: number,
  workerCalls: number,
  events: number,
  timers: number,
  tasks: number,
  waiting: number,
  sweeps: number,
});

const act = record<ActView>({
  id: number,
  at: number,
  label: text,
  call: text,
  command: text,
  state: oneOf('running', 'done', 'failed'),
  answer: maybe(text),
  took: maybe(number),
});

const logLine = record<LogLine>({
  at: number,
  level: oneOf('debug', 'info', 'warn', 'error'),
  source: text,
  text,
  about: maybe(text),
});

export const recorded = record<Recorded>({
  workflow: maybe(workflow),
  workers: record<WorkersView>({
    processes: list(worker),
    pollers: maybe(record<NonNullable<WorkersView['pollers']>>({ workflow: number, activity: number, at: number })),
  }),
  processes: list(process),
  taskQueue: maybe(
    record<TaskQueueView>({
      name: text,
      at: number,
      workflow: queueSide,
      activity: queueSide,
      stickies: list(record<StickyQueue>({ name: text, identity: text, backlog: maybe(number) })),
    }),
  ),
  traffic: maybe(
    record<TrafficView>({
      lack: maybe(text),
      counts,
      hops: list(record<Hop>({ id: number, at: number, from: station, to: station, text, detail: maybe(oneOf(1, 2)) })),
    }),
  ),
  acts: list(act),
  log: list(logLine),
  outages: list(record<Outage>({ from: number, to: maybe(number) })),
  service: record<ServiceView>({
    kind: oneOf('embedded', 'dev-server', 'remote'),
    label: text,
    state: oneOf('starting', 'up', 'down', 'closed'),
    message: maybe(text),
    webUi: maybe(text),
    killed: maybe(flag),
    since: maybe(number),
  }),
});
