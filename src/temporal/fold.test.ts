import { readdirSync, readFileSync } from 'node:fs';
import proto from '@temporalio/proto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldEvents, nothingYet } from './fold.js';
import type { HistoryEventMessage } from './protocol.js';

const folder = new URL('../testing/histories/', import.meta.url);
const names = readdirSync(folder).map((file) => file.replace('.json', ''));

const eventsOf = (history: { readonly events: readonly object[] }): readonly HistoryEventMessage[] =>
  proto.temporal.api.history.v1.History.fromObject(history).events;

const recorded = (name: string) => eventsOf(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));

const folded = (name: string) => foldEvents(nothingYet, recorded(name));
const lines = (name: string) =>
  folded(name).events.map(({ id, type, name, detail, group }) => `${id} ${group} ${type} ${name} ${detail}`.trimEnd());

describe('a recorded history', () => {
  it('of hello tells what happened', () => {
    expect(folded('hello')).toMatchObject({
      status: 'completed',
      workflowType: 'hello',
      taskQueue: 'tslides',
      result: 'Hello, Temporal!',
      openActivities: [],
      lastTask: { id: 10 },
    });
    expect(lines('hello')).toEqual([
      '1 1 WorkflowExecutionStarted hello {"name":"Temporal"}',
      '2 2 WorkflowTaskScheduled',
      '3 2 WorkflowTaskStarted',
      '4 2 WorkflowTaskCompleted',
      '5 5 ActivityTaskScheduled greet "Temporal"',
      '6 5 ActivityTaskStarted greet',
      '7 5 ActivityTaskCompleted greet "Hello, Temporal!"',
      '8 8 WorkflowTaskScheduled',
      '9 8 WorkflowTaskStarted',
      '10 8 WorkflowTaskCompleted',
      '11 11 WorkflowExecutionCompleted  "Hello, Temporal!"',
    ]);
  });

  it('of an order shows the attempts that failed', () => {
    expect(lines('order-done')).toContainEqual(
      expect.stringMatching(/ActivityTaskStarted charge attempt 3, before that: 503 from the payment gateway$/),
    );
    expect(folded('order-done')).toMatchObject({ status: 'completed', result: expect.stringContaining('parcel 7Q') });
  });

  it('of an order in a retry has its activity open', () => {
    const { status, openActivities } = folded('order-retrying');
    expect(status).toBe('running');
    expect(openActivities).toMatchObject([
      { activityType: 'charge', state: 'scheduled', attempt: 1, maximumAttempts: 5 },
    ]);
  });

  it('of a canceled order says so', () => {
    expect(folded('order-canceled')).toMatchObject({ status: 'canceled', openActivities: [] });
    expect(lines('order-canceled').map((line) => line.split(' ')[2])).toEqual(
      expect.arrayContaining(['WorkflowExecutionCancelRequested', 'ActivityTaskCancelRequested']),
    );
  });

  it('of a failed order gives the chain of failures', () => {
    const { status, failure } = folded('order-failed');
    expect(status).toBe('failed');
    expect(failure).toMatchObject({
      type: 'ActivityFailure',
      cause: { type: 'Error', message: '503 from the payment gateway' },
    });
  });

  it('of durable has its timers', () => {
    const timers = lines('durable').filter((line) => line.includes('Timer'));
    expect(timers.slice(0, 2)).toEqual([
      expect.stringMatching(/^\d+ (\d+) TimerStarted 1 2 s$/),
      expect.stringMatching(/^\d+ \d+ TimerFired 1$/),
    ]);
    expect(timers).toHaveLength(8);
  });
});

describe('foldEvents', () => {
  it('gives the same whether a history comes at once or in pieces, with pieces told twice', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(fc.tuple(fc.nat(60), fc.nat(20)), { maxLength: 8 }),
        (name, cuts) => {
          const events = recorded(name);
          let pieces = nothingYet;
          for (const [size, again] of cuts) {
            const done = pieces.events.length;
            pieces = foldEvents(pieces, events.slice(Math.max(0, done - again), done + size));
          }
          expect(foldEvents(pieces, events)).toEqual(foldEvents(nothingYet, events));
        },
      ),
    );
  });

  it('keeps ids without gap, and a group within the events before it', () => {
    for (const name of names) {
      const { events } = folded(name);
      expect(events.map(({ id }) => id)).toEqual(events.map((_, i) => i + 1));
      for (const { id, group } of events) expect(group).toBeLessThanOrEqual(id);
    }
  });

  it('survives every type of event, and those that do not exist yet', () => {
    const types = Object.values(proto.temporal.api.enums.v1.EventType).filter((type) => typeof type === 'number');
    const events = [...types, 999].map((eventType, i) => ({ eventId: i + 1, eventType }));
    const { events: shown } = foldEvents(nothingYet, eventsOf({ events }));
    expect(shown).toHaveLength(events.length);
    expect(shown.at(-1)?.type).toBe('Event999');
    expect(shown.every(({ type }) => /^[A-Z][A-Za-z0-9]+$/.test(type))).toBe(true);
  });

  it('keeps at most 2,000 characters of what an event holds, on one line', () => {
    const data = Buffer.from(JSON.stringify(`a\nb${'x'.repeat(10_000)}`));
    const input = { payloads: [{ metadata: { encoding: Buffer.from('json/plain') }, data }] };
    const { events } = foldEvents(
      nothingYet,
      eventsOf({
        events: [
          { eventId: 1, eventType: 26, workflowExecutionSignaledEventAttributes: { signalName: 'note', input } },
        ],
      }),
    );
    expect(events[0]).toMatchObject({ type: 'WorkflowExecutionSignaled', name: 'note' });
    expect(events[0]?.detail.length).toBeLessThanOrEqual(2_000);
    expect(events[0]?.detail).not.toContain('\n');
  });

  it('hands over to the next run', () => {
    const { status, nextRunId } = foldEvents(
      nothingYet,
      eventsOf({
        events: [
          { eventId: 1, eventType: 28, workflowExecutionContinuedAsNewEventAttributes: { newExecutionRunId: 'next' } },
        ],
      }),
    );
    expect({ status, nextRunId }).toEqual({ status: 'continued-as-new', nextRunId: 'next' });
  });
});
