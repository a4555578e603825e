import { alreadyCompleted, ServiceError } from '../errors.js';
import { CancelExternalFailedCause, SignalExternalFailedCause } from '../proto/enums.js';
import type { EventAttributes } from '../proto/plain.js';
import { record } from './change.js';
import type { Executions } from './executions.js';
import { requestCancelExecution, signalExecution } from './signal.js';
import type { ExecutionState, External } from './state.js';
import { scheduleWorkflowTask } from './workflow-task.js';

/** Sends the signal that `initiated` (an event of `from`) asked for, and tells `from` what came of it. */
export function signalExternal(
  executions: Executions,
  from: ExecutionState,
  external: External,
  initiated: EventAttributes<'signalExternalWorkflowExecutionInitiated'>,
): void {
  const { namespace, workflowExecution, control, signalName, input, header } = initiated;
  const { initiatedEventId, requestId } = external;
  const found = reach(executions, from, workflowExecution, initiated.childWorkflowOnly, ({ runId, closeTime }) => {
    if (closeTime > 0) throw alreadyCompleted();
    executions.change(runId, (change) =>
      signalExecution(
        change,
        {
          signalName,
          input,
          header,
          identity: 'history-service',
          externalWorkflowExecution: { workflowId: from.workflowId, runId: from.runId },
        },
        requestId,
      ),
    );
  });
  if (executions.read(from.runId)?.closeTime !== 0) return;
  const cause =
    SignalExternalFailedCause.SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED_CAUSE_EXTERNAL_WORKFLOW_EXECUTION_NOT_FOUND;
  executions.advance(from.runId, (change) => {
    if (!change.state.externalSignals.has(initiatedEventId)) return;
    const common = { initiatedEventId, namespace, workflowExecution, control };
    if (found) record(change, 'externalWorkflowExecutionSignaled', common);
    else {
      record(change, 'signalExternalWorkflowExecutionFailed', { ...common, cause });
    }
    scheduleWorkflowTask(change);
  });
}

/** Passes on the request to cancel that `initiated` (an event of `from`) asked for, and tells `from` what came of it. */
export function cancelExternal(
  executions: Executions,
  from: ExecutionState,
  external: External,
  initiated: EventAttributes<'requestCancelExternalWorkflowExecutionInitiated'>,
): void {
  const { namespace, workflowExecution, control, reason } = initiated;
  const { initiatedEventId } = external;
  const found = reach(executions, from, workflowExecution, initiated.childWorkflowOnly, ({ runId, closeTime }) => {
    // to cancel what has ended already is no error
    if (closeTime > 0) return;
    executions.change(runId, (change) =>
      requestCancelExecution(change, {
        cause: reason,
        identity: 'history-service',
        externalInitiatedEventId: initiatedEventId,
        externalWorkflowExecution: { workflowId: from.workflowId, runId: from.runId },
      }),
    );
  });
  if (executions.read(from.runId)?.closeTime !== 0) return;
  const cause =
    CancelExternalFailedCause.CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED_CAUSE_EXTERNAL_WORKFLOW_EXECUTION_NOT_FOUND;
  executions.advance(from.runId, (change) => {
    if (!change.state.externalCancels.has(initiatedEventId)) return;
    const common = { initiatedEventId, namespace, workflowExecution };
    if (found) record(change, 'externalWorkflowExecutionCancelRequested', common);
    else {
      const failed = { ...common, control, cause };
      record(change, 'requestCancelExternalWorkflowExecutionFailed', failed);
    }
    scheduleWorkflowTask(change);
  });
}

/** Acts on the run that is meant; false when there is none, or `act` refuses. */
function reach(
  executions: Executions,
  from: ExecutionState,
  target: { readonly workflowId?: string | undefined; readonly runId?: string | undefined } | undefined,
  childOnly: boolean | undefined,
  act: (state: ExecutionState) => void,
): boolean {
  try {
    const state = executions.find(target?.workflowId ?? '', target?.runId);
    const parent = state.started.parentWorkflowExecution;
    if (childOnly === true && parent?.runId !== from.runId) return false;
    act(state);
    return true;
  } catch (error) {
    if (error instanceof ServiceError) return false;
    throw error;
  }
}
