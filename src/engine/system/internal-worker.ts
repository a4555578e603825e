import type { Executions } from '../history/executions.js';
import type { Matching } from '../matching/matching.js';
import type { Store } from '../store/store.js';
import type { FactSink } from '../telemetry.js';
import { BATCH, removeExpired } from './retention.js';

/** Milliseconds between two rounds at most. */
const INTERVAL = 60_000;
/** And at least, as long as there is more to do. */
const BREATH = 20;

export interface InternalWorkerOptions {
  readonly store: Store;
  readonly executions: Executions;
  readonly matching: Matching;
  /** How long (ms) closed runs are kept. */
  readonly retention: number;
  readonly facts: FactSink;
  readonly log: (line: string) => void;
}

/**
 * What the service does of its own accord, in rounds: old runs are removed, idle task queues forgotten, and what should
 * have followed from the end of a run, and failed, is done again.
 */
export function startInternalWorker(options: InternalWorkerOptions): { close(): void } {
  const { store, executions, matching, retention, facts, log } = options;
  let timer = setTimeout(round, 0).unref();
  function round(): void {
    let wait = Math.max(BREATH, Math.min(INTERVAL, retention / 4));
    try {
      const removed = removeExpired(store, executions, Date.now() - retention);
      if (removed === BATCH) wait = BREATH;
      if (removed > 0) facts?.({ kind: 'sweep', sweep: 'retention', count: removed });
      const queues = matching.sweep();
      if (queues > 0) facts?.({ kind: 'sweep', sweep: 'task queues', count: queues });
      const finished = executions.finish();
      if (finished > 0) facts?.({ kind: 'sweep', sweep: 'aftermath', count: finished });
    } catch (error) {
      log(`internal worker: ${String(error instanceof Error ? error.stack : error)}`);
    }
    timer = setTimeout(round, wait).unref();
  }
  return { close: () => clearTimeout(timer) };
}
