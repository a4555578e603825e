import type { Executions } from '../history/executions.js';
import type { Store } from '../store/store.js';

/** Runs that are removed in one go: requests wait meanwhile. */
export const BATCH = 100;

/** Removes runs that closed before `time` (ms since 1970), longest ago first, at most BATCH. Gives how many. */
export function removeExpired(store: Store, executions: Executions, time: number): number {
  const expired = store.closedBefore(time, BATCH);
  for (const runId of expired) executions.remove(runId);
  return expired.length;
}
