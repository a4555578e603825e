import type { HistoryEvent, WorkflowView } from '../view.js';
import { EventLanes } from './event-lanes.js';
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
  /** Of the workflow task that it was given. */
  readonly group: number;
  /** How many events it went through before it came to what was new. */
  readonly events: number;
  readonly identity: string;
}

/** What was read of a history so far: the next view of it holds more events mostly, and the same before them. */
class Reading {
  readonly #lanes = new EventLanes();
  readonly #replays: Replay[] = [];
  /** Who worked on the last workflow task. */
  #worker: string | undefined;
  /** Id of the last event that a worker has brought about by a workflow task. */
  #done = 0;
  #newest: HistoryEvent | undefined;
  #read = 0;

  /** Whether these events begin with those that were read. */
  isOf(events: readonly HistoryEvent[]): boolean {
    return this.#read === 0 || events[this.#read - 1] === this.#newest;
  }

  model(events: readonly HistoryEvent[], closedAt: number | undefined): Model {
    for (; this.#read < events.length; this.#read += 1) {
      const event = events[this.#read] as HistoryEvent;
      this.#lanes.take(event);
      this.#takeReplay(event);
      this.#newest = event;
    }
    const lanes = this.#lanes.told(closedAt);
    return {
      lanes,
      activities: lanes.filter(({ kind }) => kind === 'activity'),
      open: lanes.filter(({ end }) => end === undefined),
      replays: [...this.#replays],
    };
  }

  #takeReplay({ type, identity, at, id, group }: HistoryEvent): void {
    if (type === 'WorkflowTaskCompleted') this.#done = id;
    if (type !== 'WorkflowTaskStarted' || identity === undefined) return;
    if (this.#done > 0 && this.#worker !== undefined && this.#worker !== identity) {
      this.#replays.push({ at, group, events: this.#done, identity });
    }
    this.#worker = identity;
  }
}

const known = new WeakMap<readonly HistoryEvent[], { readonly closedAt: number | undefined; readonly model: Model }>();
/** By the first event. */
const readings = new WeakMap<HistoryEvent, Reading>();

export function modelOf({ events, closedAt }: WorkflowView): Model {
  const before = known.get(events);
  if (before !== undefined && before.closedAt === closedAt) return before.model;
  const model = readingOf(events).model(events, closedAt);
  known.set(events, { closedAt, model });
  return model;
}

function readingOf(events: readonly HistoryEvent[]): Reading {
  const [first] = events;
  const before = first === undefined ? undefined : readings.get(first);
  if (before?.isOf(events)) return before;
  const reading = new Reading();
  if (first !== undefined) readings.set(first, reading);
  return reading;
}
