import type { EventName, HistoryEvent } from '../proto/plain.js';
import { toMs } from '../proto/time.js';

/** What is wrong with what the service did. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

export function insist(holds: boolean, message: () => string): asserts holds {
  if (!holds) throw new Violation(message());
}

/** Things that one event opens and exactly one later event closes. */
type Thing = 'activity' | 'timer' | 'child' | 'external signal' | 'external cancel' | 'workflow task';
interface Role {
  readonly thing: Thing;
  readonly does: 'open' | 'start' | 'close';
  /** The attribute that names the opening event. */
  readonly by?: 'scheduledEventId' | 'startedEventId' | 'initiatedEventId';
}

const closes = (thing: Thing, by: NonNullable<Role['by']>): Role => ({ thing, does: 'close', by });
const opens = (thing: Thing): Role => ({ thing, does: 'open' });
const starts = (thing: Thing, by: NonNullable<Role['by']>): Role => ({ thing, does: 'start', by });

const roles: { readonly [N in EventName]?: Role } = {
  activityTaskScheduled: opens('activity'),
  activityTaskStarted: starts('activity', 'scheduledEventId'),
  activityTaskCompleted: closes('activity', 'scheduledEventId'),
  activityTaskFailed: closes('activity', 'scheduledEventId'),
  activityTaskTimedOut: closes('activity', 'scheduledEventId'),
  activityTaskCanceled: closes('activity', 'scheduledEventId'),
  timerStarted: opens('timer'),
  timerFired: closes('timer', 'startedEventId'),
  timerCanceled: closes('timer', 'startedEventId'),
  startChildWorkflowExecutionInitiated: opens('child'),
  startChildWorkflowExecutionFailed: closes('child', 'initiatedEventId'),
  childWorkflowExecutionStarted: starts('child', 'initiatedEventId'),
  childWorkflowExecutionCompleted: closes('child', 'initiatedEventId'),
  childWorkflowExecutionFailed: closes('child', 'initiatedEventId'),
  childWorkflowExecutionCanceled: closes('child', 'initiatedEventId'),
  childWorkflowExecutionTimedOut: closes('child', 'initiatedEventId'),
  childWorkflowExecutionTerminated: closes('child', 'initiatedEventId'),
  signalExternalWorkflowExecutionInitiated: opens('external signal'),
  signalExternalWorkflowExecutionFailed: closes('external signal', 'initiatedEventId'),
  externalWorkflowExecutionSignaled: closes('external signal', 'initiatedEventId'),
  requestCancelExternalWorkflowExecutionInitiated: opens('external cancel'),
  requestCancelExternalWorkflowExecutionFailed: closes('external cancel', 'initiatedEventId'),
  externalWorkflowExecutionCancelRequested: closes('external cancel', 'initiatedEventId'),
  workflowTaskScheduled: opens('workflow task'),
  workflowTaskStarted: starts('workflow task', 'scheduledEventId'),
  workflowTaskCompleted: closes('workflow task', 'scheduledEventId'),
  workflowTaskFailed: closes('workflow task', 'scheduledEventId'),
  workflowTaskTimedOut: closes('workflow task', 'scheduledEventId'),
};

/** The events that end a run. */
const endings: readonly EventName[] = [
  'workflowExecutionCompleted',
  'workflowExecutionFailed',
  'workflowExecutionCanceled',
  'workflowExecutionTerminated',
  'workflowExecutionTimedOut',
  'workflowExecutionContinuedAsNew',
];

/** What a history says, once it has been found to keep the rules that every history keeps. */
export interface Reading {
  readonly events: readonly HistoryEvent[];
  readonly names: readonly EventName[];
  /** Thing → id of the opening event → that event. */
  readonly open: Readonly<Record<Thing, ReadonlyMap<number, HistoryEvent>>>;
  /** The event that ended the run. */
  readonly ending: EventName | undefined;
}

export function nameOf(event: HistoryEvent): EventName {
  const key = Object.keys(event).find((field) => field.endsWith('EventAttributes')) ?? '';
  return key.slice(0, -'EventAttributes'.length) as EventName;
}

/**
 * Reads a history from its first event on. Throws a Violation unless: event ids have no gap from 1, nothing comes after
 * a close event, what is closed was open, is closed once and was started at most once, no timer fired early, and
 * between the start of a workflow task and its end there is nothing.
 */
export function readHistory(events: readonly HistoryEvent[]): Reading {
  const open: Record<Thing, Map<number, HistoryEvent>> = {
    activity: new Map(),
    timer: new Map(),
    child: new Map(),
    'external signal': new Map(),
    'external cancel': new Map(),
    'workflow task': new Map(),
  };
  const started = new Map<number, number>();
  const names = events.map(nameOf);
  const at = (index: number) => `event ${index + 1} (${names[index]}) of\n${names.join('\n')}`;
  const ends = names.findIndex((name) => endings.includes(name));
  insist(ends === -1 || ends === events.length - 1, () => `something follows the close event: ${at(ends)}`);
  for (const [index, event] of events.entries()) {
    const name = names[index];
    insist(event.eventId === index + 1, () => `a gap, id ${event.eventId} is ${at(index)}`);
    insist((name === 'workflowExecutionStarted') === (index === 0), () => `not the way to begin: ${at(index)}`);
    insist(
      names[index - 1] !== 'workflowTaskStarted' || roles[name ?? 'timerFired']?.thing === 'workflow task',
      () => `it should have been buffered: ${at(index)}`,
    );
    const role = name && roles[name];
    if (role === undefined || name === undefined) continue;
    const attributes: Readonly<Record<string, unknown>> = event[`${name}EventAttributes`] ?? {};
    const things = open[role.thing];
    const opening = role.by === undefined ? index + 1 : Number(attributes[role.by]);
    if (role.does === 'open') {
      insist(role.thing !== 'workflow task' || things.size === 0, () => `a second workflow task: ${at(index)}`);
      things.set(opening, event);
      continue;
    }
    const opened = things.get(opening);
    insist(opened !== undefined, () => `what it ${role.does}s is not open: ${at(index)}`);
    if (role.does === 'start') {
      insist(!started.has(opening), () => `started twice: ${at(index)}`);
      started.set(opening, index + 1);
      continue;
    }
    if (role.by !== 'startedEventId' && attributes.startedEventId !== undefined) {
      const known = started.get(opening) ?? 0;
      insist(
        Number(attributes.startedEventId) === known,
        () => `it says started in ${attributes.startedEventId}: ${at(index)}`,
      );
    }
    if (name === 'timerFired') {
      const waited = toMs(event.eventTime) - toMs(opened.eventTime);
      const wanted = toMs(opened.timerStartedEventAttributes?.startToFireTimeout);
      insist(waited >= wanted, () => `a timer of ${wanted} ms fired after ${waited} ms: ${at(index)}`);
    }
    things.delete(opening);
  }
  return { events, names, open, ending: ends === -1 ? undefined : names[ends] };
}

/** Whether nothing that is in the history (or will come by itself) makes the worker go on: it waits for its clients. */
export function isIdle({ names, open }: Reading): boolean {
  const news = names.slice(names.lastIndexOf('workflowTaskCompleted') + 1);
  const awake = news.some((name) => {
    if (name === 'workflowExecutionSignaled' || name === 'workflowExecutionCancelRequested') return true;
    return name !== 'timerCanceled' && roles[name]?.does === 'close';
  });
  return !awake && names.includes('workflowTaskCompleted') && isSettled(open);
}

/** Whether nothing is open. */
export function isSettled(open: Reading['open']): boolean {
  return Object.values(open).every((things) => things.size === 0);
}
