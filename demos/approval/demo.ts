import { defineDemo } from 'tslides';
import * as v from 'valibot';
import { completes, says, seen } from '../rehearsal.js';
import type * as workflows from './workflows.js';

export default defineDemo<typeof workflows>({
  name: 'approval',
  line: 'A workflow waits for a person, for as long as it takes, or until its deadline.',
  workflow: 'expense',
  input: {
    schema: v.strictObject({
      what: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
      amount: v.pipe(v.number(), v.minValue(0.01), v.maxValue(1_000_000)),
      deadline: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(3_600_000)),
    }),
    default: { what: 'A gopher costume', amount: 450, deadline: 30_000 },
  },
  actions: [
    { kind: 'start', key: 's', label: 'start' },
    { kind: 'update', key: 't', label: 'trainee approves', update: 'approve', args: ['trainee'] },
    { kind: 'update', key: 'b', label: 'boss approves', update: 'approve', args: ['boss'] },
    { kind: 'signal', key: 'f', label: 'finance vetoes', signal: 'veto', args: ['finance'] },
    { kind: 'reset', key: 'x', label: 'reset' },
  ],
  panels: [['status'], ['history', 'client']],
  rehearsal: [
    { press: 's' },
    says('waits for a person'),
    { press: 't' },
    seen('the trainee is refused', ({ acts }) =>
      acts.some(({ state, answer }) => state === 'failed' && answer?.includes('may approve 100 euros') === true),
    ),
    { press: 'b' },
    completes('approved by the boss'),
  ],
});
