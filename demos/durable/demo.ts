import { defineDemo } from 'tslides';
import * as v from 'valibot';
import { completes, says, workerKilled, workersRun } from '../rehearsal.js';
import type * as workflows from './workflows.js';

export default defineDemo<typeof workflows>({
  name: 'durable',
  line: 'Kill the worker in the middle of a step: no finished step runs twice.',
  workflow: 'durable',
  input: {
    schema: v.strictObject({
      steps: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
      pause: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600_000)),
      work: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_500))),
    }),
    default: { steps: 5, pause: 2_000, work: 1_000 },
  },
  actions: [
    { kind: 'start', key: 's', label: 'start' },
    { kind: 'kill-worker', key: 'w', label: 'kill worker' },
    { kind: 'start-worker', key: 'r', label: 'start worker' },
    { kind: 'reset', key: 'x', label: 'reset' },
  ],
  panels: [['status', 'workers'], ['timeline']],
  rehearsal: [
    { press: 's' },
    says('step 2 of 5'),
    { press: 'w' },
    workerKilled,
    { press: 'r' },
    workersRun(1),
    says('step 4 of 5'),
    completes('5 steps, each ran once', 20_000),
  ],
});
