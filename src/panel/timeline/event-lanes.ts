import { eventMeaning, eventWords } from '../event-words.js';
import type { Meaning } from '../look.js';
import { said } from '../text.js';
import type { HistoryEvent } from '../view.js';
import { type EventRole, eventRole } from './event-role.js';
import type { Lane, LaneKind, Moment } from './lane.js';
import { spelled } from './spell.js';

type Draft = { -readonly [K in keyof Lane]: Lane[K] } & { moments: Moment[] };

/** The lanes that an Event History tells of; each event of it is taken in once, in its order, as they come. */
export class EventLanes {
  readonly #roles = new Map<string, EventRole>();
  readonly #names = new Map<string, string>();
  readonly #groups = new Map<number, Draft>();
  readonly #gathered = new Map<string, Draft>();
  /** Where each stands, in the order of their first events. */
  readonly #places = new Map<Draft, number>();
  /** Whose events came since lanes were told. */
  readonly #moved = new Set<Draft>();
  #told: readonly Lane[] = [];

  take(event: HistoryEvent): void {
    const role = known(this.#roles, event.type, eventRole);
    const lane = this.#groups.get(event.group);
    if (role.kind === 'begins') {
      const name = role.lane === 'timer' ? timerName(event) : known(this.#names, event.name, said);
      this.#groups.set(event.id, this.#begin(event, role.lane, name === '' ? eventWords(event.type) : name, 0));
    } else if (role.kind === 'task') {
      const { meaning } = role;
      if (meaning === 'failed') taskMoment(this.#gather(event, 'task', 'task failed', 0), event, meaning);
      taskMoment(this.#gather(event, 'task', 'workflow task', 1), event, meaning);
    } else if (lane !== undefined) {
      move(lane, event, role);
      this.#moved.add(lane);
    } else if (role.kind === 'moment' || role.kind === 'moves') {
      const name = event.name === '' ? eventWords(event.type).replace(/^workflow (?=cancel)/, '') : said(event.name);
      const mine =
        role.kind === 'moment' ? this.#gather(event, 'signal', name, 0) : this.#gather(event, 'mark', name, 2);
      mine.moments.push({ at: event.at, meaning: eventMeaning(event.type) });
      mine.detail = event.detail;
    }
  }

  /**
   * In the order of their first events. What is open at `closedAt` ends there. Those that have not moved since they were
   * told are the same objects again.
   */
  told(closedAt: number | undefined): readonly Lane[] {
    const lanes = [...this.#told];
    for (const draft of this.#moved) lanes[this.#places.get(draft) ?? lanes.length] = laneOf(draft);
    this.#moved.clear();
    this.#told = lanes;
    if (closedAt === undefined) return lanes;
    const end = { outcome: 'abandoned', at: closedAt } as const;
    return lanes.map((lane) => (lane.end === undefined ? { ...lane, end } : lane));
  }

  #begin(event: HistoryEvent, kind: LaneKind, name: string, level: Lane['level']): Draft {
    const { id: group, at: from, maximumAttempts = 0, due } = event;
    const lane: Draft = { kind, group, name, level, from, attempt: 1, maximumAttempts, moments: [], detail: '' };
    if (due !== undefined) lane.due = due;
    this.#places.set(lane, this.#places.size);
    this.#moved.add(lane);
    return lane;
  }

  #gather(event: HistoryEvent, kind: LaneKind, name: string, level: Lane['level']): Draft {
    const key = `${kind} ${level} ${name}`;
    const lane = this.#gathered.get(key) ?? this.#begin(event, kind, name, level);
    this.#gathered.set(key, lane);
    this.#moved.add(lane);
    return lane;
  }
}

function laneOf(draft: Draft): Lane {
  const last = draft.moments.at(-1);
  // Lanes of moments have nothing that could be open.
  if (last === undefined) return { ...draft };
  return { ...draft, moments: [...draft.moments], end: { outcome: 'done', at: last.to ?? last.at } };
}

function known<T>(all: Map<string, T>, key: string, make: (key: string) => T): T {
  const before = all.get(key);
  if (before !== undefined) return before;
  const value = make(key);
  all.set(key, value);
  return value;
}

/** A timer's id is mostly a bare number that says nothing: how long it takes says more. */
function timerName({ name, at, due }: HistoryEvent): string {
  if (!/^\d*$/.test(name)) return said(name);
  return due === undefined ? `timer ${said(name)}` : `timer ${spelled(due - at)}`;
}

function move(lane: Draft, event: HistoryEvent, role: EventRole): void {
  if (role.kind !== 'moves') return;
  if (role.outcome === undefined) {
    if (!/Started$/.test(event.type)) return;
    lane.startedAt = event.at;
    lane.attempt = event.attempt ?? 1;
  } else {
    lane.end = { outcome: role.outcome, at: event.at };
    lane.detail = event.detail;
  }
}

/** A task's moments are one: from its start to its end. */
function taskMoment(lane: Draft, { type, at, detail }: HistoryEvent, meaning: Meaning): void {
  const last = lane.moments.at(-1);
  if (type === 'WorkflowTaskScheduled') return;
  if (type === 'WorkflowTaskStarted') lane.moments.push({ at, meaning });
  else if (last === undefined || last.to !== undefined || lane.level === 0) lane.moments.push({ at, to: at, meaning });
  else lane.moments[lane.moments.length - 1] = { at: last.at, to: at, meaning };
  lane.detail = detail;
}
