import { defineDemo } from 'tslides';
import * as v from 'valibot';
import { completes, seen, workerKilled, workersRun } from '../rehearsal.js';
import type * as workflows from './workflows.js';

export default defineDemo<typeof workflows>({
  name: 'fleet',
  line: 'Fifty jobs in one Task Queue. Add workers, kill one: every job is done.',
  workflow: 'fleet',
  taskQueue: 'fleet',
  worker: { maxConcurrentActivities: 2 },
  input: {
    schema: v.strictObject({ jobs: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)) }),
    default: { jobs: 50 },
  },
  actions: [
    { kind: 'start', key: 's', label: 'start' },
    { kind: 'add-worker', key: 'a', label: 'add worker' },
    { kind: 'kill-worker', key: 'w', label: 'kill worker' },
    { kind: 'start-worker', key: 'r', label: 'start worker' },
    { kind: 'reset', key: 'x', label: 'reset' },
  ],
  panels: [['status'], ['task-queue', 'workers']],
  rehearsal: [
    { press: 's' },
    doneAtLeast(3),
    { press: 'a' },
    { press: 'a' },
    workersRun(3),
    doneAtLeast(15),
    { press: 'w' },
    workerKilled,
    completes('all 50 jobs done'),
  ],
});

function doneAtLeast(count: number) {
  return seen(
    `${count} jobs done`,
    ({ workflow }) => (workflow?.events.filter(({ type }) => type === 'ActivityTaskCompleted').length ?? 0) >= count,
  );
}
