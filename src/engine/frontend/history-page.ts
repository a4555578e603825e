import type { ExecutionState } from '../history/state.js';
import { unwrittenEvents } from '../history/workflow-task.js';
import { encode } from '../proto/reflection.js';
import type { Store } from '../store/store.js';
import { type HistoryToken, writeToken } from './tokens.js';

/** Events on one page of a history, when nothing smaller is asked for. */
const PAGE_EVENTS = 1000;
/** Bytes after which a page ends (a gRPC message is refused by many clients from 4 MB on). */
const PAGE_BYTES = 2 * 1024 * 1024;

export interface Page {
  readonly events: readonly Uint8Array[];
  /** Absent on the last page. */
  readonly nextPageToken?: Uint8Array;
  /** The id after the last event on the page. */
  readonly next: number;
}

/** The page of a history that begins with the event `from.next`; `size` 0: as much as fits. */
export function readPage(store: Store, state: ExecutionState, from: HistoryToken, size: number): Page {
  const last = from.last > 0 ? from.last : state.nextEventId - 1;
  const limit = size > 0 ? Math.min(size, PAGE_EVENTS) : PAGE_EVENTS;
  const candidates = store.readEvents(state.runId, from.next, Math.min(last, from.next + limit - 1));
  const events: Uint8Array[] = [];
  let bytes = 0;
  for (const event of candidates) {
    bytes += event.length;
    if (events.length > 0 && bytes > PAGE_BYTES) break;
    events.push(event);
  }
  const next = from.next + events.length;
  const written = Math.min(last, state.nextEventId - 1);
  if (next <= written) return { events, next, nextPageToken: writeToken({ ...from, next }) };
  if (from.stamp > 0 && state.workflowTask?.stamp === from.stamp) {
    for (const event of unwrittenEvents(state)) events.push(encode('temporal.api.history.v1.HistoryEvent', event));
  }
  return { events, next };
}
