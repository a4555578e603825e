import { Code, invalidArgument, pack, ServiceError } from '../errors.js';
import { startExecution } from '../history/start-execution.js';
import type { ServiceMessage } from '../proto/plain.js';
import { newRunOf, policiesOf } from './executions.js';
import { all, never, type Rule } from './rules.js';
import type { Call, Handlers } from './services.js';
import { update } from './update.js';
import { validate } from './validate.js';

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
    const { executions } = services;
    attempt(0, () => {
      sameNamespace(start.namespace, request.namespace);
      validate('StartWorkflowExecution', start);
      startRules(start);
    });
    attempt(1, () => {
      sameNamespace(change.namespace, request.namespace);
      validate('UpdateWorkflowExecution', change);
      updateRules(change);
      if (start.workflowId === change.workflowExecution?.workflowId) return;
      throw invalidArgument('WorkflowId is not consistent with previous operation(s).');
    });
    const run = attempt(0, () => newRunOf(services, start));
    const result = attempt(0, () => startExecution(executions, run, policiesOf(start)));
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

const startRules: Rule<ServiceMessage<'StartWorkflowExecutionRequest'>> = all(
  never((r) => r.workflowStartDelay !== undefined, 'WorkflowStartDelay is not supported.'),
  never((r) => r.requestEagerExecution === true, 'RequestEagerExecution is not supported.'),
);

const updateRules: Rule<ServiceMessage<'UpdateWorkflowExecutionRequest'>> = all(
  never((r) => !!r.workflowExecution?.runId, 'RunId is not allowed.'),
  never((r) => !!r.firstExecutionRunId, 'FirstExecutionRunId is not allowed.'),
);

function sameNamespace(own: string | undefined, whole: string | undefined): void {
  if (own !== whole) throw invalidArgument("Operation namespace did not match request's namespace.");
}

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
