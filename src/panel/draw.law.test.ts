import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineWidth } from '../render/cells.js';
import { anyText } from '../render/testing.js';
import { drawDemo, leastRoom } from './draw.js';
import { panelKinds } from './kinds.js';
import { asciiOnly, asking, coloured, colourless, killed, retrying, start, textOf } from './testing.js';
import type { DemoView, FailureView, HistoryEvent, PendingActivity, WorkerProcess, WorkflowView } from './view.js';

const moment = fc.oneof(fc.integer({ min: start - 100_000, max: start + 100_000 }), fc.integer(), fc.double());
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const value = fc.oneof(anyText, fc.jsonValue(), fc.constant(undefined), fc.bigInt(), fc.object({ maxDepth: 2 }));

/** Absent keys stay absent, as the types want it. */
function present<T extends object>(record: T): { readonly [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(record).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries) as { readonly [K in keyof T]: Exclude<T[K], undefined> };
}

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
    'WorkflowExecutionSignaled',
    'StartChildWorkflowExecutionInitiated',
    'TimerStarted',
    'TimerFired',
  ),
  anyText,
);

const events: fc.Arbitrary<readonly HistoryEvent[]> = fc
  .array(fc.record({ at: moment, type: eventType, name: anyText, detail: anyText, back: fc.nat(4) }), { maxLength: 40 })
  .map((list) =>
    list.map(({ back, ...event }, index) => ({ ...event, id: index + 1, group: Math.max(1, index + 1 - back) })),
  );

const pending: fc.Arbitrary<PendingActivity> = fc
  .record({
    activityId: anyText,
    activityType: anyText,
    state: fc.constantFrom('scheduled', 'started', 'cancel-requested'),
    attempt: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1 })),
    maximumAttempts: fc.oneof(fc.constant(0), fc.nat(10), fc.nat()),
    scheduledAt: maybe(moment),
    startedAt: maybe(moment),
    nextAttemptAt: maybe(moment),
    heartbeat: maybe(value),
    lastFailure: maybe(failure),
  })
  .map((activity) => present(activity) as PendingActivity);

const workflow: fc.Arbitrary<WorkflowView> = fc
  .record({
    workflowId: anyText,
    runId: anyText,
    workflowType: anyText,
    taskQueue: anyText,
    status: fc.constantFrom(
      'running',
      'completed',
      'failed',
      'canceled',
      'terminated',
      'continued-as-new',
      'timed-out',
    ),
    startedAt: moment,
    closedAt: maybe(moment),
    events,
    pendingActivities: fc.array(pending, { maxLength: 6 }),
    statusQuery: maybe(fc.record({ value, at: moment })),
    statusProblem: maybe(anyText),
    result: maybe(value),
    failure: maybe(failure),
  })
  .map((view) => present(view) as WorkflowView);

const process: fc.Arbitrary<WorkerProcess> = fc
  .record({
    pid: fc.nat(),
    state: fc.constantFrom('starting', 'running', 'killed', 'crashed', 'stopped'),
    startedAt: moment,
    readyAt: maybe(moment),
    endedAt: maybe(moment),
    message: maybe(anyText),
  })
  .map((worker) => present(worker) as WorkerProcess);

const anyView: fc.Arbitrary<DemoView> = fc
  .record({
    demo: fc.record({
      name: anyText,
      line: anyText,
      workflowType: anyText,
      taskQueue: anyText,
      actions: fc.array(
        fc.record({
          key: anyText,
          label: anyText,
          kind: fc.constantFrom(
            'start',
            'signal',
            'query',
            'cancel',
            'terminate',
            'reset',
            'kill-worker',
            'start-worker',
          ),
        }),
        { maxLength: 6 },
      ),
      panels: fc.array(fc.array(fc.constantFrom(...panelKinds), { maxLength: 3 }), { maxLength: 3 }),
    }),
    service: fc
      .record({
        kind: fc.constantFrom('embedded', 'dev-server', 'remote'),
        label: anyText,
        state: fc.constantFrom('starting', 'up', 'down', 'closed'),
        message: maybe(anyText),
      })
      .map((service) => present(service)),
    workers: fc
      .record({
        processes: fc.array(process, { maxLength: 5 }),
        pollers: maybe(fc.record({ workflow: fc.nat(), activity: fc.nat(), at: moment })),
      })
      .map((workers) => present(workers)),
    workflow: maybe(workflow),
    message: maybe(fc.record({ level: fc.constantFrom('info', 'error'), text: anyText, at: moment })),
    now: moment,
  })
  .map((view) => present(view) as DemoView);

