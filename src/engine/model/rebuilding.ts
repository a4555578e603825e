import { rebuild } from '../history/rebuild.js';
import type { ExecutionState } from '../history/state.js';
import type { HistoryEvent } from '../proto/plain.js';
import { decode } from '../proto/reflection.js';
import { Store } from '../store/store.js';
import { insist } from './reading.js';

/** Throws a Violation unless the state of every run in the store at `path` can be made from its history again. */
export function checkRebuilding(path: string): void {
  const store = new Store(path, () => {});
  try {
    for (const { runId } of store.records()) {
      const state = store.read(runId);
      // what waits in the buffer has changed the state and is in no history yet
      if (state === undefined || state.buffered.length > 0) continue;
      const events = store
        .readEvents(runId, 1, state.nextEventId - 1)
        .map((bytes) => decode<HistoryEvent>('temporal.api.history.v1.HistoryEvent', bytes));
      const [made, kept] = [rebuild(state, events), state].map(inHistory);
      insist(made === kept, () => `rebuilt\n${made}\nis kept as\n${kept}`);
    }
  } finally {
    store.close();
  }
}

/** What of a state follows from its history, as text. */
function inHistory(state: ExecutionState): string {
  const { status, closeTime, newRunId, nextEventId, previousStartedEventId, cancelRequested, signalCount, memo } =
    state;
  return JSON.stringify({
    ...{ status, closeTime, newRunId, nextEventId, previousStartedEventId, cancelRequested, signalCount, memo },
    activities: [...state.activities.values()].map((activity) => [
      ...[activity.scheduledEventId, activity.activityId, activity.firstScheduledTime, activity.cancelRequestedEventId],
      ...[activity.scheduleToClose, activity.scheduleToStart, activity.startToClose, activity.heartbeat],
    ]),
    timers: [...state.timers.values()],
    children: [...state.children.values()].map(({ requestId: _, ...child }) => child),
    externals: [[...state.externalSignals.keys()], [...state.externalCancels.keys()]],
    updates: [...state.updates.values()].map(({ updateId, acceptedEventId, outcome }) => [
      ...[updateId, acceptedEventId, outcome !== undefined],
    ]),
  });
}
