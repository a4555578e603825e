import fc from 'fast-check';
import { anyText } from '../render/testing.js';
import { panelKinds } from './kinds.js';
import { start } from './testing.js';
import type {
  ActionKind,
  ActView,
  CodePlace,
  DemoView,
  FailureView,
  HistoryEvent,
  Hop,
  LogLine,
  PanelControls,
  PendingActivity,
  ProcessView,
  QueueSide,
  Station,
  WorkerProcess,
  WorkflowStatus,
  WorkflowView,
} from './view.js';

const moment = fc.oneof(fc.integer({ min: start - 100_000, max: start + 100_000 }), fc.integer(), fc.double());
const value = fc.oneof(anyText, fc.jsonValue(), fc.constant(undefined), fc.bigInt(), fc.object({ maxDepth: 2 }));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

/** Absent keys stay absent, as the types want it; `Whole` has them all, so that a new field can't be forgotten here. */
function present<Whole extends object>(
  arbitraries: { readonly [Key in keyof Whole]-?: fc.Arbitrary<Whole[Key] | undefined> },
): fc.Arbitrary<Whole> {
  return fc
    .record(arbitraries as Record<string, fc.Arbitrary<unknown>>)
    .map((record) => Object.fromEntries(Object.entries(record).filter(([, entry]) => entry !== undefined)) as Whole);
}

/** All members of a union: one that is missing, or none of it, does not compile. */
const oneOf = <Word extends string>(words: Readonly<Record<Word, true>>): fc.Arbitrary<Word> =>
  fc.constantFrom(...(Object.keys(words) as Word[]));

export const anyActionKind: fc.Arbitrary<ActionKind> = oneOf<ActionKind>({
  start: true,
  signal: true,
  update: true,
  query: true,
  result: true,
  list: true,
  cancel: true,
  terminate: true,
  reset: true,
  'kill-worker': true,
  'start-worker': true,
  'add-worker': true,
  'kill-service': true,
  'start-service': true,
  'kill-process': true,
  'start-process': true,
  tell: true,
  deploy: true,
  several: true,
});

const status = oneOf<WorkflowStatus>({
  running: true,
  completed: true,
  failed: true,
  canceled: true,
  terminated: true,
  'continued-as-new': true,
  'timed-out': true,
});

const station = oneOf<Station>({
  client: true,
  frontend: true,
  history: true,
  matching: true,
  worker: true,
  system: true,
});

const failure: fc.Arbitrary<FailureView> = fc
  .array(fc.record({ type: anyText, message: anyText }), { minLength: 1, maxLength: 12 })
  .map((chain) =>
    chain.reduceRight<FailureView | undefined>((cause, part) => (cause ? { ...part, cause } : part), undefined),
  )
  .map((whole) => whole ?? { type: '', message: '' });

const eventType = fc.oneof(
  fc.constantFrom(
    'ActivityTaskScheduled',
    'ActivityTaskStarted',
    'ActivityTaskCompleted',
    'ActivityTaskTimedOut',
    'WorkflowTaskScheduled',
    'WorkflowTaskFailed',
    'WorkflowExecutionSignaled',
    'WorkflowExecutionUpdateAccepted',
    'StartChildWorkflowExecutionInitiated',
    'TimerStarted',
    'TimerFired',
  ),
  anyText,
);

const events: fc.Arbitrary<readonly HistoryEvent[]> = fc
  .array(
    present<Omit<HistoryEvent, 'id' | 'group'> & { readonly back: number }>({
      at: moment,
      type: eventType,
      name: anyText,
      detail: anyText,
      back: fc.nat(4),
      attempt: maybe(fc.integer({ min: 1 })),
      identity: maybe(anyText),
      due: maybe(moment),
      maximumAttempts: maybe(fc.nat()),
      payload: maybe(anyText),
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map(({ back, ...event }, index) => ({ ...event, id: index + 1, group: Math.max(1, index + 1 - back) })),
  );

const pending = present<PendingActivity>({
  group: fc.nat(40),
  activityId: anyText,
  activityType: anyText,
  state: fc.constantFrom('scheduled', 'started', 'cancel-requested'),
  attempt: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1 })),
  maximumAttempts: fc.oneof(fc.constant(0), fc.nat(10), fc.nat()),
  scheduledAt: maybe(moment),
  startedAt: maybe(moment),
  nextAttemptAt: maybe(moment),
  heartbeat: maybe(value),
  identity: maybe(anyText),
  lastFailure: maybe(failure),
});

const attempt = present<WorkflowView['attempts'][number]>({
  group: fc.integer({ min: 1, max: 40 }),
  attempt: fc.integer({ min: 1, max: 12 }),
  startedAt: moment,
  endedAt: maybe(moment),
  failure: maybe(anyText),
  identity: maybe(anyText),
});

const file = fc.constantFrom('workflows.ts', '../other.ts', 'orde\u001b[31mr.ts');
const place = present<CodePlace>({
  file,
  line: fc.integer({ min: 1, max: 60 }),
  function: maybe(anyText),
  since: maybe(moment),
});
const text = fc.array(anyText, { maxLength: 40 }).map((lines) => lines.join('\n'));

const workflow = present<WorkflowView>({
  workflowId: anyText,
  runId: anyText,
  workflowType: anyText,
  taskQueue: anyText,
  status,
  startedAt: moment,
  closedAt: maybe(moment),
  events,
  pendingActivities: fc.array(pending, { maxLength: 6 }),
  attempts: fc.array(attempt, { maxLength: 12 }),
  stack: maybe(
    fc.record({
      at: moment,
      waiting: fc.array(place, { maxLength: 3 }),
      passed: fc.array(place, { maxLength: 8 }),
      sources: fc.dictionary(file, text, { maxKeys: 3 }),
    }),
  ),
  statusQuery: maybe(fc.record({ value, at: moment })),
  statusProblem: maybe(anyText),
  result: maybe(value),
  failure: maybe(failure),
});

