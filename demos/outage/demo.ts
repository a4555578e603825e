import { defineDemo } from 'tslides';
import * as v from 'valibot';
import { completes, says, seen, workerKilled, workersRun } from '../rehearsal.js';
import type * as workflows from './workflows.js';

export default defineDemo<typeof workflows>({
  name: 'outage',
  line: 'Kill the Temporal Service itself while a timer runs: nothing is lost.',
  workflow: 'outage',
  input: {
    schema: v.strictObject({
      /** ms until the delivery. */
      timer: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600_000)),
    }),
    default: { timer: 8_000 },
  },
  actions: [
    { kind: 'start', key: 's', label: 'start' },
    { kind: 'kill-service', key: 'e', label: 'kill service' },
    { kind: 'start-service', key: 't', label: 'start service' },
    { kind: 'kill-worker', key: 'w', label: 'kill worker' },
    { kind: 'start-worker', key: 'r', label: 'start worker' },
    { kind: 'reset', key: 'x', label: 'reset' },
  ],
  panels: [['status'], ['timeline'], ['workers']],
  rehearsal: [
    { press: 's' },
    says('is to be delivered'),
    { press: 'e' },
    // Only the embedded service can be killed; with another one the rest of the story holds all the same.
    seen('the service is gone', ({ service }) => service.kind !== 'embedded' || service.state === 'down'),
    { press: 'w' },
    workerKilled,
    seen(
      'the timer is overdue',
      ({ workflow, now }) => workflow?.events.some(({ due }) => due !== undefined && now > due + 1_000) === true,
    ),
    { press: 't' },
    seen('the service is back', ({ service }) => service.state === 'up'),
    { press: 'r' },
    workersRun(1),
    completes('s late'),
  ],
});