const anyPanels = fc.array(
  fc.array(
    fc.record({
      kind: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...panelKinds) }, { weight: 1, arbitrary: anyText }),
      share: fc.constantFrom(0.3, 1, 2, 7),
    }),
    { maxLength: 4 },
  ),
  { maxLength: 5 },
);

const anyRoom = fc.record({ width: fc.integer({ min: 0, max: 140 }), height: fc.integer({ min: 0, max: 40 }) });

describe('any view in any room', () => {
  it('takes exactly the height, never more than the width, and holds no control character', () => {
    fc.assert(
      fc.property(anyView, anyPanels, anyRoom, fc.constantFrom(coloured, asciiOnly), (view, panels, room, look) => {
        const lines = drawDemo(view, panels, room, look);
        expect(lines).toHaveLength(room.height);
        for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(room.width);
        if (room.width >= leastRoom.width && room.height >= leastRoom.height) {
          for (const line of lines) expect(lineWidth(line)).toBe(room.width);
        }
        expect(
          lines
            .flat()
            .map(({ text }) => text)
            .join(''),
        ).not.toMatch(/[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e]/);
      }),
      { numRuns: 300 },
    );
  });

  it('closes its frame on every row', () => {
    fc.assert(
      fc.property(anyView, anyPanels, anyRoom, (view, panels, room) => {
        fc.pre(room.width >= leastRoom.width && room.height >= leastRoom.height);
        for (const line of drawDemo(view, panels, room, colourless)) {
          expect(line.at(0)?.text).toMatch(/^[╭├│╰]/);
          expect(line.at(-1)?.text).toMatch(/[╮┤│╯]$/);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('numbers that grow', () => {
  /** Digits, attempt marks and the words of a state may change; where they stand may not. */
  const skeleton = (text: string) => text.replace(/[0-9]/g, '0');

  it('move nothing as time passes', () => {
    const room = { width: 100, height: 16 };
    const panels = asking('status', ['workers', 'history']);
    const at = (ms: number) => skeleton(textOf(drawDemo({ ...killed, now: start + ms }, panels, room, colourless)));
    fc.assert(
      fc.property(fc.integer({ min: 6_000, max: 3_500_000 }), (ms) => {
        expect(at(ms)).toBe(at(6_000));
      }),
      { numRuns: 50 },
    );
  });

  it('move nothing as attempts and countdowns change', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(30, 48, 60, 80, 120),
        fc.integer({ min: 1, max: 99 }),
        fc.nat(500_000),
        (width, attempt, wait) => {
          const columns = (view: DemoView) => {
            const text = textOf(drawDemo(view, asking('activities', 'workers'), { width, height: 16 }, colourless));
            const rows = text.split('\n');
            const row = rows.findIndex((line) => line.includes('next try in'));
            return {
              row,
              column: rows[row]?.indexOf('next try in'),
              end: rows[row]?.trimEnd().length,
              workers: rows.findIndex((line) => line.includes('├ workers')),
            };
          };
          const [first] = retrying.workflow?.pendingActivities ?? [];
          if (retrying.workflow === undefined || first === undefined)
            throw new Error('the sample has a pending activity');
          const activity = { ...first, attempt, maximumAttempts: 0, nextAttemptAt: retrying.now + wait + 1 };
          const later = { ...retrying, workflow: { ...retrying.workflow, pendingActivities: [activity] } };
          expect(columns(later)).toEqual(columns(retrying));
        },
      ),
      { numRuns: 50 },
    );
  });
});
