/*
 * A process that writes to a store as fast as it can, to be killed: runs with one to four events, then more for some of
 * them, several transactions at a time. Arguments: the store's file, the number of the first run. What it prints, a run
 * id and its number of events a line, is safe.
 */
import { writeSync } from 'node:fs';
import { newRun } from '../history/start.js';
import { Store } from './store.js';

const [file = '', first = '0'] = process.argv.slice(2);
const store = new Store(file, (error) => {
  writeSync(2, `${error.message}\n`);
  process.exit(3);
});
const lengths = new Map<string, number>();

function put(runId: string): void {
  const before = lengths.get(runId) ?? 0;
  const events = Array.from({ length: 1 + Math.floor(Math.random() * 4) }, () =>
    Buffer.alloc(20 + Math.floor(Math.random() ** 4 * 20_000), before + 1),
  );
  const { state } = newRun({ workflowId: runId, runId, firstRunId: runId, requestId: '', started: {} }, 1);
  const after = before + events.length;
  store.commit([
    { state: { ...state, nextEventId: after + 1 }, events, first: before + 1, becomesCurrent: before === 0 },
  ]);
  lengths.set(runId, after);
}

for (let number = Number(first); ; ) {
  const touched = new Set<string>();
  for (let count = Math.floor(Math.random() * 10); count >= 0; count--) {
    const runId = Math.random() < 0.3 ? `run-${number - 1}` : `run-${number++}`;
    if (runId !== `run-${Number(first) - 1}`) touched.add(runId);
  }
  for (const runId of touched) put(runId);
  await store.settled();
  writeSync(1, [...touched].map((runId) => `${runId} ${lengths.get(runId)}\n`).join(''));
}
