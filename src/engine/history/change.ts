import { EventType } from '../proto/enums.js';
import type { EventAttributes, EventName, HistoryEvent } from '../proto/plain.js';
import { fromMs } from '../proto/time.js';
import { apply } from './apply.js';
import type { ExecutionState } from './state.js';

/** Work for outside of the run, done once the change is stored. All of it can be found again from the state (tasks.ts). */
export type Task =
  | { readonly kind: 'workflow-task'; readonly runId: string }
  | { readonly kind: 'activity-task'; readonly runId: string; readonly scheduledEventId: number }
  | { readonly kind: 'start-child'; readonly runId: string; readonly initiatedEventId: number }
  | { readonly kind: 'signal-external'; readonly runId: string; readonly initiatedEventId: number }
  | { readonly kind: 'cancel-external'; readonly runId: string; readonly initiatedEventId: number }
  | { readonly kind: 'closed'; readonly runId: string };

/** One transaction on one run while it is being made: a draft of its state, and what is to be added to the world. */
export interface Change {
  readonly state: ExecutionState;
  /** Milliseconds since 1970; the one time of all that happens in this change. */
  readonly now: number;
  readonly events: HistoryEvent[];
  readonly tasks: Task[];
  /** Runs that come into being in the same transaction (continue-as-new, retry). */
  readonly created: Change[];
  /** The command that is being carried out: what it says of itself stands in its event. */
  readonly command?: EventNotes;
}

/** What an event has beside its attributes. */
export type EventNotes = Pick<HistoryEvent, 'userMetadata' | 'eventGroupMarkers'>;

const eventTypes = EventType as unknown as Readonly<Record<string, number>>;

function typeOf(name: EventName): number {
  return eventTypes[`EVENT_TYPE_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`] ?? 0;
}

/** 'timerStarted', …: the type of an event, by the one kind of attributes that it has. */
export function nameOf(event: HistoryEvent): EventName {
  const key = Object.keys(event).find((name) => name.endsWith('EventAttributes'));
  if (key === undefined) throw new Error(`the event ${event.eventId} has no attributes`);
  return key.slice(0, -'EventAttributes'.length) as EventName;
}

/** An event without an id. */
export function makeEvent<N extends EventName>(name: N, attributes: EventAttributes<N>, time: number): HistoryEvent {
  return { eventTime: fromMs(time), eventType: typeOf(name), [`${name}EventAttributes`]: attributes };
}

/** Writes an event, brings the state up to it, and gives its id. */
export function append<N extends EventName>(change: Change, name: N, attributes: EventAttributes<N>): number {
  const { state, now, command } = change;
  const eventId = appendEvent(change, { ...makeEvent(name, attributes, now), ...command });
  apply(state, name, attributes, eventId, now);
  return eventId;
}

/** Writes an event that the state has taken account of, and gives its id. */
export function appendEvent(change: Change, event: HistoryEvent): number {
  const eventId = change.state.nextEventId++;
  change.events.push({ ...event, eventId });
  return eventId;
}

/**
 * Writes an event that comes from outside a workflow task: at once, or, while a workflow task is started or its
 * commands are carried out, into the buffer (the worker must see it after its own commands). Gives its id, 0 for a
 * buffered one.
 */
export function record<N extends EventName>(
  change: Change,
  name: N,
  attributes: EventAttributes<N>,
  at = change.now,
): number {
  const { state, command } = change;
  const event = makeEvent(name, attributes, at);
  let eventId = 0;
  if (state.workflowTask?.stage === 'started' || command !== undefined) state.buffered.push(event);
  else eventId = appendEvent(change, event);
  apply(state, name, attributes, eventId, at);
  return eventId;
}

/** Writes all buffered events in the order they came, with the ids that could not be known before. Says whether there were any. */
export function flushBuffered(change: Change): boolean {
  const { state } = change;
  if (state.buffered.length === 0) return false;
  const startedIds = new Map<number, number>();
  for (const event of state.buffered) {
    const id = appendEvent(change, withStartedId(event, startedIds));
    const activity = event.activityTaskStartedEventAttributes?.scheduledEventId;
    if (activity !== undefined) startedIds.set(activity, id);
    const initiated = event.childWorkflowExecutionStartedEventAttributes?.initiatedEventId;
    if (initiated !== undefined) {
      startedIds.set(initiated, id);
      const child = state.children.get(initiated);
      if (child !== undefined) child.startedEventId = id;
    }
  }
  state.buffered = [];
  return true;
}

/** The events that close what an earlier event of the same buffer started. */
const closers = [
  'activityTaskCompletedEventAttributes',
  'activityTaskFailedEventAttributes',
  'activityTaskTimedOutEventAttributes',
  'activityTaskCanceledEventAttributes',
  'childWorkflowExecutionCompletedEventAttributes',
  'childWorkflowExecutionFailedEventAttributes',
  'childWorkflowExecutionCanceledEventAttributes',
  'childWorkflowExecutionTimedOutEventAttributes',
  'childWorkflowExecutionTerminatedEventAttributes',
] as const;

function withStartedId(event: HistoryEvent, startedIds: ReadonlyMap<number, number>): HistoryEvent {
  for (const key of closers) {
    const attributes = event[key];
    if (attributes === undefined || (attributes.startedEventId ?? 0) !== 0) continue;
    const opened = 'scheduledEventId' in attributes ? attributes.scheduledEventId : undefined;
    const initiated = 'initiatedEventId' in attributes ? attributes.initiatedEventId : undefined;
    const startedEventId = startedIds.get(opened ?? initiated ?? 0);
    if (startedEventId !== undefined) return { ...event, [key]: { ...attributes, startedEventId } };
  }
  return event;
}
