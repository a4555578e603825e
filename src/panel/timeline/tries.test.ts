import { describe, expect, it } from 'vitest';
import { event, retrying } from '../testing.js';
import type { PendingActivity, WorkflowView } from '../view.js';
import type { Lane } from './lane.js';
import { fleet } from './samples.js';
import { triesOf } from './tries.js';

const lane: Lane = {
  kind: 'activity',
  group: 5,
  name: 'charge',
  level: 0,
  from: 0,
  attempt: 1,
  maximumAttempts: 5,
  moments: [],
  detail: '',
};
const charge: PendingActivity = {
  group: 5,
  activityId: '1',
  activityType: 'charge',
  state: 'started',
  attempt: 1,
  maximumAttempts: 5,
  startedAt: 4_000,
};

describe('triesOf', () => {
  it('takes what was observed, and what the service says runs', () => {
    const observed = [{ group: 5, attempt: 1, startedAt: 100, endedAt: 200, failure: '503' }];
    expect(triesOf(lane, observed, { ...charge, attempt: 2 })).toEqual([
      { attempt: 1, from: 100, to: 200, failed: true },
      { attempt: 2, from: 4_000, failed: false },
    ]);
  });

  it('takes the last attempt of the history when nothing was observed', () => {
    const over: Lane = { ...lane, startedAt: 900, attempt: 3, end: { outcome: 'done', at: 1_000 } };
    expect(triesOf(over, [], undefined)).toEqual([{ attempt: 3, from: 900, to: 1_000, failed: false }]);
  });

  it('ends an attempt whose end was missed where the next begins', () => {
    const observed = [
      { group: 5, attempt: 1, startedAt: 100, endedAt: 9_000, failure: 'late' },
      { group: 5, attempt: 2, startedAt: 4_000 },
    ];
    expect(triesOf(lane, observed, { ...charge, attempt: 2 })[0]).toMatchObject({ to: 4_000 });
  });
});
