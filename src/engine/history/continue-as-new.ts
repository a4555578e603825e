import { ContinueAsNewInitiator } from '../proto/enums.js';
import type { CommandAttributes } from '../proto/plain.js';
import { fromMs } from '../proto/time.js';
import type { Change } from './change.js';
import { closeExecution, inherited, nextRun } from './close.js';
import { type CommandContext, duration } from './command.js';
import { completePolicy } from './retry.js';

/** Ends the run and begins the next of the chain in one transaction; what the command leaves out stays as it is. */
export function continueAsNew(
  change: Change,
  attributes: CommandAttributes<'continueAsNewWorkflowExecution'>,
  { completedId: workflowTaskCompletedEventId, typed }: CommandContext,
) {
  duration(attributes.workflowRunTimeout, 'Invalid WorkflowRunTimeout on ContinueAsNewWorkflowExecutionCommand');
  duration(attributes.workflowTaskTimeout, 'Invalid WorkflowTaskTimeout on ContinueAsNewWorkflowExecutionCommand');
  const base = inherited(change.state);
  const workflowType = attributes.workflowType?.name ? attributes.workflowType : base.workflowType;
  const taskQueue = attributes.taskQueue?.name ? attributes.taskQueue : base.taskQueue;
  const workflowRunTimeout = attributes.workflowRunTimeout ?? base.workflowRunTimeout;
  const workflowTaskTimeout = attributes.workflowTaskTimeout ?? base.workflowTaskTimeout;
  const { input, header, lastCompletionResult, failure, backoffStartInterval } = attributes;
  const memo = attributes.memo ?? base.memo;
  const searchAttributes =
    attributes.searchAttributes === undefined
      ? base.searchAttributes
      : { indexedFields: typed(attributes.searchAttributes.indexedFields) };
  const initiator = attributes.initiator || ContinueAsNewInitiator.CONTINUE_AS_NEW_INITIATOR_WORKFLOW;
  const newExecutionRunId = nextRun(change, {
    ...base,
    workflowType,
    taskQueue,
    input,
    header,
    workflowRunTimeout: workflowRunTimeout ?? fromMs(0),
    workflowTaskTimeout,
    memo,
    searchAttributes,
    initiator,
    lastCompletionResult,
    continuedFailure: failure,
    firstWorkflowTaskBackoff: backoffStartInterval,
    retryPolicy: attributes.retryPolicy === undefined ? base.retryPolicy : completePolicy(attributes.retryPolicy),
    attempt: 1,
  });
  closeExecution(change, 'workflowExecutionContinuedAsNew', {
    newExecutionRunId,
    workflowType,
    taskQueue,
    input,
    header,
    workflowRunTimeout,
    workflowTaskTimeout,
    workflowTaskCompletedEventId,
    memo,
    searchAttributes,
    initiator: attributes.initiator,
    inheritBuildId: attributes.inheritBuildId,
    lastCompletionResult,
    failure,
    backoffStartInterval,
  });
}
