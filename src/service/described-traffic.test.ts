import { describe, expect, it } from 'vitest';
import { completed, event, retrying } from '../panel/testing.js';
import { fleetAt } from '../panel/testing-fleet.js';
import type { Hop, WorkflowView } from '../panel/view.js';
import { describedTraffic } from './described-traffic.js';

const workflowOf = ({ workflow }: { readonly workflow?: WorkflowView }): WorkflowView => {
  if (workflow === undefined) throw new Error('the sample has a workflow');
  return workflow;
};
const words = ({ from, to, text }: Hop) => `${from} ${to} ${text}`.trim();

describe('describedTraffic', () => {
  it('tells what the history says that must have happened, and that it is less than all', () => {
    const { lack, counts, hops } = describedTraffic(workflowOf(completed), undefined);
    expect(lack).toMatch(/^This service does not show what happens inside it/);
    expect(counts).toMatchObject({ clientCalls: 1, events: 17, tasks: 5, waiting: 0 });
    expect(hops.slice(0, 7).map(words)).toEqual([
      'client frontend StartWorkflowExecution',
      'frontend history',
      'history history writes 1',
      'history history writes 2',
      'history matching workflow task',
      'matching worker workflow task',
      'history history writes 3',
    ]);
  });

  it('tells what waits: by the Task Queue if it was asked, else by the pending activities', () => {
    const { workflow, taskQueue } = fleetAt(23);
    if (workflow === undefined) throw new Error('the sample has a workflow');
    expect(describedTraffic(workflow, taskQueue).counts.waiting).toBe(21);
    expect(describedTraffic(workflow, undefined).counts.waiting).toBe(21);
    expect(describedTraffic(workflowOf(retrying), undefined).counts.waiting).toBe(0);
  });

  it('numbers hops so that a longer history goes on where the shorter one ended, and keeps the last hundred', () => {
    const events = Array.from({ length: 400 }, (_, index) => event(index + 1, index, 'WorkflowTaskScheduled'));
    const base = workflowOf(retrying);
    const before = describedTraffic({ ...base, events: events.slice(0, 399) }, undefined).hops;
    const after = describedTraffic({ ...base, events }, undefined).hops;
    expect(after).toHaveLength(100);
    expect(before.slice(2)).toEqual(after.slice(0, -2));
    const rising = after.every(({ id }, index) => index === 0 || id > (after[index - 1]?.id ?? 0));
    expect(rising).toBe(true);
  });
});
