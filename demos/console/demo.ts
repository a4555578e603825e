import { defineDemo } from 'tslides';
import * as v from 'valibot';
import { completes, says, seen } from '../rehearsal.js';
import type * as workflows from './workflows.js';

export default defineDemo<typeof workflows>({
  name: 'console',
  line: 'What a client does, by key: start, signal, query, list, result.',
  workflow: 'parcel',
  input: {
    schema: v.strictObject({
      to: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
      route: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(20))), v.minLength(1), v.maxLength(10)),
    }),
    default: { to: 'Grace', route: ['train', 'van', 'door'] },
  },
  actions: [
    { kind: 'start', key: 's', label: 'start' },
    { kind: 'signal', key: 't', label: 'signal', signal: 'scan' },
    { kind: 'query', key: 'e', label: 'query', query: 'whereIsIt' },
    { kind: 'list', key: 'b', label: 'list' },
    { kind: 'result', key: 'f', label: 'result' },
    { kind: 'reset', key: 'x', label: 'reset' },
  ],
  panels: [['status'], ['client']],
  rehearsal: [
    { press: 's' },
    says('post office'),
    { press: 't' },
    says('train'),
    { press: 'e' },
    answered('query', 'train'),
    { press: 'b' },
    answered('list', 'console-'),
    { press: 'f' },
    { press: 't' },
    says('van'),
    { press: 't' },
    completes('Grace has it'),
    answered('result', 'Grace has it'),
  ],
});

/** This act is done, and its answer holds these words. */
function answered(act: string, words: string) {
  return seen(`${act} answered: ${words}`, ({ acts }) =>
    acts.some(({ label, state, answer }) => label === act && state === 'done' && answer?.includes(words) === true),
  );
}