const worker = present<WorkerProcess>({
  pid: fc.nat(),
  state: fc.constantFrom('starting', 'running', 'killed', 'crashed', 'stopped'),
  startedAt: moment,
  readyAt: maybe(moment),
  endedAt: maybe(moment),
  message: maybe(anyText),
});

const process = present<ProcessView>({
  name: anyText,
  kind: fc.constantFrom('node', 'worker'),
  pid: fc.nat(),
  state: fc.constantFrom('idle', 'absent', 'preparing', 'starting', 'running', 'killed', 'crashed', 'stopped'),
  startedAt: maybe(moment),
  endedAt: maybe(moment),
  message: maybe(anyText),
  status: maybe(anyText),
  progress: maybe(fc.record({ done: fc.oneof(fc.nat(), fc.double()), of: fc.oneof(fc.nat(), fc.double()) })),
  starts: fc.nat(),
});

const rate = fc.oneof(fc.double(), fc.integer({ min: 0, max: 1_000 }));
const queueSide = present<QueueSide>({
  pollers: fc.array(fc.record({ identity: anyText, at: moment }), { maxLength: 5 }),
  backlog: maybe(fc.nat()),
  age: maybe(fc.oneof(fc.nat(), fc.double())),
  addRate: maybe(rate),
  dispatchRate: maybe(rate),
});

const act = present<ActView>({
  id: fc.nat(),
  at: moment,
  label: anyText,
  call: anyText,
  command: anyText,
  state: fc.constantFrom('running', 'done', 'failed'),
  answer: maybe(anyText),
  took: maybe(fc.oneof(fc.nat(), fc.double())),
});

const logLine = present<LogLine>({
  at: moment,
  level: fc.constantFrom('debug', 'info', 'warn', 'error'),
  source: anyText,
  text: anyText,
  about: maybe(anyText),
});

const controls = present<PanelControls>({
  maximised: maybe(fc.nat(6)),
  detail: fc.constantFrom(0, 1, 2),
  zoom: fc.nat(8),
  look: fc.oneof(
    fc.constant({ kind: 'follow' } as const),
    fc.record({ kind: fc.constant('back' as const), by: fc.integer({ min: 1, max: 50 }) }),
    fc.constant({ kind: 'failure' } as const),
  ),
});

const hop = present<Omit<Hop, 'id'>>({
  at: moment,
  from: station,
  to: station,
  text: anyText,
  detail: maybe(fc.constantFrom(1, 2)),
});

const counts = fc.record({
  clientCalls: fc.nat(),
  workerCalls: fc.nat(),
  events: fc.nat(),
  timers: fc.nat(),
  tasks: fc.nat(),
  waiting: fc.nat(),
  sweeps: fc.nat(),
});

/** All that a panel may have to draw, and much that it should never get. */
export const anyView: fc.Arbitrary<DemoView> = present<DemoView>({
  demo: present<DemoView['demo']>({
    name: anyText,
    line: anyText,
    workflowType: anyText,
    taskQueue: anyText,
    actions: fc.array(fc.record({ key: anyText, label: anyText, kind: anyActionKind }), { maxLength: 6 }),
    panels: fc.array(fc.array(fc.constantFrom(...panelKinds), { maxLength: 3 }), { maxLength: 3 }),
    source: maybe(fc.record({ file, text })),
  }),
  service: present<DemoView['service']>({
    kind: fc.constantFrom('embedded', 'dev-server', 'remote'),
    label: anyText,
    state: fc.constantFrom('starting', 'up', 'down', 'closed'),
    message: maybe(anyText),
    webUi: maybe(anyText),
    killed: maybe(fc.boolean()),
    since: maybe(moment),
  }),
  workers: present<DemoView['workers']>({
    processes: fc.array(worker, { maxLength: 5 }),
    pollers: maybe(fc.record({ workflow: fc.nat(), activity: fc.nat(), at: moment })),
  }),
  processes: fc.array(process, { maxLength: 4 }),
  workflow: maybe(workflow),
  taskQueue: maybe(
    fc.record({
      name: anyText,
      at: moment,
      workflow: queueSide,
      activity: queueSide,
      stickies: fc.array(
        present<{ readonly name: string; readonly identity: string; readonly backlog?: number }>({
          name: anyText,
          identity: anyText,
          backlog: maybe(fc.nat()),
        }),
        { maxLength: 4 },
      ),
    }),
  ),
  traffic: maybe(
    present<NonNullable<DemoView['traffic']>>({
      lack: maybe(anyText),
      counts,
      hops: fc.array(hop, { maxLength: 20 }).map((hops) => hops.map((one, index) => ({ ...one, id: index + 1 }))),
    }),
  ),
  acts: fc.array(act, { maxLength: 8 }),
  log: fc.array(logLine, { maxLength: 12 }),
  outages: fc.array(present<DemoView['outages'][number]>({ from: moment, to: maybe(moment) }), { maxLength: 3 }),
  controls,
  focused: fc.boolean(),
  recordedAt: maybe(moment),
  reducedMotion: fc.boolean(),
  message: maybe(fc.record({ level: fc.constantFrom('info', 'error'), text: anyText, at: moment })),
  now: moment,
});
