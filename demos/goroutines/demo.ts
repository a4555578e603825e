import { defineDemo } from 'tslides';
import * as v from 'valibot';
import { aMoment, completes, processIs, says, workerKilled } from '../rehearsal.js';
import type * as workflows from './workflows.js';

export default defineDemo<typeof workflows>({
  name: 'goroutines',
  line: 'The same five steps twice: in the memory of a process, and as a workflow. Kill both.',
  workflow: 'goroutines',
  input: {
    schema: v.strictObject({ clip: v.pipe(v.string(), v.minLength(1), v.maxLength(60)) }),
    default: { clip: 'gopher.mp4' },
  },
  processes: [{ kind: 'node', name: 'plain', file: './plain.ts' }],
  actions: [
    { kind: 'start', key: 's', label: 'start both' },
    {
      kind: 'several',
      key: 'w',
      label: 'kill both',
      acts: [{ kind: 'kill-process', process: 'plain' }, { kind: 'kill-worker' }],
    },
    {
      kind: 'several',
      key: 'r',
      label: 'start again',
      acts: [{ kind: 'start-process', process: 'plain' }, { kind: 'start-worker' }],
    },
    { kind: 'reset', key: 'x', label: 'reset' },
  ],
  panels: [['process', 'timeline'], ['workers']],
  rehearsal: [
    { press: 's' },
    says('step 4 of 5'),
    { press: 'w' },
    workerKilled,
    processIs('plain', 'killed', ({ state }) => state === 'killed'),
    aMoment(1_500),
    { press: 'r' },
    processIs('plain', 'at step 1 again', ({ starts, status }) => starts > 1 && status?.startsWith('step 1') === true),
    completes('gopher.mp4 is online'),
    processIs('plain', 'still at work', ({ progress }) => (progress?.done ?? 5) < 5),
  ],
});
