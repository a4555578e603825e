import { describe, expect, it } from 'vitest';
import { event, retrying } from '../testing.js';
import type { PendingActivity, WorkflowView } from '../view.js';
import type { Lane } from './lane.js';
import { pendingOf } from './pending.js';
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

describe('pendingOf', () => {
  function workflowOf(names: readonly string[], pendingActivities: readonly PendingActivity[]): WorkflowView {
    if (retrying.workflow === undefined) throw new Error('the sample has a workflow');
    const events = names.map((name, index) => event(index + 1, 0, 'ActivityTaskScheduled', { name }));
    return { ...retrying.workflow, events, pendingActivities };
  }

  it('finds the group by the number that the SDK gave, whatever the order', () => {
    const { byGroup } = pendingOf(
      workflowOf(
        ['charge', 'charge'],
        [
          { ...charge, activityId: '2', attempt: 4 },
          { ...charge, activityId: '1', attempt: 2 },
        ],
      ),
    );
    expect([byGroup.get(1)?.attempt, byGroup.get(2)?.attempt]).toEqual([2, 4]);
  });

  it('finds it by the event, or by the type where the name is the application’s own', () => {
    const { byGroup } = pendingOf(
      workflowOf(
        ['a', 'charge', 'ship', 'ship'],
        [
          { ...charge, activityType: 'ship', activityId: '4', attempt: 7 },
          { ...charge, activityId: 'my-charge', attempt: 3 },
        ],
      ),
    );
    expect([byGroup.get(4)?.attempt, byGroup.get(2)?.attempt]).toEqual([7, 3]);
  });

  it('tells of one that the history does not know yet, and of none twice', () => {
    const { ahead } = pendingOf(workflowOf([], [charge, { ...charge, activityId: '2', activityType: 'ship' }]));
    expect(ahead.map(({ name }) => name)).toEqual(['charge', 'ship']);
    const { byGroup, ahead: none } = pendingOf(fleet.workflow ?? workflowOf([], []));
    expect([byGroup.size, none.length]).toEqual([27, 0]);
  });
});
