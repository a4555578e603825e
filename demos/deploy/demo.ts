import { defineDemo } from 'tslides';
import * as v from 'valibot';
import type { WorkflowView } from '../../src/panel/view.js';
import { completes, says, seen } from '../rehearsal.js';
import type * as workflows from './workflows.js';

export default defineDemo<typeof workflows>({
  name: 'deploy',
  line: 'The code changes while the rocket flies: first carelessly, then with a patch.',
  workflow: 'mission',
  input: {
    schema: v.strictObject({
      rocket: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
      orbit: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(600_000)),
      orbits: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
    }),
    default: { rocket: 'Gopher 1', orbit: 1_500, orbits: 40 },
  },
  versions: { broken: './workflows.broken.ts', patched: './workflows.patched.ts' },
  actions: [
    { kind: 'start', key: 's', label: 'start' },
    { kind: 'deploy', key: 'b', label: 'deploy broken', version: 'broken' },
    { kind: 'deploy', key: 'f', label: 'deploy fixed', version: 'patched' },
    { kind: 'deploy', key: 'i', label: 'deploy initial' },
    { kind: 'signal', key: 't', label: 'touch down', signal: 'comeHome' },
    { kind: 'reset', key: 'x', label: 'reset' },
  ],
  panels: [['status', 'workers'], ['history']],
  rehearsal: [
    { press: 's' },
    says('orbit 2 of 40'),
    { press: 'b' },
    seen('the changed code does not fit the history', ({ workflow }) => newest(workflow, 'WorkflowTaskFailed') > 0),
    { press: 'f' },
    says('engines first, patched'),
    seen(
      'the workflow goes on',
      ({ workflow }) => newest(workflow, 'WorkflowTaskCompleted') > newest(workflow, 'WorkflowTaskFailed'),
    ),
    { press: 't' },
    completes('Gopher 1 is back on Earth'),
  ],
});

/** Id of the newest event of a type; 0 if there is none. */
function newest(workflow: WorkflowView | undefined, wanted: string): number {
  return workflow?.events.findLast(({ type }) => type === wanted)?.id ?? 0;
}
