import proto from '@temporalio/proto';
import { describe, expect, it } from 'vitest';
import { pendingActivities } from './describe.js';
import { failureView } from './failure.js';

const second = (seconds: number) => ({ seconds, nanos: 500_000_000 });

const pending = (messages: readonly object[], now: number) => {
  const { PendingActivityInfo } = proto.temporal.api.workflow.v1;
  return pendingActivities(
    messages.map((message) => PendingActivityInfo.fromObject(message)),
    now,
  );
};

describe('pendingActivities', () => {
  const waiting = {
    activityId: '1',
    activityType: { name: 'charge' },
    state: 1,
    attempt: 3,
    maximumAttempts: 5,
    lastFailure: { message: '503', applicationFailureInfo: { type: 'Error' } },
  };

  it('tells when the next attempt is due', () => {
    const [activity] = pending(
      [{ ...waiting, scheduledTime: second(100), nextAttemptScheduleTime: second(103) }],
      101_000,
    );
    expect(activity).toEqual({
      activityId: '1',
      activityType: 'charge',
      state: 'scheduled',
      attempt: 3,
      maximumAttempts: 5,
      scheduledAt: 100_500,
      nextAttemptAt: 103_500,
      lastFailure: { type: 'Error', message: '503' },
    });
  });

  it('takes a scheduled time that lies ahead for it, as older services tell it', () => {
    expect(pending([{ ...waiting, scheduledTime: second(103) }], 101_000)[0]?.nextAttemptAt).toBe(103_500);
    expect(pending([{ ...waiting, scheduledTime: second(99) }], 101_000)[0]).not.toHaveProperty('nextAttemptAt');
  });

  it('knows what runs, what is to be canceled and the last heartbeat', () => {
    const heartbeatDetails = {
      payloads: [{ metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{"done":3}') }],
    };
    expect(
      pending(
        [
          { state: 2, lastStartedTime: second(1), nextAttemptScheduleTime: second(9), heartbeatDetails },
          { state: 3, attempt: 1 },
        ],
        0,
      ),
    ).toEqual([
      {
        activityId: '',
        activityType: '',
        state: 'started',
        attempt: 1,
        maximumAttempts: 0,
        startedAt: 1_500,
        heartbeat: { done: 3 },
      },
      { activityId: '', activityType: '', state: 'cancel-requested', attempt: 1, maximumAttempts: 0 },
    ]);
  });
});

describe('failureView', () => {
  it('names every kind and keeps the chain, up to ten', () => {
    const chain = (depth: number): object =>
      depth === 0
        ? { message: 'root', timeoutFailureInfo: {} }
        : { message: `${depth}`, activityFailureInfo: {}, cause: chain(depth - 1) };
    expect(failureView(chain(1))).toEqual({
      type: 'ActivityFailure',
      message: '1',
      cause: { type: 'TimeoutFailure', message: 'root' },
    });
    let depth = 0;
    for (let at = failureView(chain(50)); at.cause !== undefined; at = at.cause) depth++;
    expect(depth).toBe(9);
  });
});
