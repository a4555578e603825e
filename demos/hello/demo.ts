import { defineDemo } from 'tslides';
import * as v from 'valibot';
import type * as workflows from './workflows.js';

export default defineDemo<typeof workflows>({
  name: 'hello',
  line: 'A workflow, an activity, a result.',
  workflow: 'hello',
  input: {
    schema: v.strictObject({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)) }),
    default: { name: 'Temporal' },
  },
  actions: [
    { kind: 'start', key: 's', label: 'start' },
    { kind: 'reset', key: 'x', label: 'reset' },
  ],
  panels: [['status'], ['history']],
  rehearsal: [
    { press: 's' },
    { see: 'the greeting', when: ({ workflow }) => workflow?.status === 'completed', within: 5_000 },
  ],
});
