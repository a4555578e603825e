import type { ExecutionState } from '../history/state.js';
import { type VisibilityRecord, visibilityRecord } from '../visibility/record.js';
import type { RunChange, Store } from './store.js';

interface Run {
  state: ExecutionState;
  readonly events: Uint8Array[];
}

/** A store that ends with the process. */
export class MemoryStore implements Store {
  readonly #runs = new Map<string, Run>();
  readonly #current = new Map<string, string>();

  commit(changes: readonly RunChange[]): void {
    for (const { state, events, becomesCurrent } of changes) {
      const run = this.#runs.get(state.runId);
      const kept = compact(events);
      if (run === undefined) this.#runs.set(state.runId, { state, events: kept });
      else {
        run.state = state;
        run.events.push(...kept);
      }
      if (becomesCurrent) this.#current.set(state.workflowId, state.runId);
    }
  }

  settled(): undefined {
    return undefined;
  }

  read(runId: string): ExecutionState | undefined {
    return this.#runs.get(runId)?.state;
  }

  currentRunId(workflowId: string): string | undefined {
    return this.#current.get(workflowId);
  }

  readEvents(runId: string, first: number, last: number): readonly Uint8Array[] {
    return this.#runs.get(runId)?.events.slice(first - 1, last) ?? [];
  }

  *records(): Generator<VisibilityRecord> {
    const runs = [...this.#runs.values()].reverse();
    runs.sort((a, b) => b.state.startTime - a.state.startTime);
    for (const run of runs) yield visibilityRecord(run.state);
  }

  *openRunIds(): Generator<string> {
    for (const [runId, run] of this.#runs) if (run.state.closeTime === 0) yield runId;
  }

  close(): void {
    this.#runs.clear();
    this.#current.clear();
  }
}

/** Copies into memory of their own: what comes in are slices of slabs that are shared with much shorter-lived data. */
function compact(events: readonly Uint8Array[]): Uint8Array[] {
  const memory = new Uint8Array(events.reduce((size, event) => size + event.length, 0));
  let at = 0;
  return events.map((event) => {
    memory.set(event, at);
    at += event.length;
    return memory.subarray(at - event.length, at);
  });
}
