import proto from '@temporalio/proto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attempts, attemptList, attemptsSeen, mostOfActivity, mostOfRun, noAttempts } from './attempts.js';
import { withDescribed } from './attempts-described.js';
import { withClose, withRecorded } from './attempts-recorded.js';
import type { HistoryEventMessage } from './protocol.js';

const time = (ms: number) => ({ seconds: Math.floor(ms / 1_000), nanos: (ms % 1_000) * 1e6 });
const types = proto.temporal.api.enums.v1.EventType;

const recorded = (before: Attempts, ...events: readonly object[]) =>
  withRecorded(before, proto.temporal.api.history.v1.History.fromObject({ events }).events as HistoryEventMessage[]);

const described = (before: Attempts, now: number, ...messages: readonly object[]) => {
  const { PendingActivityInfo } = proto.temporal.api.workflow.v1;
  return withDescribed(
    before,
    messages.map((message) => PendingActivityInfo.fromObject({ activityId: 'a', ...message })),
    now,
  );
};

const scheduled = (id: number, at: number, activityId = 'a') => ({
  eventId: id,
  eventTime: time(at),
  eventType: types.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
  activityTaskScheduledEventAttributes: {
    activityId,
    retryPolicy: { initialInterval: time(1_000), backoffCoefficient: 2, maximumInterval: time(3_000) },
  },
});
const started = (id: number, group: number, at: number, attempt = 1, message?: string) => ({
  eventId: id,
  eventTime: time(at),
  eventType: types.EVENT_TYPE_ACTIVITY_TASK_STARTED,
  activityTaskStartedEventAttributes: {
    scheduledEventId: group,
    attempt,
    identity: '1@stage',
    ...(message === undefined ? {} : { lastFailure: { message } }),
  },
});
const completed = (id: number, group: number, at: number) => ({
  eventId: id,
  eventTime: time(at),
  eventType: types.EVENT_TYPE_ACTIVITY_TASK_COMPLETED,
  activityTaskCompletedEventAttributes: { scheduledEventId: group },
});
const failed = (id: number, group: number, at: number, message: string) => ({
  eventId: id,
  eventTime: time(at),
  eventType: types.EVENT_TYPE_ACTIVITY_TASK_FAILED,
  activityTaskFailedEventAttributes: { scheduledEventId: group, failure: { message } },
});

const running = (attempt: number, startedAt: number, completedAt?: number) => ({
  state: 2,
  attempt,
  lastStartedTime: time(startedAt),
  lastWorkerIdentity: '1@stage',
  ...(completedAt === undefined
    ? {}
    : { lastAttemptCompleteTime: time(completedAt), lastFailure: { message: `no ${attempt - 1}` } }),
});
const waiting = (attempt: number, completedAt: number, due: number) => ({
  state: 1,
  attempt,
  lastAttemptCompleteTime: time(completedAt),
  nextAttemptScheduleTime: time(due),
  lastFailure: { message: `no ${attempt - 1}` },
  lastWorkerIdentity: '1@stage',
});

const begun = recorded(noAttempts, scheduled(5, 10_000));
const short = (attempts: Attempts) =>
  attemptList(attempts).map(({ attempt, startedAt, endedAt, failure }) => [attempt, startedAt, endedAt, failure]);

