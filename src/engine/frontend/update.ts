import { randomUUID } from 'node:crypto';
import { Code, invalidArgument, notFound, ServiceError } from '../errors.js';
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
  const { meta: given, input } = request.request ?? {};
  if (given === undefined) throw invalidArgument('Update meta is not set on request.');
  if (input === undefined) throw invalidArgument('Update input is not set on request.');
  required(input.name, 'Update name');
  sized(input.args);
  const updateId = limited(given.updateId, 'UpdateId') || randomUUID();
  const wanted = request.waitPolicy?.lifecycleStage || ACCEPTED;
  if (wanted === ADMITTED) {
    throw new ServiceError(
      Code.PERMISSION_DENIED,
      'UpdateWorkflowExecution issued asynchronously and waiting on update admitted is not supported.',
    );
  }
  const { runId } = state;
  if (progressOf(state, updateId) === undefined) {
    updates.admit(runId, updateId, { meta: { ...given, updateId }, input });
    executions.change(runId, (change) => {
      if (change.state.firstTaskScheduled) scheduleWorkflowTask(change, true);
    });
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
    (wanted <= ACCEPTED && (state.updates.get(updateId)?.acceptedEventId ?? 0) > 0);
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
