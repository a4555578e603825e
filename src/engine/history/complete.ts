import { invalidArgument } from '../errors.js';
import type { Command, EventAttributes, ProtocolMessage } from '../proto/plain.js';
import { flushBuffered } from './change.js';
import { terminateExecution } from './close.js';
import { BadCommand, type CommandContext } from './command.js';
import { OversizedCommand } from './command-sizes.js';
import { applyCommands } from './commands.js';
import type { Executions } from './executions.js';
import type { Sticky } from './state.js';
import { UpdateMessages, type Updates } from './updates.js';
import {
  completeWorkflowTask,
  dropWorkflowTask,
  failWorkflowTask,
  scheduleWorkflowTask,
  taskOf,
} from './workflow-task.js';

/** A worker's answer to a workflow task. */
export interface Completion {
  readonly namespace: string;
  readonly identity: string;
  readonly commands: readonly Command[];
  readonly messages: readonly ProtocolMessage[];
  readonly attributes: EventAttributes<'workflowTaskCompleted'>;
  readonly sticky: Sticky | undefined;
  readonly forceNewTask: boolean;
  /** Whether activities may go back with the answer. */
  readonly mayBeEager: boolean;
  readonly typed: CommandContext['typed'];
}

/**
 * Takes the answer as one transaction: the completed event, then what its commands and messages do, then the events
 * that came meanwhile, then, where these need one, the next workflow task. A command that can't be carried out fails
 * the task instead, and the worker is told (INVALID_ARGUMENT). Gives the event that the worker is to go back to, if so,
 * and the activities that it takes at once.
 */
export function completeTask(executions: Executions, updates: Updates, runId: string, completion: Completion) {
  const told: (() => void)[] = [];
  const eager: number[] = [];
  try {
    const resetHistoryEventId = executions.change(runId, (change) => {
      const { state } = change;
      const { sentUpdates, speculative, written } = taskOf(state);
      const messages = new UpdateMessages(change, completion.messages, updates);
      if (speculative && !written && isRejectionOnly(completion) && state.buffered.length === 0) {
        messages.finish(sentUpdates);
        told.push(...messages.told);
        dropWorkflowTask(change);
        if (completion.forceNewTask || hasNew(updates, runId, sentUpdates)) scheduleWorkflowTask(change, true);
        return state.previousStartedEventId;
      }
      const completedId = completeWorkflowTask(change, completion.attributes, completion.sticky);
      const onMessage = (id: string) => messages.apply(id);
      const { namespace, identity, typed, mayBeEager } = completion;
      const context = { completedId, namespace, identity, typed, onMessage, ...(mayBeEager && { eager }) };
      applyCommands(change, completion.commands, context);
      messages.finish(sentUpdates);
      told.push(...messages.told);
      if (state.closeTime > 0) return 0;
      const fresh = flushBuffered(change);
      if (fresh || completion.forceNewTask) scheduleWorkflowTask(change);
      else if (hasNew(updates, runId, sentUpdates)) scheduleWorkflowTask(change, true);
      return 0;
    });
    for (const tell of told) tell();
    return { resetHistoryEventId, eager };
  } catch (error) {
    if (!(error instanceof BadCommand)) throw error;
    const { failedCause, message } = error;
    executions.change(runId, (change) => {
      failWorkflowTask(change, failedCause, { message }, completion.identity);
      if (error instanceof OversizedCommand) terminateExecution(change, message, undefined, 'history-service');
    });
    throw invalidArgument(message);
  }
}

function isRejectionOnly({ commands, messages }: Completion): boolean {
  if (commands.length > 0 || messages.length === 0) return false;
  return messages.every((message) => message.body?.type_url?.endsWith('.Rejection') === true);
}

/** Whether updates came after the workflow task was given out. */
function hasNew(updates: Updates, runId: string, sent: readonly string[]): boolean {
  return updates.ids(runId).some((updateId) => !sent.includes(updateId));
}
