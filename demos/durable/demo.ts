import { defineDemo } from 'tslides';
import * as v from 'valibot';
import type * as workflows from './workflows.js';

export default defineDemo<typeof workflows>({
  name: 'durable',
  line: 'Kill the worker between two steps: no finished step runs twice.',
  workflow: 'durable',
  input: {
    schema: v.strictObject({
      steps: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
      pause: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600_000)),
    }),
    default: { steps: 5, pause: 2_000 },
  },
  actions: [
    { kind: 'start', key: 's', label: 'start' },
    { kind: 'kill-worker', key: 'w', label: 'kill worker' },
    { kind: 'start-worker', key: 'r', label: 'start worker' },
    { kind: 'reset', key: 'x', label: 'reset' },
  ],
  panels: [['status', 'workers'], ['history']],
});
