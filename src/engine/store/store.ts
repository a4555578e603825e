import type { ExecutionState } from '../history/state.js';
import type { VisibilityRecord } from '../visibility/record.js';

/** What one transaction does to one run: its new state, and events (encoded HistoryEvents) added at its history's end. */
export interface RunChange {
  readonly state: ExecutionState;
  readonly events: readonly Uint8Array[];
  /** The run is now the current one of its workflow id. */
  readonly becomesCurrent: boolean;
}

/**
 * Where executions are kept. Reads see every accepted transaction at once; `settled` tells when all of them are safe.
 * The service answers nothing, and gives out no task, before that: so a store may gather transactions into one write.
 */
export interface Store {
  /** Accepts all of the changes or none; throws when it can't. */
  commit(changes: readonly RunChange[]): void;
  /** Resolves when everything accepted so far is safe; undefined: it is already. */
  settled(): Promise<void> | undefined;
  /** A state is never changed in place: the next transaction brings a new one. */
  read(runId: string): ExecutionState | undefined;
  currentRunId(workflowId: string): string | undefined;
  /** The events `first`…`last` (ids, inclusive, clipped to what there is). */
  readEvents(runId: string, first: number, last: number): readonly Uint8Array[];
  /** Of all runs, newest start first. */
  records(): Iterable<VisibilityRecord>;
  openRunIds(): Iterable<string>;
  close(): void;
}
