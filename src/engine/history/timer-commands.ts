import { WorkflowTaskFailedCause as Cause } from '../proto/enums.js';
import type { CommandAttributes } from '../proto/plain.js';
import { fromMs } from '../proto/time.js';
import { append, type Change } from './change.js';
import { BadCommand, type CommandContext, duration, id } from './command.js';

export function startTimer(change: Change, attributes: CommandAttributes<'startTimer'>, context: CommandContext) {
  const { state } = change;
  const timerId = id(attributes.timerId, 'TimerId is not set on StartTimerCommand.');
  const wait = duration(attributes.startToFireTimeout, 'An invalid StartToFireTimeout is set on StartTimerCommand');
  if (state.timers.has(timerId)) {
    throw new BadCommand(
      Cause.WORKFLOW_TASK_FAILED_CAUSE_START_TIMER_DUPLICATE_ID,
      `invalid history builder state for action: add-timer-started-event, TimerID: ${timerId}`,
    );
  }
  append(change, 'timerStarted', {
    timerId,
    startToFireTimeout: fromMs(wait),
    workflowTaskCompletedEventId: context.completedId,
  });
}

export function cancelTimer(
  change: Change,
  attributes: CommandAttributes<'cancelTimer'>,
  { completedId: workflowTaskCompletedEventId, identity }: CommandContext,
) {
  const { state } = change;
  const timerId = id(attributes.timerId, 'TimerId is not set on CancelTimerCommand.');
  const running = state.timers.get(timerId);
  // a timer that fired while this workflow task ran has not fired for the worker: it is taken back
  const fired =
    running === undefined
      ? state.buffered.find((event) => event.timerFiredEventAttributes?.timerId === timerId)
      : undefined;
  const startedEventId = running?.startedEventId ?? fired?.timerFiredEventAttributes?.startedEventId;
  if (startedEventId === undefined)
    throw new Error(`invalid history builder state for action: add-timer-canceled-event, TimerID: ${timerId}`);
  state.buffered = state.buffered.filter((event) => event !== fired);
  append(change, 'timerCanceled', { timerId, startedEventId, workflowTaskCompletedEventId, identity });
}
