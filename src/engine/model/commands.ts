import { CommandType } from '../proto/enums.js';
import type { Command, CommandName } from '../proto/plain.js';
import { fromMs, fromOptionalMs } from '../proto/time.js';
import type { Reading } from './reading.js';
import type { Wish } from './script.js';

const types = CommandType as unknown as Readonly<Record<string, number>>;

function command<N extends CommandName>(name: N, attributes: NonNullable<Command[`${N}CommandAttributes`]>): Command {
  const type = `COMMAND_TYPE_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
  return { commandType: types[type] ?? 0, [`${name}CommandAttributes`]: attributes };
}

export function pick<T>(things: readonly T[], which: number): T | undefined {
  return things[which % Math.max(1, things.length)];
}

/** Plain text as the payloads of an input, a result, a signal. */
export function payloads(text: string) {
  return { payloads: [{ metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(JSON.stringify(text)) }] };
}

export const workflowType = { name: 'scripted' };
export const taskQueue = { name: 'model' };

/** What a workflow that has come as far as `reading` asks for; `mark`: what its signals and results carry. */
export function commandOf(wish: Wish, reading: Reading, mark: string): Command {
  switch (wish.kind) {
    case 'activity':
      return command('scheduleActivityTask', {
        activityId: `activity-${wish.name}`,
        activityType: { name: 'scripted' },
        taskQueue,
        scheduleToCloseTimeout: fromOptionalMs(wish.scheduleToClose || undefined),
        scheduleToStartTimeout: fromOptionalMs(wish.scheduleToStart || undefined),
        startToCloseTimeout: fromMs(wish.startToClose),
        heartbeatTimeout: fromOptionalMs(wish.heartbeat || undefined),
        retryPolicy: {
          initialInterval: fromMs(2),
          backoffCoefficient: 2,
          maximumInterval: fromMs(10),
          maximumAttempts: wish.attempts,
        },
      });
    case 'timer':
      return command('startTimer', { timerId: `timer-${wish.name}`, startToFireTimeout: fromMs(wish.duration) });
    case 'cancel activity': {
      const scheduledEventId = pick([...reading.open.activity.keys()], wish.which) ?? 1;
      return command('requestCancelActivityTask', { scheduledEventId });
    }
    case 'cancel timer': {
      const timer = pick([...reading.open.timer.values()], wish.which);
      return command('cancelTimer', { timerId: timer?.timerStartedEventAttributes?.timerId ?? 'none' });
    }
    case 'child':
      return command('startChildWorkflowExecution', {
        workflowId: `id-${wish.id}`,
        workflowType,
        taskQueue,
        workflowTaskTimeout: fromMs(60),
        parentClosePolicy: wish.policy,
      });
    case 'signal other': {
      const execution = { workflowId: `id-${wish.id}` };
      return command('signalExternalWorkflowExecution', { execution, signalName: 'other', input: payloads(mark) });
    }
    case 'cancel other':
      return command('requestCancelExternalWorkflowExecution', { workflowId: `id-${wish.id}` });
    case 'marker':
      return command('recordMarker', { markerName: 'marker' });
    case 'memo': {
      const [word] = payloads(mark).payloads;
      return command('modifyWorkflowProperties', { upsertedMemo: { fields: { word: word ?? {} } } });
    }
    case 'nonsense':
      return command('startTimer', { timerId: '', startToFireTimeout: fromMs(-1) });
    case 'complete':
      return command('completeWorkflowExecution', { result: payloads(mark) });
    case 'fail':
      return command('failWorkflowExecution', { failure: { message: mark, applicationFailureInfo: {} } });
    case 'fail for good':
      return command('failWorkflowExecution', {
        failure: { message: mark, applicationFailureInfo: { nonRetryable: true } },
      });
    case 'cancel':
      return command('cancelWorkflowExecution', { details: payloads(mark) });
    case 'continue as new':
      return command('continueAsNewWorkflowExecution', { workflowType, taskQueue, input: payloads(mark) });
  }
}

/** The command that stands for a protocol message. */
export function messageCommand(messageId: string): Command {
  return command('protocolMessage', { messageId });
}
