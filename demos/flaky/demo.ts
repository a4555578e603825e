import { defineDemo } from 'tslides';
import * as v from 'valibot';
import { attempts, completes, processIs, says } from '../rehearsal.js';
import type * as workflows from './workflows.js';

export default defineDemo<typeof workflows>({
  name: 'flaky',
  line: 'An API that is down until you repair it, and a job that goes on where it failed.',
  workflow: 'flaky',
  input: {
    schema: v.strictObject({
      url: v.optional(v.pipe(v.string(), v.url(), v.maxLength(200))),
      failAt: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20)),
    }),
    default: { failAt: 12 },
  },
  processes: [{ kind: 'node', name: 'api', file: './gateway.ts' }],
  prepare(input, { api }) {
    const found = api?.value as { url: string } | undefined;
    return { url: found?.url, ...(input as workflows.Job) };
  },
  actions: [
    { kind: 'start', key: 's', label: 'start' },
    { kind: 'tell', key: 'f', label: 'fix the API', process: 'api', message: { repair: true } },
    { kind: 'tell', key: 'b', label: 'break it', process: 'api', message: { repair: false } },
    { kind: 'cancel', key: 'c', label: 'cancel' },
    { kind: 'reset', key: 'x', label: 'reset' },
  ],
  panels: [['status'], ['activities', 'process'], ['timeline']],
  rehearsal: [
    { press: 'b' },
    { press: 's' },
    attempts('callApi', 2),
    { press: 'f' },
    processIs('api', 'repaired', ({ status }) => status?.startsWith('repaired') === true),
    says('loading 20 rows'),
    attempts('loadRows', 2),
    completes('from row 12 on by attempt 2'),
  ],
});
