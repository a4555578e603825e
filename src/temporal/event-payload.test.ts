import { readdirSync, readFileSync } from 'node:fs';
import proto from '@temporalio/proto';
import { describe, expect, it } from 'vitest';
import { eventPayload } from './event-payload.js';
import { foldEvents, nothingYet } from './fold.js';
import type { HistoryEventMessage } from './protocol.js';

const folder = new URL('../testing/histories/', import.meta.url);
const { HistoryEvent, History } = proto.temporal.api.history.v1;
const read = (event: object) => eventPayload(HistoryEvent.fromObject(event));
const json = (value: unknown) => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(JSON.stringify(value)),
});

describe('eventPayload', () => {
  it('tells what an activity was scheduled with', () => {
    const text = read({
      eventType: 10,
      activityTaskScheduledEventAttributes: {
        activityId: '1',
        activityType: { name: 'charge' },
        taskQueue: { name: 'tslides', kind: 1 },
        header: { fields: { trace: json('x') } },
        input: { payloads: [json({ amount: 42 }), json('EUR')] },
        startToCloseTimeout: { seconds: 2, nanos: 500_000_000 },
        heartbeatTimeout: {},
        workflowTaskCompletedEventId: 4,
        retryPolicy: { initialInterval: { seconds: 1 }, maximumAttempts: 5 },
      },
    });
    expect(JSON.parse(text)).toEqual({
      activityId: '1',
      activityType: 'charge',
      taskQueue: 'tslides',
      input: [{ amount: 42 }, 'EUR'],
      startToCloseTimeout: '2.5 s',
      retryPolicy: { initialInterval: '1 s', maximumAttempts: 5 },
    });
    expect(text).toContain('\n  "activityType": "charge"');
  });

  it('tells a failure with its cause and its kind, without the stack', () => {
    const text = read({
      eventType: 13,
      activityTaskTimedOutEventAttributes: {
        scheduledEventId: 5,
        retryState: 4,
        failure: {
          message: 'late',
          stackTrace: 'at secret.ts',
          timeoutFailureInfo: { timeoutType: 1 },
          cause: { message: 'why', applicationFailureInfo: { type: 'Odd' } },
        },
      },
    });
    expect(JSON.parse(text)).toEqual({
      retryState: 'MaximumAttemptsReached',
      failure: {
        message: 'late',
        timeoutFailureInfo: { timeoutType: 'StartToClose' },
        cause: { message: 'why', applicationFailureInfo: { type: 'Odd' } },
      },
    });
  });

  it('is empty where there is nothing to tell, and never long', () => {
    expect(read({ eventType: 5 })).toBe('');
    expect(read({ eventType: 999 })).toBe('');
    expect(read({ eventType: 16, timerCanceledEventAttributes: { startedEventId: 3 } })).toBe('');
    const signal = (input: unknown) =>
      read({
        eventType: 26,
        workflowExecutionSignaledEventAttributes: { signalName: 'note', input: { payloads: [json(input)] } },
      });
    expect(signal('x'.repeat(20_000))).toHaveLength(4_000);
    expect(signal('x'.repeat(100_000))).toContain('98 kB, too large to be shown');
  });

  it('survives every recorded event, as part of a view that JSON holds', () => {
    for (const name of readdirSync(folder)) {
      const { events } = History.fromObject(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
      const folded = foldEvents(nothingYet, events as HistoryEventMessage[]);
      const copy = JSON.parse(JSON.stringify(folded)) as typeof folded;
      expect(copy.events).toEqual(folded.events);
      expect(folded.events[0]?.payload).toContain('"workflowType"');
      expect(folded.events[0]?.identity).toMatch(/@/);
    }
  });
});