describe('attempts', () => {
  it('come and go as the service tells', () => {
    let attempts = described(begun, 10_200, running(1, 10_100));
    expect(attemptList(attempts)).toEqual([{ group: 5, attempt: 1, startedAt: 10_100, identity: '1@stage' }]);
    attempts = described(attempts, 10_600, waiting(2, 10_500, 11_500));
    expect(attemptList(attempts)).toEqual([
      { group: 5, attempt: 1, startedAt: 10_100, endedAt: 10_500, failure: 'no 1', identity: '1@stage' },
    ]);
    attempts = described(attempts, 11_700, running(2, 11_600, 10_500));
    attempts = recorded(attempts, started(6, 5, 11_600, 2, 'no 1'), completed(7, 5, 12_000));
    expect(short(attempts)).toEqual([
      [1, 10_100, 10_500, 'no 1'],
      [2, 11_600, 12_000, undefined],
    ]);
  });

  it('are the same object while nothing new is told', () => {
    const attempts = described(begun, 10_200, running(1, 10_100));
    expect(described(attempts, 10_300, running(1, 10_100))).toBe(attempts);
    expect(described(attempts, 10_300)).toBe(attempts);
    expect(described(attempts, 10_300, { ...running(1, 10_100), activityId: 'not yet in the history' })).toBe(attempts);
  });

  it('are told of the history alone: the last one of each activity', () => {
    const attempts = recorded(
      noAttempts,
      scheduled(5, 10_000),
      started(6, 5, 15_000, 3, 'no 2'),
      failed(7, 5, 15_100, 'no 3'),
    );
    expect(short(attempts)).toEqual([[3, 15_000, 15_100, 'no 3']]);
  });

  it('that nobody saw are told from the retry policy', () => {
    // 1 ends at 10,100; pauses of 1 s and 2 s; 4 starts at 16,400 after a pause of 3 s.
    let attempts = described(begun, 10_050, running(1, 10_000));
    attempts = described(attempts, 10_150, waiting(2, 10_100, 11_100));
    attempts = described(attempts, 16_500, running(4, 16_400, 13_400));
    expect(short(attempts)).toEqual([
      [1, 10_000, 10_100, 'no 1'],
      [2, 11_100, 11_250, 'failed, nobody saw why'],
      [3, 13_250, 13_400, 'no 3'],
      [4, 16_400, undefined, undefined],
    ]);
  });

  it('that nobody saw end take no longer than there was time', () => {
    let attempts = described(begun, 10_050, running(1, 10_000));
    attempts = recorded(attempts, started(6, 5, 10_400, 4, 'no 3'), completed(7, 5, 10_500));
    const list = attemptList(attempts);
    expect(list.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
    for (const [i, one] of list.entries()) {
      expect(one.endedAt).toBeGreaterThanOrEqual(one.startedAt);
      expect(one.startedAt).toBeGreaterThanOrEqual(list[i - 1]?.startedAt ?? 0);
    }
    expect(list.at(-1)).toMatchObject({ startedAt: 10_400, endedAt: 10_500 });
  });

  it('before we looked are not made up', () => {
    const attempts = described(begun, 90_000, running(40, 89_900, 86_900));
    expect(short(attempts)).toEqual([
      [39, 86_900, 86_900, 'no 39'],
      [40, 89_900, undefined, undefined],
    ]);
  });

  it('of services that tell the last start while they wait do not run', () => {
    let attempts = described(begun, 10_200, running(1, 10_100));
    attempts = described(attempts, 10_600, { ...waiting(2, 10_500, 11_500), lastStartedTime: time(10_100) });
    expect(short(attempts)).toEqual([[1, 10_100, 10_500, 'no 1']]);
  });

  it('end with the workflow', () => {
    const attempts = withClose(described(begun, 10_200, running(1, 10_100)), 11_000);
    expect(short(attempts)).toEqual([[1, 10_100, 11_000, 'the workflow was closed']]);
    expect(described(attempts, 11_100, running(1, 10_100))).toBe(attempts);
  });

  it('go on from what was seen before', () => {
    const seen = described(described(begun, 10_200, running(1, 10_100)), 10_600, waiting(2, 10_500, 11_500));
    const attempts = recorded(attemptsSeen(attemptList(seen)), scheduled(5, 10_000));
    expect(attemptList(attempts)).toEqual(attemptList(seen));
    expect(short(described(attempts, 11_700, running(2, 11_600, 10_500)))).toHaveLength(2);
  });

  it('are bounded for an activity', () => {
    let attempts = begun;
    for (let n = 1; n <= 1_000; n++) attempts = described(attempts, n * 10, running(n, n * 10, n * 10 - 5));
    expect(attemptList(attempts).map(({ attempt }) => attempt)).toEqual(
      Array.from({ length: mostOfActivity }, (_, i) => 1_000 - mostOfActivity + 1 + i),
    );
    const leap = described(described(begun, 1, running(1, 1)), 2e9, running(1e6, 2e9, 2e9 - 5));
    expect(attemptList(leap).length).toBeLessThanOrEqual(mostOfActivity);
  });

  it('are bounded for a run', () => {
    const events = Array.from({ length: 3_000 }, (_, i) => [
      scheduled(3 * i + 1, i * 10, `${i}`),
      started(3 * i + 2, 3 * i + 1, i * 10 + 1),
      completed(3 * i + 3, 3 * i + 1, i * 10 + 2),
    ]).flat();
    const attempts = recorded(noAttempts, ...events);
    const list = attemptList(attempts);
    expect(list).toHaveLength(mostOfRun);
    expect(attempts.activities.size).toBe(mostOfRun);
    expect(list.at(-1)?.group).toBe(8_998);
  });

  it('hold together whatever is told in whatever order', () => {
    const answers = fc.array(
      fc.record({
        attempt: fc.nat(70),
        state: fc.constantFrom(0, 1, 2, 3, 4),
        lastStartedTime: fc.option(fc.nat(50_000).map(time), { nil: undefined }),
        lastAttemptCompleteTime: fc.option(fc.nat(50_000).map(time), { nil: undefined }),
        nextAttemptScheduleTime: fc.option(fc.nat(50_000).map(time), { nil: undefined }),
      }),
    );
    fc.assert(
      fc.property(answers, (told) => {
        let attempts = begun;
        for (const one of told) attempts = described(attempts, 20_000, one);
        const numbers = attempts.activities.get(5)?.attempts.map(({ attempt }) => attempt) ?? [];
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        expect(numbers.length).toBeLessThanOrEqual(mostOfActivity);
        for (const { startedAt, endedAt } of attemptList(attempts)) {
          expect(Number.isFinite(startedAt)).toBe(true);
          if (endedAt !== undefined) expect(endedAt).toBeGreaterThanOrEqual(startedAt);
        }
      }),
    );
  });
});
