import { isOversized, isOversizedFailure, isOversizedMemo } from '../proto/blob.js';
import { WorkflowTaskFailedCause as Cause } from '../proto/enums.js';
import type { CommandAttributes, CommandName } from '../proto/plain.js';
import { BadCommand } from './command.js';

/** A command that holds more than an event may: the run ends, as the worker would only send it again. */
export class OversizedCommand extends BadCommand {}

interface Limit<N extends CommandName> {
  readonly what: string;
  readonly isOver: (attributes: CommandAttributes<N>) => boolean;
  /** Where it is not the one that the command's other faults have. */
  readonly cause?: Cause;
}

/** What of each command has the limit of a blob, in the server's words. */
const limits: { readonly [N in CommandName]?: Limit<N> } = {
  scheduleActivityTask: {
    what: 'ScheduleActivityTaskCommandAttributes.Input',
    isOver: ({ input }) => isOversized(input),
  },
  completeWorkflowExecution: {
    what: 'CompleteWorkflowExecutionCommandAttributes.Result',
    isOver: ({ result }) => isOversized(result),
    // a slip of the server's, but that is what stands in its histories
    cause: Cause.WORKFLOW_TASK_FAILED_CAUSE_BAD_SCHEDULE_ACTIVITY_ATTRIBUTES,
  },
  failWorkflowExecution: {
    what: 'FailWorkflowExecutionCommandAttributes.Failure',
    isOver: ({ failure }) => isOversizedFailure(failure ?? {}),
  },
  continueAsNewWorkflowExecution: {
    what: 'ContinueAsNewWorkflowExecutionCommandAttributes. Input',
    isOver: ({ input }) => isOversized(input),
  },
  startChildWorkflowExecution: {
    what: 'StartChildWorkflowExecutionCommandAttributes. Input',
    isOver: ({ input }) => isOversized(input),
  },
  signalExternalWorkflowExecution: {
    what: 'SignalExternalWorkflowExecutionCommandAttributes.Input',
    isOver: ({ input }) => isOversized(input),
  },
  recordMarker: {
    what: 'RecordMarkerCommandAttributes.Details',
    isOver: ({ details = {} }) =>
      isOversized({ payloads: Object.values(details).flatMap(({ payloads = [] }) => payloads) }),
  },
  modifyWorkflowProperties: {
    what: 'ModifyWorkflowPropertiesCommandAttributes',
    isOver: ({ upsertedMemo = {} }) => isOversizedMemo(upsertedMemo),
  },
};

/** Throws OversizedCommand, with `cause` unless the command has its own. */
export function checkSize<N extends CommandName>(name: N, attributes: CommandAttributes<N>, cause: Cause): void {
  const limit = limits[name] as Limit<N> | undefined;
  if (limit?.isOver(attributes) !== true) return;
  throw new OversizedCommand(limit.cause ?? cause, `${limit.what} exceeds size limit.`);
}
