import { describe, expect, it } from 'vitest';
import { activityStories } from './activity-story.js';
import { completed, event, retrying, start } from './testing.js';
import type { WorkflowView } from './view.js';

function workflowOf(view: { readonly workflow?: WorkflowView }): WorkflowView {
  if (view.workflow === undefined) throw new Error('the sample view has a workflow');
  return view.workflow;
}

describe('activityStories', () => {
  it('tells what is over from the history and what is pending from the service', () => {
    const [reserve, charge, ...more] = activityStories(workflowOf(retrying));
    expect(reserve).toMatchObject({ name: 'reserve', attempt: 1, end: { outcome: 'completed', at: start + 432 } });
    expect(charge).toMatchObject({ name: 'charge', attempt: 3, pending: { state: 'scheduled' } });
    expect(charge).not.toHaveProperty('end');
    expect(more).toEqual([]);
  });

  it('counts the attempts of one that is over', () => {
    expect(activityStories(workflowOf(completed)).map(({ attempt }) => attempt)).toEqual([1, 3]);
  });

  it('does not tell of an activity twice when the service was asked before it was closed', () => {
    const late = {
      ...workflowOf(completed),
      status: 'running' as const,
      pendingActivities: workflowOf(retrying).pendingActivities,
    };
    expect(activityStories(late).map(({ name, end }) => [name, end?.outcome])).toEqual([
      ['reserve', 'completed'],
      ['charge', 'completed'],
    ]);
  });

  it('leaves behind what was pending when the workflow closed', () => {
    const closed = { ...workflowOf(retrying), status: 'terminated' as const, closedAt: start + 9_000 };
    expect(activityStories(closed).at(-1)?.end).toMatchObject({ outcome: 'abandoned', at: start + 9_000 });
  });

  it('keeps two activities of one type apart', () => {
    const [charge] = workflowOf(retrying).pendingActivities;
    if (charge === undefined) throw new Error('the sample has a pending activity');
    const twins: WorkflowView = {
      ...workflowOf(retrying),
      events: [
        event(5, 0, 'ActivityTaskScheduled', { name: 'charge' }),
        event(6, 0, 'ActivityTaskScheduled', { name: 'charge' }),
      ],
      pendingActivities: [
        { ...charge, group: 6, attempt: 4 },
        { ...charge, group: 5, attempt: 2 },
      ],
    };
    expect(activityStories(twins).map(({ attempt }) => attempt)).toEqual([2, 4]);
  });
});
