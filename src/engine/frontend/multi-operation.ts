import { Code, invalidArgument, pack, ServiceError } from '../errors.js';
import { startExecution } from '../history/start-execution.js';
import type { ServiceMessage } from '../proto/plain.js';
import { newRunOf, policiesOf } from './executions.js';
import type { Call, Handlers } from './services.js';
import { update } from './update.js';

const FAILURE = 'temporal.api.errordetails.v1.MultiOperationExecutionFailure';
const ABORTED = 'temporal.api.failure.v1.MultiOperationExecutionAborted';

export const multiOperationHandlers: Handlers = {
  // the one combination there is: start (or find) a workflow and update it
  async ExecuteMultiOperation(services, request: ServiceMessage<'ExecuteMultiOperationRequest'>, call: Call) {
    const [first, second, ...more] = request.operations ?? [];
    const start = first?.startWorkflow;
    const change = second?.updateWorkflow;
    if (start === undefined || change === undefined || more.length > 0) {
      throw invalidArgument('Operations have to be exactly [Start, Update].');
    }
    if (start.workflowId !== change.workflowExecution?.workflowId) {
      return refuse(1, invalidArgument('WorkflowId is not consistent with previous operation(s)'));
    }
    const { executions } = services;
    const run = newRunOf(services, start);
    const policies = policiesOf(start);
    const result = attempt(0, () => startExecution(executions, run, policies));
    const state = executions.find(run.workflowId, result.runId);
    const updated = await Promise.resolve(update(services, state, change, call)).catch((error: unknown) =>
      refuse(1, error),
    );
    const { runId, started } = result;
    return {
      responses: [{ startWorkflow: { runId, started, status: state.status } }, { updateWorkflow: updated }],
    };
  },
};

function attempt<T>(index: number, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    return refuse(index, error);
  }
}

/** The failure of one operation, which says of each what became of it. */
function refuse(index: number, error: unknown): never {
  if (!(error instanceof ServiceError)) throw error;
  const { code, message, detail } = error;
  const own = { code, message, details: detail === undefined ? [] : [detail] };
  const aborted = { code: Code.ABORTED, message: 'Operation was aborted.', details: [pack(ABORTED, {})] };
  const statuses = index === 0 ? [own, aborted] : [aborted, own];
  throw new ServiceError(code, 'Update-with-Start could not be executed.', pack(FAILURE, { statuses }));
}
