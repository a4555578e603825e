import { defineDemo } from 'tslides';
import * as v from 'valibot';
import { completes, says } from '../rehearsal.js';
import type * as workflows from './workflows.js';

export default defineDemo<typeof workflows>({
  name: 'anatomy',
  line: 'A cup of tea on its way through the four services.',
  workflow: 'tea',
  input: {
    schema: v.strictObject({
      kind: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
      steep: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600_000)),
      patience: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600_000)),
    }),
    default: { kind: 'Earl Grey', steep: 2_000, patience: 4_000 },
  },
  actions: [
    { kind: 'start', key: 's', label: 'start' },
    { kind: 'signal', key: 't', label: 'take sugar', signal: 'sugar' },
    { kind: 'reset', key: 'x', label: 'reset' },
  ],
  panels: [['status'], ['service']],
  rehearsal: [{ press: 's' }, says('a timer'), { press: 't' }, completes('Earl Grey with 1 of sugar')],
});
