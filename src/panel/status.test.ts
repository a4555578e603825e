import { describe, expect, it } from 'vitest';
import { status } from './status.js';
import { colourless, completed, failed, killed, retrying, textOf } from './testing.js';
import type { DemoView, WorkflowView } from './view.js';

const drawn = (view: DemoView, height: number, width = 80) => textOf(status.draw(view, { width, height }, colourless));

function answering(value: unknown, more: Partial<WorkflowView> = {}): DemoView {
  if (retrying.workflow === undefined) throw new Error('the sample view has a workflow');
  return { ...retrying, workflow: { ...retrying.workflow, statusQuery: { value, at: 0 }, ...more } };
}

describe('status', () => {
  it('says who, what and with which result', () => {
    expect(drawn(completed, 3)).toBe(
      [
        'workflow  order · order-A42',
        'status    shipped',
        'result    {"order":"A42","paid":true,"parcel":"DE-7731"}',
      ].join('\n'),
    );
  });

  it('says the text of an answer that is an object, then its fields, and nothing of counting', () => {
    const view = answering({ text: 'step 3 of 5', counting: true, done: [1, 2], next: 'in 2 s' });
    expect(drawn(view, 5)).toBe(
      ['workflow  order · order-A42', 'status    step 3 of 5', '          done  [1,2]', '          next  in 2 s'].join(
        '\n',
      ),
    );
    expect(status.size(view).fair).toBe(5);
  });

  it('joins the fields where there are too few rows', () => {
    const view = answering({ text: 'step 3 of 5', next: 'in 2 s' });
    expect(drawn(view, 3)).toContain('status    step 3 of 5 · next in 2 s');
  });

  it('says why there is no newer answer', () => {
    expect(drawn(killed, 4)).toContain('no worker answers the query');
    expect(drawn(answering('at work', { statusProblem: 'no worker answers the query' }), 4, 34)).toMatch(
      /status {4}at work\n {10}no worker answers the q…/,
    );
  });

  it('tells the chain of a failure', () => {
    expect(drawn(failed, 3, 120)).toContain(
      'failure   ActivityFailure: Activity task failed ← PaymentRefused: insufficient funds on card 4242',
    );
  });

  it('shows the outcome first where there is one row', () => {
    expect(drawn(completed, 1)).toMatch(/^result /);
    expect(drawn(retrying, 1)).toBe('status    charging the card');
  });

  it('keeps the rows above the result where they were', () => {
    const before = drawn(answering('shipped'), 3).split('\n');
    expect(drawn(completed, 3).split('\n').slice(0, 2)).toEqual(before);
  });

  it.each([[null], [[]], [{}], [0], [false], ['']])('takes %j for an answer', (value) => {
    expect(drawn(answering(value), 3).split('\n')[1]).toMatch(/^status/);
  });
});
