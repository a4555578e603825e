import { workflowNotReady } from '../errors.js';
import { QueryRejectCondition as Reject, WorkflowExecutionStatus as Status } from '../proto/enums.js';
import type { ServiceMessage } from '../proto/plain.js';
import { named } from './named.js';
import type { Call, Handlers } from './services.js';

/** A workflow whose first task keeps failing can't answer: from this attempt on that is said at once. */
const FAILED_ATTEMPTS = 3;

export const queryHandlers: Handlers = {
  async QueryWorkflow({ executions, queries }, request: ServiceMessage<'QueryWorkflowRequest'>, call: Call) {
    const state = executions.find(...named(request.execution));
    const { status } = state;
    if (isRejected(request.queryRejectCondition ?? 0, status)) return { queryRejected: { status } };
    if (state.closeTime > 0 && state.previousStartedEventId === 0) {
      throw workflowNotReady('Workflow execution closed before WorkflowTaskStarted event');
    }
    if (!state.firstTaskScheduled) throw workflowNotReady('Workflow task is not scheduled yet.');
    if ((state.workflowTask?.attempt ?? 1) >= FAILED_ATTEMPTS) {
      throw workflowNotReady('Unable to query workflow due to Workflow Task in failed state.');
    }
    return { queryResult: await queries.ask(state, request.query ?? {}, call) };
  },
};

function isRejected(condition: number, status: number): boolean {
  if (condition === Reject.QUERY_REJECT_CONDITION_NOT_OPEN) {
    return status !== Status.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }
  if (condition === Reject.QUERY_REJECT_CONDITION_NOT_COMPLETED_CLEANLY) {
    return status !== Status.WORKFLOW_EXECUTION_STATUS_RUNNING && status !== Status.WORKFLOW_EXECUTION_STATUS_COMPLETED;
  }
  return false;
}
