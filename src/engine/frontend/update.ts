import { randomUUID } from 'node:crypto';
import { notFound } from '../errors.js';
import type { ExecutionState } from '../history/state.js';
import { progressOf, type UpdateProgress } from '../history/updates.js';
import { scheduleWorkflowTask } from '../history/workflow-task.js';
import { UpdateStage } from '../proto/enums.js';
import type { ServiceMessage } from '../proto/plain.js';
import { until } from './history.js';
import { named } from './named.js';
import type { Call, Handlers, Services } from './services.js';

const ADMITTED = UpdateStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ADMITTED;
const ACCEPTED = UpdateStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ACCEPTED;

export const updateHandlers: Handlers = {
  async UpdateWorkflowExecution(services, request: ServiceMessage<'UpdateWorkflowExecutionRequest'>, call: Call) {
    const state = services.executions.find(...named(request.workflowExecution), request.firstExecutionRunId);
    return update(services, state, request, call);
  },

  async PollWorkflowExecutionUpdate(
    services,
    request: ServiceMessage<'PollWorkflowExecutionUpdateRequest'>,
    call: Call,
  ) {
    const { workflowExecution, updateId = '' } = request.updateRef ?? {};
    const state = services.executions.find(...named(workflowExecution));
    const { closeTime, runId } = state;
    const decided = state.updates.has(updateId) && progressOf(state, updateId) !== undefined;
    if (!decided && (closeTime > 0 || !services.updates.has(runId, updateId))) {
      throw notFound(`update "${updateId}" not found`);
    }
    const wanted = request.waitPolicy?.lifecycleStage ?? ADMITTED;
    return answer(state, updateId, await waitFor(services, state.runId, updateId, wanted, call));
  },
};

/**
 * Offers an update to a worker and waits as far as the request says. A run that goes on in another one before it takes
 * notice of the update leaves it to that one, unless the request names the run.
 */
export async function update(
  services: Services,
  state: ExecutionState,
  request: ServiceMessage<'UpdateWorkflowExecutionRequest'>,
  call: Call,
): Promise<object> {
  const { executions, updates } = services;
  const { meta: given, input } = request.request ?? {};
  const updateId = given?.updateId || randomUUID();
  const wanted = request.waitPolicy?.lifecycleStage || ACCEPTED;
  const { runId } = state;
  if (progressOf(state, updateId) === undefined) {
    updates.admit(state, updateId, { meta: { ...given, updateId }, input });
    executions.change(runId, (change) => {
      // a delay before the first workflow task ends with it
      scheduleWorkflowTask(change, change.state.firstTaskScheduled);
    });
  }
  try {
    return answer(state, updateId, await waitFor(services, runId, updateId, wanted, call));
  } catch (error) {
    const next = executions.read(executions.read(runId)?.newRunId ?? '');
    if (next === undefined || request.workflowExecution?.runId) throw error;
    return update(services, next, { ...request, request: { meta: { ...given, updateId }, input } }, call);
  }
}

function answer(state: ExecutionState, updateId: string, { stage, outcome }: UpdateProgress): object {
  const { workflowId, runId } = state;
  return { updateRef: { workflowExecution: { workflowId, runId }, updateId }, stage, outcome };
}

/**
 * Waits until the update has come as far as `wanted`, or a long poll's time; gives how far it has come. A client that
 * waits less hears nothing, as from the server: SDKs poll again after an empty answer, whatever time they were given.
 * Throws NOT_FOUND when the run ends first.
 */
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
    wanted <= ADMITTED ||
    settled !== undefined ||
    state.updates.get(updateId)?.outcome !== undefined ||
    state.closeTime > 0 ||
    (wanted <= ACCEPTED && (state.updates.get(updateId)?.acceptedEventId ?? 0) > 0);
  await until(services, runId, isDone, { ...call, timeLeft: Number.POSITIVE_INFINITY }, (look) =>
    updates.listen(runId, updateId, (progress) => {
      // an acceptance is seen in the run's state; a rejection only here
      if (progress.outcome !== undefined) settled = progress;
      look();
    }),
  );
  const state = executions.read(runId);
  return settled ?? (state && progressOf(state, updateId)) ?? { stage: ADMITTED };
}
