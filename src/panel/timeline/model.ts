import type { HistoryEvent, WorkflowView } from '../view.js';
import { eventLanes } from './event-lanes.js';
import type { Lane } from './lane.js';

/** What an Event History says of a time line, worked out once for each history. */
export interface Model {
  readonly lanes: readonly Lane[];
  /** In the order in which they were scheduled. */
  readonly activities: readonly Lane[];
  /** Those that are not over. */
  readonly open: readonly Lane[];
  readonly replays: readonly Replay[];
}

/** A worker that did not have the workflow yet read its history from the beginning. */
export interface Replay {
  readonly at: number;
  /** How many events it read. */
  readonly events: number;
  readonly identity: string;
}

const known = new WeakMap<readonly HistoryEvent[], { readonly closedAt: number | undefined; readonly model: Model }>();

export function modelOf({ events, closedAt }: WorkflowView): Model {
  const before = known.get(events);
  if (before !== undefined && before.closedAt === closedAt) return before.model;
  const lanes = eventLanes(events, closedAt);
  const model: Model = {
    lanes,
    activities: lanes.filter(({ kind }) => kind === 'activity'),
    open: lanes.filter(({ end }) => end === undefined),
    replays: replaysOf(events),
  };
  known.set(events, { closedAt, model });
  return model;
}

function replaysOf(events: readonly HistoryEvent[]): readonly Replay[] {
  const replays: Replay[] = [];
  let last: string | undefined;
  for (const { type, identity, at, id } of events) {
    if (type !== 'WorkflowTaskStarted' || identity === undefined) continue;
    if (last !== undefined && last !== identity) replays.push({ at, events: id - 1, identity });
    last = identity;
  }
  return replays;
}
