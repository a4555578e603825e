import { randomUUID } from 'node:crypto';
import { invalidArgument, notFound } from '../errors.js';
import type { ExecutionState } from '../history/state.js';
import { progressOf, type UpdateProgress } from '../history/updates.js';
import { scheduleWorkflowTask } from '../history/workflow-task.js';
import { UpdateStage } from '../proto/enums.js';
import type { ServiceMessage } from '../proto/plain.js';
import { until } from './history.js';
import type { Call, Handlers, Services } from './services.js';
import { limited, optionalRunId, required, sized } from './validate.js';

const ADMITTED = UpdateStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ADMITTED;
const ACCEPTED = UpdateStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ACCEPTED;

export const updateHandlers: Handlers = {
  async UpdateWorkflowExecution(services, request: ServiceMessage<'UpdateWorkflowExecutionRequest'>, call: Call) {
    const workflowId = required(request.workflowExecution?.workflowId, 'WorkflowId');
    const runId = optionalRunId(request.workflowExecution?.runId);
    const state = services.executions.find(workflowId, runId);
    return update(services, state, request, call);
  },

  async PollWorkflowExecutionUpdate(
    services,
    request: ServiceMessage<'PollWorkflowExecutionUpdateRequest'>,
    call: Call,
  ) {
    const { workflowExecution, updateId: id } = request.updateRef ?? {};
    const updateId = required(id, 'UpdateId');
    const workflowId = required(workflowExecution?.workflowId, 'WorkflowId');
    const state = services.executions.find(workflowId, optionalRunId(workflowExecution?.runId));
    if (progressOf(state, updateId) === undefined && !services.updates.has(state.runId, updateId)) {
      throw notFound(`update "${updateId}" not found`);
    }
    const wanted = request.waitPolicy?.lifecycleStage ?? ADMITTED;
    return answer(state, updateId, await waitFor(services, state.runId, updateId, wanted, call));
  },
};

/** Offers an update to a worker and waits as far as the request says. */
export async function update(
  services: Services,
  state: ExecutionState,
  request: ServiceMessage<'UpdateWorkflowExecutionRequest'>,
  call: Call,
): Promise<object> {
  const { executions, updates } = services;
  required(request.request?.input?.name, 'UpdateName');
  sized(request.request?.input?.args);
  const updateId = limited(request.request?.meta?.updateId, 'UpdateId') || randomUUID();
  const wanted = request.waitPolicy?.lifecycleStage || ACCEPTED;
  if (wanted === ADMITTED) {
    throw invalidArgument('WaitPolicy stage ADMITTED is not supported; wait for ACCEPTED or COMPLETED.');
  }
  const { runId } = state;
  if (progressOf(state, updateId) === undefined) {
    const meta = { ...request.request?.meta, updateId };
    updates.admit(runId, updateId, { meta, input: request.request?.input });
    executions.change(runId, (change) => scheduleWorkflowTask(change, true));
  }
  return answer(state, updateId, await waitFor(services, runId, updateId, wanted, call));
}

function answer(state: ExecutionState, updateId: string, { stage, outcome }: UpdateProgress): object {
  const { workflowId, runId } = state;
  return { updateRef: { workflowExecution: { workflowId, runId }, updateId }, stage, outcome };
}

/** Waits until the update has come as far as `wanted`, or a long poll's time; gives how far it has come. */
async function waitFor(
  services: Services,
  runId: string,
  updateId: string,
  wanted: number,
  call: Call,
): Promise<UpdateProgress> {
  const { executions, updates } = services;
  let settled: UpdateProgress | undefined;
  const isDone = (state: ExecutionState) =>
    settled !== undefined ||
    state.updates.get(updateId)?.outcome !== undefined ||
    state.closeTime > 0 ||
    (wanted <= ACCEPTED && state.updates.has(updateId));
  await until(services, runId, isDone, call, (look) =>
    updates.listen(runId, updateId, (progress) => {
      // an acceptance is seen in the run's state; a rejection only here
      if (progress.outcome !== undefined) settled = progress;
      look();
    }),
  );
  const state = executions.read(runId);
  return settled ?? (state && progressOf(state, updateId)) ?? { stage: ADMITTED };
}
