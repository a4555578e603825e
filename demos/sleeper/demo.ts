import { defineDemo } from 'tslides';
import * as v from 'valibot';
import { says, seen } from '../rehearsal.js';
import type * as workflows from './workflows.js';

export default defineDemo<typeof workflows>({
  name: 'sleeper',
  line: 'A subscription that sleeps from one payment to the next, with no process awake.',
  workflow: 'subscription',
  input: {
    schema: v.strictObject({
      reader: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
      weeks: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(52)),
      price: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)),
      day: v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(86_400_000)),
    }),
    default: { reader: 'Ada', weeks: 4, price: 1, day: 500 },
  },
  actions: [
    { kind: 'start', key: 's', label: 'start' },
    { kind: 'kill-worker', key: 'w', label: 'kill worker' },
    { kind: 'start-worker', key: 'r', label: 'start worker' },
    { kind: 'cancel', key: 'c', label: 'cancel' },
    { kind: 'reset', key: 'x', label: 'reset' },
  ],
  panels: [['status', 'workers'], ['timeline']],
  rehearsal: [
    { press: 's' },
    says('week 2 of 4: asleep'),
    { press: 'c' },
    says('days paid back'),
    seen('canceled', ({ workflow }) => workflow?.status === 'canceled'),
  ],
});
