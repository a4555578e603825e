import { TimeoutType } from '../proto/enums.js';
import { rescheduleActivity, timeOutActivity } from './activity.js';
import { type Change, record } from './change.js';
import { timeOutExecution } from './close.js';
import type { Activity, ExecutionState } from './state.js';
import { scheduleWorkflowTask, timeOutWorkflowTask } from './workflow-task.js';

/** What is to happen to a run at a time (ms since 1970) unless something comes before. */
export interface Deadline {
  readonly kind: string;
  readonly due: number;
  readonly fire: (change: Change) => void;
}

const {
  TIMEOUT_TYPE_START_TO_CLOSE,
  TIMEOUT_TYPE_SCHEDULE_TO_START,
  TIMEOUT_TYPE_SCHEDULE_TO_CLOSE,
  TIMEOUT_TYPE_HEARTBEAT,
} = TimeoutType;

/** The earliest deadline of an open run. All of them follow from its state: none is stored. */
export function nextDeadline(state: ExecutionState): Deadline | undefined {
  let next: Deadline | undefined;
  for (const deadline of deadlines(state)) {
    if (next === undefined || deadline.due < next.due) next = deadline;
  }
  return next;
}

function* deadlines(state: ExecutionState): Generator<Deadline> {
  if (state.closeTime > 0) return;
  const { workflowTask: task } = state;
  if (state.executionExpiration > 0) {
    yield {
      kind: 'workflow execution timeout',
      due: state.executionExpiration,
      fire: (c) => timeOutExecution(c, false),
    };
  }
  if (state.runExpiration > 0) {
    yield { kind: 'workflow run timeout', due: state.runExpiration, fire: (c) => timeOutExecution(c, true) };
  }
  if (!state.firstTaskScheduled) {
    yield { kind: 'workflow start delay', due: state.executionTime, fire: (c) => scheduleWorkflowTask(c) };
  }
  if (task?.stage === 'started') {
    const due = task.startedTime + task.startToClose;
    yield {
      kind: 'workflow task start-to-close',
      due,
      fire: (c) => timeOutWorkflowTask(c, TIMEOUT_TYPE_START_TO_CLOSE),
    };
  }
  if (task?.stage === 'scheduled' && task.sticky && task.scheduleToStart > 0) {
    const due = task.scheduledTime + task.scheduleToStart;
    yield {
      kind: 'sticky schedule-to-start',
      due,
      fire: (c) => timeOutWorkflowTask(c, TIMEOUT_TYPE_SCHEDULE_TO_START),
    };
  }
  for (const timer of state.timers.values()) {
    yield { kind: 'timer', due: timer.fireTime, fire: (c) => fireTimer(c, timer.timerId) };
  }
  for (const activity of state.activities.values()) yield* activityDeadlines(activity);
}

// of two that are due at the same time the first counts, in the server's order: all four may be one and the same timeout
function* activityDeadlines(activity: Activity): Generator<Deadline> {
  const { stage, scheduledEventId } = activity;
  const timeout = (kind: string, due: number, type: TimeoutType): Deadline => ({
    kind: `activity ${kind}`,
    due,
    fire: (change) => onActivity(change, scheduledEventId, (current) => timeOutActivity(change, current, type)),
  });
  if (stage === 'scheduled' && activity.scheduleToStart > 0) {
    const due = activity.attemptScheduledTime + activity.scheduleToStart;
    yield timeout('schedule-to-start', due, TIMEOUT_TYPE_SCHEDULE_TO_START);
  }
  if (stage === 'started' && activity.startToClose > 0) {
    yield timeout('start-to-close', activity.startedTime + activity.startToClose, TIMEOUT_TYPE_START_TO_CLOSE);
  }
  if (activity.scheduleToClose > 0) {
    const due = activity.firstScheduledTime + activity.scheduleToClose;
    yield timeout('schedule-to-close', due, TIMEOUT_TYPE_SCHEDULE_TO_CLOSE);
  }
  if (stage === 'started' && activity.heartbeat > 0) {
    const last = Math.max(activity.lastHeartbeatTime, activity.startedTime);
    yield timeout('heartbeat', last + activity.heartbeat, TIMEOUT_TYPE_HEARTBEAT);
  }
  if (stage === 'backoff' && activity.pause === undefined) {
    const fire = (change: Change) =>
      onActivity(change, scheduledEventId, (current) => rescheduleActivity(change, current));
    yield { kind: 'activity retry', due: activity.attemptScheduledTime, fire };
  }
}

// the deadline was read from another draft of the state: look the activity up in this one
function onActivity(change: Change, scheduledEventId: number, act: (activity: Activity) => void): void {
  const activity = change.state.activities.get(scheduledEventId);
  if (activity !== undefined) act(activity);
}

function fireTimer(change: Change, timerId: string): void {
  const timer = change.state.timers.get(timerId);
  if (timer === undefined) return;
  record(change, 'timerFired', { timerId, startedEventId: timer.startedEventId });
  scheduleWorkflowTask(change);
}
