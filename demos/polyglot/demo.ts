import { defineDemo } from 'tslides';
import * as v from 'valibot';
import { completes } from '../rehearsal.js';
import type * as workflows from './workflows.js';

const python = process.env.TSLIDES_PYTHON || 'python3';
const taskQueue = v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200)));

export default defineDemo<typeof workflows>({
  name: 'polyglot',
  line: 'One workflow; its activities run in TypeScript, Go and Python.',
  workflow: 'polyglot',
  input: {
    schema: v.strictObject({ go: taskQueue, python: taskQueue }),
    default: {},
  },
  processes: [
    {
      kind: 'worker',
      name: 'go',
      folder: 'go',
      look: ['go', 'list', '-deps', '.'],
      missing: 'No Go worker here: it takes Go and the modules of demos/polyglot/go (go mod download).',
      build: ['go', 'build', '-o', '{out}', '.'],
      run: ['{out}'],
      env: { GOFLAGS: '-mod=readonly', GOPROXY: 'off', GOTOOLCHAIN: 'local', GOWORK: 'off' },
    },
    {
      kind: 'worker',
      name: 'python',
      folder: 'python',
      look: [python, '-c', 'import temporalio.worker'],
      missing: 'No Python worker here: it takes Python and its package temporalio (pip install temporalio).',
      run: [python, '-B', 'worker.py'],
    },
  ],
  prepare(input, { go, python }) {
    return {
      ...(go?.ready ? { go: go.taskQueue } : {}),
      ...(python?.ready ? { python: python.taskQueue } : {}),
      ...(input as workflows.Crew),
    };
  },
  actions: [
    { kind: 'start', key: 's', label: 'start' },
    { kind: 'cancel', key: 'c', label: 'cancel' },
    { kind: 'reset', key: 'x', label: 'reset' },
  ],
  panels: [['status'], ['timeline', 'process']],
  rehearsal: [{ press: 's' }, completes('one workflow')],
});
