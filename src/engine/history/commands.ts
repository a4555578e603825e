import { invalidArgument } from '../errors.js';
import { WorkflowTaskFailedCause as Cause, CommandType } from '../proto/enums.js';
import type { Command, CommandAttributes, CommandName } from '../proto/plain.js';
import { cancelActivity, scheduleActivity } from './activity-commands.js';
import { append, type Change } from './change.js';
import { closeExecution, failExecution } from './close.js';
import { BadCommand, type CommandContext, id, must } from './command.js';
import { checkSize } from './command-sizes.js';
import { continueAsNew } from './continue-as-new.js';
import { cancelExternal, signalExternal, startChild } from './external-commands.js';
import { cancelTimer, startTimer } from './timer-commands.js';

interface Handler<N extends CommandName> {
  /** The cause that the workflow task fails with when `apply` refuses the attributes. */
  readonly cause: Cause;
  /** It ends the run: refused while there are events that the worker has not seen. */
  readonly closes?: true;
  readonly apply: (change: Change, attributes: CommandAttributes<N>, context: CommandContext) => void;
}

/** Every command the service knows, and what it does. */
const handlers: { readonly [N in CommandName]?: Handler<N> } = {
  scheduleActivityTask: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_SCHEDULE_ACTIVITY_ATTRIBUTES,
    apply: scheduleActivity,
  },
  requestCancelActivityTask: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_REQUEST_CANCEL_ACTIVITY_ATTRIBUTES,
    apply: cancelActivity,
  },
  startTimer: { cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_START_TIMER_ATTRIBUTES, apply: startTimer },
  cancelTimer: { cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_CANCEL_TIMER_ATTRIBUTES, apply: cancelTimer },
  completeWorkflowExecution: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_COMPLETE_WORKFLOW_EXECUTION_ATTRIBUTES,
    closes: true,
    apply: (change, { result }, { completedId: workflowTaskCompletedEventId }) =>
      closeExecution(change, 'workflowExecutionCompleted', { result, workflowTaskCompletedEventId }),
  },
  failWorkflowExecution: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_FAIL_WORKFLOW_EXECUTION_ATTRIBUTES,
    closes: true,
    apply: (change, { failure }, { completedId }) =>
      failExecution(change, must(failure, 'Failure is not set on FailWorkflowExecutionCommand.'), completedId),
  },
  cancelWorkflowExecution: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_CANCEL_WORKFLOW_EXECUTION_ATTRIBUTES,
    closes: true,
    apply: (change, { details }, { completedId: workflowTaskCompletedEventId }) =>
      closeExecution(change, 'workflowExecutionCanceled', { details, workflowTaskCompletedEventId }),
  },
  continueAsNewWorkflowExecution: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_CONTINUE_AS_NEW_ATTRIBUTES,
    closes: true,
    apply: continueAsNew,
  },
  recordMarker: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_RECORD_MARKER_ATTRIBUTES,
    apply: (change, attributes, { completedId: workflowTaskCompletedEventId }) => {
      id(attributes.markerName, 'MarkerName is not set on RecordMarkerCommand.');
      append(change, 'markerRecorded', { ...attributes, workflowTaskCompletedEventId });
    },
  },
  startChildWorkflowExecution: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_START_CHILD_EXECUTION_ATTRIBUTES,
    apply: startChild,
  },
  signalExternalWorkflowExecution: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_SIGNAL_WORKFLOW_EXECUTION_ATTRIBUTES,
    apply: signalExternal,
  },
  requestCancelExternalWorkflowExecution: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_ATTRIBUTES,
    apply: cancelExternal,
  },
  upsertWorkflowSearchAttributes: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_SEARCH_ATTRIBUTES,
    apply: (change, { searchAttributes }, { completedId: workflowTaskCompletedEventId, typed }) => {
      const given = must(searchAttributes, 'SearchAttributes is not set on UpsertWorkflowSearchAttributesCommand.');
      const indexedFields = typed(given.indexedFields);
      append(change, 'upsertWorkflowSearchAttributes', {
        searchAttributes: { indexedFields },
        workflowTaskCompletedEventId,
      });
    },
  },
  modifyWorkflowProperties: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_MODIFY_WORKFLOW_PROPERTIES_ATTRIBUTES,
    apply: (change, { upsertedMemo }, { completedId: workflowTaskCompletedEventId }) => {
      must(upsertedMemo, 'UpsertedMemo is not set on ModifyWorkflowPropertiesCommand.');
      append(change, 'workflowPropertiesModified', { upsertedMemo, workflowTaskCompletedEventId });
    },
  },
  protocolMessage: {
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_UPDATE_WORKFLOW_EXECUTION_MESSAGE,
    apply: (_change, { messageId }, { onMessage }) => onMessage(messageId ?? ''),
  },
};

const names = new Map<number, CommandName>(
  (Object.keys(handlers) as CommandName[]).map((name) => [
    (CommandType as unknown as Record<string, number>)[`COMMAND_TYPE_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`] ??
      0,
    name,
  ]),
);

/** Carries out the commands of a completed workflow task in order; none after one that closes the run. Throws BadCommand. */
export function applyCommands(change: Change, commands: readonly Command[], context: CommandContext): void {
  const unseen = change.state.buffered.length > 0;
  for (const command of commands) {
    if (change.state.closeTime > 0) return;
    applyCommand(change, command, context, unseen);
  }
}

function applyCommand(change: Change, command: Command, context: CommandContext, unseen: boolean): void {
  const name = names.get(command.commandType ?? 0);
  const handler = name === undefined ? undefined : (handlers[name] as Handler<CommandName> | undefined);
  if (name === undefined || handler === undefined) {
    const type = command.commandType ?? 0;
    if (!Object.values(CommandType).includes(type)) throw invalidArgument(`unknown command type: ${type}`);
    throw new BadCommand(
      Cause.WORKFLOW_TASK_FAILED_CAUSE_UNSPECIFIED,
      `the embedded service does not know the command type ${type}; a real Temporal Service (--address) may`,
    );
  }
  if (handler.closes === true && unseen) {
    throw new BadCommand(Cause.WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND);
  }
  try {
    const type = name.charAt(0).toUpperCase() + name.slice(1);
    const given = command[`${name}CommandAttributes`];
    const attributes = must(given, `${type}CommandAttributes is not set on ${type}Command.`);
    checkSize(name, attributes as never, handler.cause);
    const { userMetadata, eventGroupMarkers } = command;
    handler.apply({ ...change, command: { userMetadata, eventGroupMarkers } }, attributes as never, context);
  } catch (error) {
    if (error instanceof BadCommand) throw error;
    throw new BadCommand(handler.cause, error instanceof Error ? error.message : String(error));
  }
}
