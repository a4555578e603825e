import { defineDemo } from 'tslides';
import * as v from 'valibot';
import { attempts, completes, says } from '../rehearsal.js';
import type * as workflows from './workflows.js';

export default defineDemo<typeof workflows>({
  name: 'order',
  line: 'The payment fails twice; the retry policy sees to it.',
  workflow: 'order',
  input: {
    schema: v.strictObject({
      item: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
      amount: v.pipe(v.number(), v.minValue(0.01), v.maxValue(1_000_000)),
      failures: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)),
    }),
    default: { item: 'A gopher', amount: 42, failures: 2 },
  },
  actions: [
    { kind: 'start', key: 's', label: 'start' },
    { kind: 'cancel', key: 'c', label: 'cancel' },
    { kind: 'reset', key: 'x', label: 'reset' },
  ],
  panels: [['status'], ['code', 'history']],
  rehearsal: [{ press: 's' }, says('charging'), attempts('charge', 3), completes('is on its way')],
});
