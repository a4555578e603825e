import { TaskQueueKind } from '../proto/enums.js';
import type { EventAttributes, EventName, HistoryEvent } from '../proto/plain.js';
import { toMs } from '../proto/time.js';
import { apply } from './apply.js';
import { nameOf } from './change.js';
import { step, workflowTaskMachine } from './machines.js';
import { firstState, type NewRun } from './start.js';
import type { ExecutionState } from './state.js';
import { taskOf } from './workflow-task.js';

/** The run that the state is to be of; it began at `startTime` (ms since 1970), which counts for its timeouts. */
export type RebuiltRun = Omit<NewRun, 'started' | 'userMetadata'> & { readonly startTime: number };

/**
 * The state to which the events of a history, from the first on, bring a run: what is in no event (attempts, heartbeats,
 * transient workflow tasks, the sticky queue, sizes) is as at first. Throws an Error for events that make no history.
 */
export function rebuild(run: RebuiltRun, events: readonly HistoryEvent[]): ExecutionState {
  const started = events[0]?.workflowExecutionStartedEventAttributes;
  if (started === undefined) throw new Error('a history begins with WorkflowExecutionStarted');
  const state = firstState(run, started, run.startTime);
  for (const event of events) {
    const { eventId = 0, eventTime } = event;
    if (eventId !== state.nextEventId)
      throw new Error(`event ${eventId} can't be the one after ${state.nextEventId - 1}`);
    state.nextEventId += 1;
    const name = nameOf(event);
    const attributes = event[`${name}EventAttributes`] ?? {};
    const effect = workflowTaskEffects[name] as Effect<EventName> | undefined;
    effect?.(state, attributes as never, eventId, toMs(eventTime));
    apply(state, name, attributes as never, eventId, toMs(eventTime));
  }
  return state;
}

type Effect<N extends EventName> = (
  state: ExecutionState,
  attributes: EventAttributes<N>,
  eventId: number,
  time: number,
) => void;

/** What stands in the history of workflow tasks; live, workflow-task.ts makes them and writes these events when it has to. */
const workflowTaskEffects: { readonly [N in EventName]?: Effect<N> } = {
  workflowTaskScheduled(state, { taskQueue, startToCloseTimeout, attempt = 1 }, scheduledEventId, scheduledTime) {
    state.firstTaskScheduled = true;
    state.workflowTask = {
      stage: step(workflowTaskMachine, 'none', 'schedule'),
      stamp: ++state.stamps,
      scheduledEventId,
      startedEventId: 0,
      attempt,
      written: true,
      speculative: false,
      scheduledTime,
      originalScheduledTime: scheduledTime,
      startedTime: 0,
      queue: taskQueue?.name ?? '',
      sticky: taskQueue?.kind === TaskQueueKind.TASK_QUEUE_KIND_STICKY,
      scheduleToStart: 0,
      startToClose: toMs(startToCloseTimeout),
      identity: '',
      requestId: '',
      sentUpdates: [],
    };
  },
  workflowTaskStarted(state, { identity = '', requestId = '' }, startedEventId, startedTime) {
    const task = taskOf(state);
    const stage = step(workflowTaskMachine, task.stage, 'start');
    state.workflowTask = { ...task, stage, startedEventId, startedTime, identity, requestId };
  },
  workflowTaskCompleted(state, { startedEventId = 0 }) {
    step(workflowTaskMachine, taskOf(state).stage, 'complete');
    state.workflowTask = undefined;
    state.previousStartedEventId = startedEventId;
    state.nextAttempt = 1;
  },
  workflowTaskFailed(state) {
    step(workflowTaskMachine, taskOf(state).stage, 'fail');
    state.nextAttempt = taskOf(state).attempt + 1;
    state.workflowTask = undefined;
  },
  workflowTaskTimedOut(state) {
    const task = taskOf(state);
    step(workflowTaskMachine, task.stage, 'time out');
    state.nextAttempt = task.stage === 'started' ? task.attempt + 1 : 1;
    state.workflowTask = undefined;
  },
};
