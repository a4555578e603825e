import { expect, test } from 'vitest';
import { normalise } from './normalise.js';

const runId = '0c7b0a2e-5c1e-4c69-8a0c-5c6a5a3f1c11';
const other = 'f4d3f1a4-9c5b-4f6e-9d6e-1f2e3d4c5b6a';
const bytes = (text: string) => Buffer.from(text);

test('ids stay equal where they were equal, over all histories', () => {
  const started = { originalExecutionRunId: runId, firstExecutionRunId: runId, continuedExecutionRunId: other };
  const [[first], [second]] = normalise([
    [{ workflowExecutionStartedEventAttributes: started }],
    [{ workflowExecutionContinuedAsNewEventAttributes: { newExecutionRunId: other } }],
  ]) as [[string], [string]];
  expect(JSON.parse(first)).toEqual({
    event: 'workflowExecutionStarted',
    continuedExecutionRunId: 'id-1',
    firstExecutionRunId: 'id-2',
    originalExecutionRunId: 'id-2',
  });
  expect(JSON.parse(second)).toEqual({ event: 'workflowExecutionContinuedAsNew', newExecutionRunId: 'id-1' });
});

test('times and what passes go, durations and payloads stay', () => {
  const event = {
    eventId: 5 as never,
    eventTime: { seconds: 17 as never },
    taskId: 99 as never,
    timerStartedEventAttributes: { timerId: '1', startToFireTimeout: { nanos: 50_000_000 } },
  };
  const marker = { details: { data: { payloads: [{ data: bytes('{"at":{"seconds":1,"nanos":2}}') }] } } };
  const [lines = []] = normalise([[event, { markerRecordedEventAttributes: marker }]]);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { eventId: 5, event: 'timerStarted', startToFireTimeout: '0.05 s', timerId: '1' },
    { event: 'markerRecorded', details: { data: { payloads: [{ data: '{"at":"a time"}' }] } } },
  ]);
});

test('an attribute more, or another value, is seen', () => {
  const line = (attributes: object) => normalise([[{ timerFiredEventAttributes: attributes }]])[0]?.[0];
  expect(line({ timerId: '1' })).not.toBe(line({ timerId: '2' }));
  expect(line({ timerId: '1' })).not.toBe(line({ timerId: '1', startedEventId: 5 }));
});
