import type { FailureView, HistoryEvent, PendingActivity, WorkflowStatus } from '../panel/view.js';
import { eventDetail } from './event-detail.js';
import { eventFacts } from './event-facts.js';
import { eventPayload } from './event-payload.js';
import { groupOf, nameOf } from './event-subject.js';
import { eventTypeName } from './event-types.js';
import { failureView } from './failure.js';
import { firstDecoded } from './payload.js';
import { type HistoryEventMessage, milliseconds, number } from './protocol.js';

/** What an Event History tells about one run. */
export interface Folded {
  readonly events: readonly HistoryEvent[];
  readonly status: WorkflowStatus;
  readonly startedAt?: number;
  readonly closedAt?: number;
  readonly workflowType?: string;
  readonly taskQueue?: string;
  readonly result?: unknown;
  readonly failure?: FailureView;
  /** The newest workflow task that a worker completed; with one, there is somebody who can answer queries. */
  readonly lastTask?: { readonly id: number; readonly at: number };
  /** Scheduled and not closed, as the history alone tells: attempts are not in it. */
  readonly openActivities: readonly PendingActivity[];
  /** The run that this one handed over to. */
  readonly nextRunId?: string;
}

export const nothingYet: Folded = { events: [], status: 'running', openActivities: [] };

/** Takes in further events of a history, in their order; one that is there already is skipped. */
export function foldEvents(before: Folded, messages: readonly HistoryEventMessage[]): Folded {
  const events = [...before.events];
  let folded: Folded = before;
  for (const message of messages) {
    const id = number(message.eventId);
    if (id <= (events.at(-1)?.id ?? 0)) continue;
    const group = groupOf(message) || id;
    const type = eventTypeName(message.eventType ?? 0);
    const name = group === id ? nameOf(message) : nameAt(events, group) || nameOf(message);
    const at = milliseconds(message.eventTime) ?? 0;
    const base = { id, at, type, name, detail: eventDetail(message), group, ...eventFacts(message, at) };
    events.push(withPayload(base, message));
    const change = consequence(folded, message, type);
    if (change !== undefined) folded = { ...folded, ...change };
  }
  return { ...folded, events };
}

const unread = new WeakMap<HistoryEvent, HistoryEventMessage>();
const read = new WeakMap<HistoryEvent, string>();

/** One getter for all: with one of its own for each event, each would be of a shape of its own for the engine. */
const lazyPayload: PropertyDescriptor & ThisType<HistoryEvent> = {
  enumerable: true,
  get() {
    const message = unread.get(this);
    if (message !== undefined) read.set(this, eventPayload(message));
    unread.delete(this);
    return read.get(this) ?? '';
  },
};

/**
 * The event with its payload as text, which is made when somebody looks: that of ten thousand events would take a good
 * part of a second.
 */
function withPayload(event: Omit<HistoryEvent, 'payload'>, message: HistoryEventMessage): HistoryEvent {
  unread.set(event, message);
  return Object.defineProperty(event, 'payload', lazyPayload);
}

/** Ids are without gap, so an event stands at its id. */
function nameAt(events: readonly HistoryEvent[], id: number): string {
  const event = events[id - 1];
  return (event?.id === id ? event : events.find((one) => one.id === id))?.name ?? '';
}

/** What an event changes of the run's state: most change nothing. */
function consequence(before: Folded, event: HistoryEventMessage, type: string): Partial<Folded> | undefined {
  const at = milliseconds(event.eventTime) ?? 0;
  switch (type) {
    case 'WorkflowExecutionStarted': {
      const started = event.workflowExecutionStartedEventAttributes;
      return {
        startedAt: at,
        workflowType: started?.workflowType?.name ?? '',
        taskQueue: started?.taskQueue?.name ?? '',
      };
    }
    case 'WorkflowExecutionCompleted': {
      const completed = event.workflowExecutionCompletedEventAttributes;
      return {
        ...closed('completed', at, completed?.newExecutionRunId),
        result: firstDecoded(completed?.result),
      };
    }
    case 'WorkflowExecutionFailed': {
      const failed = event.workflowExecutionFailedEventAttributes;
      return {
        ...closed('failed', at, failed?.newExecutionRunId),
        ...(failed?.failure ? { failure: failureView(failed.failure) } : {}),
      };
    }
    case 'WorkflowExecutionTimedOut':
      return {
        ...closed('timed-out', at, event.workflowExecutionTimedOutEventAttributes?.newExecutionRunId),
        failure: { type: 'TimeoutFailure', message: 'The workflow ran out of time.' },
      };
    case 'WorkflowExecutionCanceled':
      return closed('canceled', at);
    case 'WorkflowExecutionTerminated': {
      const reason = event.workflowExecutionTerminatedEventAttributes?.reason;
      return {
        ...closed('terminated', at),
        failure: { type: 'TerminatedFailure', message: reason || 'Terminated without a reason.' },
      };
    }
    case 'WorkflowExecutionContinuedAsNew':
      return closed('continued-as-new', at, event.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId);
    case 'WorkflowTaskCompleted':
      return { lastTask: { id: number(event.eventId), at } };
    case 'ActivityTaskScheduled':
      return { openActivities: [...before.openActivities, scheduled(event, at)] };
    case 'ActivityTaskCompleted':
    case 'ActivityTaskFailed':
    case 'ActivityTaskTimedOut':
    case 'ActivityTaskCanceled':
      return {
        openActivities: before.openActivities.filter(({ group }) => group !== groupOf(event)),
      };
    default:
      return undefined;
  }
}

function scheduled(event: HistoryEventMessage, at: number): PendingActivity {
  const activity = event.activityTaskScheduledEventAttributes;
  return {
    group: number(event.eventId),
    activityId: activity?.activityId ?? '',
    activityType: activity?.activityType?.name ?? '',
    state: 'scheduled',
    attempt: 1,
    maximumAttempts: activity?.retryPolicy?.maximumAttempts ?? 0,
    scheduledAt: at,
  };
}

function closed(status: WorkflowStatus, at: number, nextRunId?: string | null): Partial<Folded> {
  return { status, closedAt: at, openActivities: [], ...(nextRunId ? { nextRunId } : {}) };
}
