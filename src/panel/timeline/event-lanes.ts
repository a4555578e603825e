import { eventMeaning, eventWords } from '../event-words.js';
import type { Meaning } from '../look.js';
import { said } from '../text.js';
import type { HistoryEvent } from '../view.js';
import { type EventRole, eventRole } from './event-role.js';
import type { Lane, LaneKind, Moment } from './lane.js';
import { spelled } from './spell.js';

type Draft = { -readonly [K in keyof Lane]: Lane[K] } & { moments: Moment[] };

/** The lanes that an Event History tells of, in the order of their first events. What was open at `closedAt` ends there. */
export function eventLanes(events: readonly HistoryEvent[], closedAt: number | undefined): readonly Lane[] {
  const roles = new Map<string, EventRole>();
  const names = new Map<string, string>();
  const groups = new Map<number, Draft>();
  const gathered = new Map<string, Draft>();
  const lanes: Draft[] = [];
  const begin = (event: HistoryEvent, kind: LaneKind, name: string, level: Lane['level']): Draft => {
    const { id: group, at: from, maximumAttempts = 0, due } = event;
    const lane: Draft = { kind, group, name, level, from, attempt: 1, maximumAttempts, moments: [], detail: '' };
    if (due !== undefined) lane.due = due;
    lanes.push(lane);
    return lane;
  };
  const gather = (event: HistoryEvent, kind: LaneKind, name: string, level: Lane['level']): Draft => {
    const key = `${kind} ${level} ${name}`;
    const lane = gathered.get(key) ?? begin(event, kind, name, level);
    gathered.set(key, lane);
    return lane;
  };
  for (const event of events) {
    const role = known(roles, event.type, eventRole);
    const lane = groups.get(event.group);
    if (role.kind === 'begins') {
      const name = role.lane === 'timer' ? timerName(event) : known(names, event.name, said);
      groups.set(event.id, begin(event, role.lane, name === '' ? eventWords(event.type) : name, 0));
    } else if (role.kind === 'task') {
      if (role.meaning === 'failed') taskMoment(gather(event, 'task', 'task failed', 0), event, role.meaning);
      taskMoment(gather(event, 'task', 'workflow task', 1), event, role.meaning);
    } else if (lane !== undefined) {
      move(lane, event, role);
    } else if (role.kind === 'moment' || role.kind === 'moves') {
      const name = event.name === '' ? eventWords(event.type).replace(/^workflow (?=cancel)/, '') : said(event.name);
      const mine = role.kind === 'moment' ? gather(event, 'signal', name, 0) : gather(event, 'mark', name, 2);
      mine.moments.push({ at: event.at, meaning: eventMeaning(event.type) });
      mine.detail = event.detail;
    }
  }
  for (const lane of lanes) {
    const last = lane.moments.at(-1);
    // Lanes of moments have nothing that could be open.
    if (last !== undefined) lane.end = { outcome: 'done', at: last.to ?? last.at };
    else if (lane.end === undefined && closedAt !== undefined) lane.end = { outcome: 'abandoned', at: closedAt };
  }
  return lanes;
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
