import { WorkflowTaskFailedCause as Cause, ParentClosePolicy, WorkflowIdReusePolicy } from '../proto/enums.js';
import type { CommandAttributes } from '../proto/plain.js';
import { fromMs, toMs } from '../proto/time.js';
import { append, type Change } from './change.js';
import { type CommandContext, capped, duration, id, room, runId } from './command.js';
import { completePolicy } from './retry.js';

export function startChild(
  change: Change,
  attributes: CommandAttributes<'startChildWorkflowExecution'>,
  { completedId, namespace, typed }: CommandContext,
) {
  const { state } = change;
  id(attributes.workflowId, 'Required field WorkflowId is not set on StartChildWorkflowExecutionCommand.');
  id(attributes.workflowType?.name, 'Required field WorkflowType is not set on StartChildWorkflowExecutionCommand.');
  for (const name of ['WorkflowExecutionTimeout', 'WorkflowRunTimeout', 'WorkflowTaskTimeout'] as const) {
    const key = `w${name.slice(1)}` as Uncapitalize<typeof name>;
    duration(attributes[key], `Invalid ${name} on StartChildWorkflowExecutionCommand`);
  }
  if (attributes.cronSchedule) {
    throw new Error('the embedded service has no cron schedules; use a real Temporal Service (--address)');
  }
  room(
    state.children,
    Cause.WORKFLOW_TASK_FAILED_CAUSE_PENDING_CHILD_WORKFLOWS_LIMIT_EXCEEDED,
    'child workflow executions',
  );
  const { versioningOverride: _, ...kept } = attributes;
  const runTimeout = toMs(attributes.workflowRunTimeout);
  const parentClosePolicy = attributes.parentClosePolicy || ParentClosePolicy.PARENT_CLOSE_POLICY_TERMINATE;
  const initiatedEventId = append(change, 'startChildWorkflowExecutionInitiated', {
    ...kept,
    namespace,
    taskQueue: attributes.taskQueue?.name ? attributes.taskQueue : { name: state.taskQueue },
    parentClosePolicy,
    ...(attributes.searchAttributes !== undefined && {
      searchAttributes: { indexedFields: typed(attributes.searchAttributes.indexedFields) },
    }),
    workflowRunTimeout: attributes.workflowRunTimeout ?? fromMs(0),
    workflowTaskTimeout: fromMs(capped(toMs(attributes.workflowTaskTimeout) || state.workflowTaskTimeout, runTimeout)),
    workflowIdReusePolicy:
      attributes.workflowIdReusePolicy || WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE,
    ...(attributes.retryPolicy !== undefined && { retryPolicy: completePolicy(attributes.retryPolicy) }),
    workflowTaskCompletedEventId: completedId,
  });
  change.tasks.push({ kind: 'start-child', runId: state.runId, initiatedEventId });
}

export function signalExternal(
  change: Change,
  attributes: CommandAttributes<'signalExternalWorkflowExecution'>,
  { completedId, namespace }: CommandContext,
) {
  const { state } = change;
  id(attributes.execution?.workflowId, 'WorkflowId is not set on SignalExternalWorkflowExecutionCommand.');
  runId(attributes.execution?.runId, 'Invalid RunId set on SignalExternalWorkflowExecutionCommand.');
  id(attributes.signalName, 'SignalName is not set on SignalExternalWorkflowExecutionCommand.');
  room(
    state.externalSignals,
    Cause.WORKFLOW_TASK_FAILED_CAUSE_PENDING_SIGNALS_LIMIT_EXCEEDED,
    'signals to external workflows',
  );
  const { execution, ...kept } = attributes;
  const initiatedEventId = append(change, 'signalExternalWorkflowExecutionInitiated', {
    ...kept,
    namespace,
    workflowExecution: execution,
    workflowTaskCompletedEventId: completedId,
  });
  change.tasks.push({ kind: 'signal-external', runId: state.runId, initiatedEventId });
}

export function cancelExternal(
  change: Change,
  attributes: CommandAttributes<'requestCancelExternalWorkflowExecution'>,
  { completedId, namespace }: CommandContext,
) {
  const { state } = change;
  const { workflowId, control, childWorkflowOnly, reason } = attributes;
  id(workflowId, 'WorkflowId is not set on RequestCancelExternalWorkflowExecutionCommand.');
  const run = runId(attributes.runId, 'Invalid RunId set on RequestCancelExternalWorkflowExecutionCommand.');
  room(
    state.externalCancels,
    Cause.WORKFLOW_TASK_FAILED_CAUSE_PENDING_REQUEST_CANCEL_LIMIT_EXCEEDED,
    'requests to cancel external workflows',
  );
  const initiatedEventId = append(change, 'requestCancelExternalWorkflowExecutionInitiated', {
    workflowTaskCompletedEventId: completedId,
    namespace,
    workflowExecution: { workflowId, runId: run },
    control,
    childWorkflowOnly,
    reason,
  });
  change.tasks.push({ kind: 'cancel-external', runId: state.runId, initiatedEventId });
}
