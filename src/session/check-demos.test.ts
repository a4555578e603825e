import { describe, expect, it } from 'vitest';
import type { Demo } from '../demo/types.js';
import { deckOf } from '../presenter/testing.js';
import { checkDemos } from './check-demos.js';

const order: Demo = {
  name: 'order',
  line: 'An order.',
  workflow: 'order',
  taskQueue: 'tslides',
  input: {
    default: { amount: 42 },
    schema: {
      '~standard': {
        version: 1,
        vendor: 'test',
        validate: (value: unknown) =>
          typeof (value as { amount: unknown }).amount === 'number'
            ? { value }
            : { issues: [{ message: 'a number is wanted', path: ['amount'] }] },
      },
    },
  },
  actions: [{ kind: 'start', key: 's', label: 'start' }],
  panels: [['status']],
};
const demos = new Map([['order', order]]);
const problems = (markdown: string): readonly (readonly [string, string])[] => [
  ...checkDemos(deckOf('# one', markdown), demos, new Map([['broken', 'it has no workflow']])).problems,
];

describe('a demo fence', () => {
  it('that is right has no problem', () => {
    expect(problems('```demo order\npanels: [status, [history, workers]]\ninput: {amount: 7}\n```')).toEqual([]);
  });

  it.each([
    ['```demo ordre\n```', 'ordre#1', 'there is no demo "ordre", did you mean "order"?'],
    ['```demo zebra\n```', 'zebra#1', 'there is no demo "zebra": there are order'],
    ['```demo broken\n```', 'broken#1', 'it has no workflow'],
    ['```demo order\npanels: [statsu]\n```', 'order#1', 'there is no panel "statsu", did you mean "status"?'],
    ['```demo order\npanels: [zebra]\n```', 'order#1', 'there is no panel "zebra": there are status, timeline'],
    ['```demo order\ninput: {amount: lots}\n```', 'order#1', '`input.amount` of the demo "order": a number is wanted.'],
  ])('%j is told', (markdown, id, message) => {
    const [[found, text] = ['', ''], ...more] = problems(`# two\n\n${markdown}`);
    expect(more).toEqual([]);
    expect(found).toBe(id);
    expect(text.startsWith(message), text).toBe(true);
  });

  it('is known by what it is for people', () => {
    const { infos } = checkDemos(deckOf('# no demo'), demos, new Map());
    expect(infos.get('order')).toEqual({
      name: 'order',
      line: 'An order.',
      workflowType: 'order',
      taskQueue: 'tslides',
      actions: [{ key: 's', label: 'start', kind: 'start' }],
      panels: [['status']],
    });
  });
});
