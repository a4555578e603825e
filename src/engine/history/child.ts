import { randomUUID } from 'node:crypto';
import { ServiceError } from '../errors.js';
import { ParentClosePolicy, StartChildFailedCause, WorkflowIdConflictPolicy } from '../proto/enums.js';
import type { EventAttributes, HistoryEvent } from '../proto/plain.js';
import { type Closing, closings } from './apply.js';
import { record } from './change.js';
import { RESETTER, terminateExecution } from './close.js';
import type { Executions } from './executions.js';
import { requestCancelExecution } from './signal.js';
import { startExecution } from './start-execution.js';
import type { Child, ExecutionState } from './state.js';
import { scheduleWorkflowTask } from './workflow-task.js';

const HISTORY_SERVICE = 'history-service';

/** Starts the child that `event` (of `parent`) asked for, and tells the parent what came of it. */
export function startChild(executions: Executions, parent: ExecutionState, child: Child, event: HistoryEvent): void {
  const { userMetadata, startChildWorkflowExecutionInitiatedEventAttributes: initiated = {} } = event;
  const { workflowType, header, namespace = '' } = initiated;
  const { initiatedEventId, workflowId } = child;
  const runId = randomUUID();
  const started: EventAttributes<'workflowExecutionStarted'> = {
    workflowType,
    taskQueue: initiated.taskQueue,
    input: initiated.input,
    header,
    workflowExecutionTimeout: initiated.workflowExecutionTimeout,
    workflowRunTimeout: initiated.workflowRunTimeout,
    workflowTaskTimeout: initiated.workflowTaskTimeout,
    retryPolicy: initiated.retryPolicy,
    memo: initiated.memo,
    searchAttributes: initiated.searchAttributes,
    ...((parent.started.priority ?? initiated.priority) && {
      priority: { ...parent.started.priority, ...initiated.priority },
    }),
    parentWorkflowNamespace: namespace,
    parentWorkflowExecution: { workflowId: parent.workflowId, runId: parent.runId },
    parentInitiatedEventId: initiatedEventId,
    rootWorkflowExecution: parent.started.rootWorkflowExecution ?? {
      workflowId: parent.workflowId,
      runId: parent.runId,
    },
  };
  let childRunId: string;
  try {
    childRunId = startExecution(
      executions,
      { workflowId, runId, firstRunId: runId, requestId: child.requestId, userMetadata, started },
      {
        reuse: initiated.workflowIdReusePolicy ?? 0,
        conflict: WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL,
      },
    ).runId;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    failToStart(executions, parent, child, initiated);
    return;
  }
  if (executions.read(parent.runId)?.closeTime !== 0) return;
  executions.advance(parent.runId, (change) => {
    if (!change.state.children.has(initiatedEventId)) return;
    record(change, 'childWorkflowExecutionStarted', {
      namespace,
      initiatedEventId,
      workflowExecution: { workflowId, runId: childRunId },
      workflowType,
      header,
    });
    scheduleWorkflowTask(change);
  });
  // a child may be over already: its end could not be told before its start
  const state = executions.read(childRunId);
  if (state !== undefined && state.closeTime > 0) tellParent(executions, state);
}

function failToStart(
  executions: Executions,
  parent: ExecutionState,
  child: Child,
  initiated: EventAttributes<'startChildWorkflowExecutionInitiated'>,
): void {
  if (executions.read(parent.runId)?.closeTime !== 0) return;
  const { namespace, workflowType } = initiated;
  const { initiatedEventId, workflowId } = child;
  const cause = StartChildFailedCause.START_CHILD_WORKFLOW_EXECUTION_FAILED_CAUSE_WORKFLOW_ALREADY_EXISTS;
  executions.advance(parent.runId, (change) => {
    if (!change.state.children.has(initiatedEventId)) return;
    record(change, 'startChildWorkflowExecutionFailed', {
      namespace,
      workflowId,
      workflowType,
      cause,
      initiatedEventId,
    });
    scheduleWorkflowTask(change);
  });
}

/** Tells the parent of a closed run how it ended, once, unless another run follows. `lastEvent`: of the closed run. */
export function tellParent(executions: Executions, closed: ExecutionState, lastEvent?: HistoryEvent): void {
  const { parentWorkflowExecution, parentInitiatedEventId = 0, parentWorkflowNamespace } = closed.started;
  if (parentWorkflowExecution === undefined || closed.newRunId !== '' || isReset(executions, closed)) return;
  let parent = executions.read(parentWorkflowExecution.runId ?? '');
  // of a parent that was reset, the run that goes on waits for it
  while (parent !== undefined && parent.closeTime > 0) parent = executions.read(parent.resetRunId);
  if (parent === undefined) return;
  const child = parent.children.get(parentInitiatedEventId);
  if (child === undefined || child.runId === '') return;
  const event = lastEvent ?? executions.lastEvent(closed);
  for (const closing of Object.keys(closings) as Closing[]) {
    const attributes = event[`${closing}EventAttributes`];
    const { parentEvent } = closings[closing];
    if (attributes === undefined || parentEvent === undefined) continue;
    executions.advance(parent.runId, (change) => {
      record(change, parentEvent, {
        ...('result' in attributes && { result: attributes.result }),
        ...('failure' in attributes && { failure: attributes.failure }),
        ...('retryState' in attributes && { retryState: attributes.retryState }),
        ...(closing === 'workflowExecutionCanceled' && 'details' in attributes && { details: attributes.details }),
        namespace: parentWorkflowNamespace,
        workflowExecution: { workflowId: closed.workflowId, runId: closed.runId },
        workflowType: { name: closed.workflowType },
        initiatedEventId: child.initiatedEventId,
        startedEventId: child.startedEventId,
      });
      scheduleWorkflowTask(change);
    });
  }
}

/** Does to the children of a closed run what their parent-close policy says. */
export function closeChildren(executions: Executions, parent: ExecutionState): void {
  if (parent.resetRunId !== '' && isReset(executions, parent)) return;
  for (const child of parent.children.values()) {
    const current = executions.current(child.workflowId);
    if (current === undefined || current.closeTime > 0 || current.firstRunId !== child.runId) continue;
    if (child.parentClosePolicy === ParentClosePolicy.PARENT_CLOSE_POLICY_TERMINATE) {
      const reason = 'by parent close policy';
      executions.advance(current.runId, (change) => terminateExecution(change, reason, undefined, HISTORY_SERVICE));
    } else if (child.parentClosePolicy === ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL) {
      const externalWorkflowExecution = { workflowId: parent.workflowId, runId: parent.runId };
      executions.advance(current.runId, (change) =>
        requestCancelExecution(change, { externalWorkflowExecution, identity: HISTORY_SERVICE }),
      );
    }
  }
}

/** Whether the run ended because another one, made by a reset, has taken its place. */
function isReset(executions: Executions, closed: ExecutionState): boolean {
  return executions.lastEvent(closed).workflowExecutionTerminatedEventAttributes?.identity === RESETTER;
}
