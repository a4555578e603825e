import { notFound } from '../errors.js';
import { completeTask } from '../history/complete.js';
import type { ExecutionState } from '../history/state.js';
import { failWorkflowTask, startWorkflowTask, taskOf } from '../history/workflow-task.js';
import type { QueueTask } from '../matching/matching.js';
import { TaskQueueKind, WorkflowTaskFailedCause } from '../proto/enums.js';
import type { ServiceMessage } from '../proto/plain.js';
import { decode, ReplyWithHistory } from '../proto/reflection.js';
import { fromMs, toMs } from '../proto/time.js';
import { eagerActivities } from './activity-tasks.js';
import { readPage } from './history-page.js';
import { poll } from './poll.js';
import type { Call, Handlers, Services } from './services.js';
import { readTaskToken, writeToken } from './tokens.js';

export const workflowTaskHandlers: Handlers = {
  PollWorkflowTaskQueue: (services, request: ServiceMessage<'PollWorkflowTaskQueueRequest'>, call: Call) =>
    poll(services, 'workflow', request, call, (task, identity) =>
      task.kind === 'query' ? giveQuery(services, task, call) : giveTask(services, task, identity, call),
    ),

  RespondWorkflowTaskCompleted(services, request: ServiceMessage<'RespondWorkflowTaskCompletedRequest'>, call: Call) {
    const { executions, updates, queries } = services;
    const token = held(services, request.taskToken, call);
    const { identity = '', sdkMetadata, meteringMetadata, workerVersionStamp } = request;
    const sticky = request.stickyAttributes?.workerTaskQueue?.name;
    try {
      const { resetHistoryEventId, eager } = completeTask(executions, updates, token.runId, {
        namespace: services.namespace,
        identity,
        commands: request.commands ?? [],
        messages: request.messages ?? [],
        attributes: { identity, sdkMetadata, meteringMetadata, workerVersion: workerVersionStamp },
        sticky: sticky
          ? { queue: sticky, scheduleToStart: toMs(request.stickyAttributes?.scheduleToStartTimeout) || 10_000 }
          : undefined,
        typed: (fields) => services.attributes.typed(fields),
        forceNewTask: request.forceCreateNewWorkflowTask === true,
        mayBeEager: services.eagerActivities,
      });
      return { resetHistoryEventId, activityTasks: eagerActivities(services, token.runId, eager, identity) };
    } finally {
      queries.detach(token.runId, request.queryResults as never);
    }
  },

  RespondWorkflowTaskFailed(services, request: ServiceMessage<'RespondWorkflowTaskFailedRequest'>, call: Call) {
    const token = held(services, request.taskToken, call);
    const cause = request.cause ?? WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_UNSPECIFIED;
    services.executions.change(token.runId, (change) =>
      failWorkflowTask(change, cause, request.failure, request.identity ?? ''),
    );
    services.queries.detach(token.runId);
    return {};
  },

  RespondQueryTaskCompleted(services, request: ServiceMessage<'RespondQueryTaskCompletedRequest'>) {
    const { queryId } = readTaskToken(request.taskToken, 'query') ?? { queryId: '' };
    const { completedType, queryResult, errorMessage, failure } = request;
    const result = { resultType: completedType, answer: queryResult, errorMessage, failure };
    if (!services.queries.answer(queryId, result)) throw notFound('query task not found, or already expired');
    return {};
  },
};

/** The token of a started workflow task. Throws NOT_FOUND for one that is over. */
function held({ executions, held: all }: Services, taskToken: Uint8Array | undefined, { connection }: Call) {
  const token = readTaskToken(taskToken, 'workflow-task');
  if (token !== undefined) all?.release(connection, token.runId);
  const task = token && executions.read(token.runId)?.workflowTask;
  if (task?.stage !== 'started' || task.stamp !== token?.stamp) throw notFound('Workflow task not found.');
  return token;
}

function giveTask(services: Services, task: QueueTask, identity: string, call: Call): object | undefined {
  const { executions, updates } = services;
  const { runId } = task;
  const before = executions.read(runId)?.workflowTask;
  if (task.kind !== 'workflow-task' || before?.stamp !== task.stamp || before.stage !== 'scheduled') return undefined;
  executions.advance(runId, (change) =>
    startWorkflowTask(change, { identity, requestId: crypto.randomUUID(), updates: updates.ids(runId) }),
  );
  const state = executions.read(runId);
  return state?.closeTime === 0 ? given(services, state, call) : undefined;
}

/** The first workflow task of a run, given with the answer to its start; undefined: it has a delay before it. */
export function eagerTask(services: Services, runId: string, call: Call): object | undefined {
  const state = services.executions.read(runId);
  if (state?.workflowTask?.stage !== 'started') return undefined;
  const { message, events } = given(services, state, call);
  return {
    ...message,
    history: { events: events.map((bytes) => decode('temporal.api.history.v1.HistoryEvent', bytes)) },
  };
}

/** What a worker gets with the started workflow task of a run. */
function given(services: Services, state: ExecutionState, call: Call): ReplyWithHistory {
  const { updates, queries, store } = services;
  const { runId } = state;
  const started = taskOf(state);
  services.held?.hold(call.connection, runId, started.stamp);
  const sticky = started.sticky && state.previousStartedEventId > 0;
  const page = readPage(
    store,
    state,
    {
      kind: 'history',
      runId,
      next: sticky ? state.previousStartedEventId + 1 : 1,
      last: started.written ? started.startedEventId : state.nextEventId - 1,
      stamp: started.written ? 0 : started.stamp,
    },
    0,
  );
  const message = {
    ...about(state),
    taskToken: writeToken({ kind: 'workflow-task', runId, stamp: started.stamp }),
    previousStartedEventId: state.previousStartedEventId,
    startedEventId: started.startedEventId,
    attempt: started.attempt,
    scheduledTime: fromMs(started.scheduledTime),
    startedTime: fromMs(started.startedTime),
    queries: queries.attach(runId, call.connection),
    messages: updates.messages(runId, started.startedEventId),
    ...(page.nextPageToken !== undefined && { nextPageToken: page.nextPageToken }),
  };
  return new ReplyWithHistory(message, page.events);
}

function giveQuery(services: Services, task: QueueTask, call: Call): object | undefined {
  if (task.kind !== 'query') return undefined;
  const taken = services.queries.take(task.queryId, call.connection);
  const state = services.executions.read(task.runId);
  if (taken === undefined || state === undefined) return undefined;
  const whole = { kind: 'history' as const, runId: state.runId, next: 1, last: state.nextEventId - 1, stamp: 0 };
  const page = task.sticky ? { events: [], nextPageToken: undefined } : readPage(services.store, state, whole, 0);
  const message = {
    ...about(state),
    taskToken: writeToken({ kind: 'query', queryId: task.queryId }),
    previousStartedEventId: state.previousStartedEventId,
    query: taken.query,
    ...(page.nextPageToken !== undefined && { nextPageToken: page.nextPageToken }),
  };
  return new ReplyWithHistory(message, page.events);
}

function about(state: ExecutionState): object {
  return {
    workflowExecution: { workflowId: state.workflowId, runId: state.runId },
    workflowType: { name: state.workflowType },
    workflowExecutionTaskQueue: { name: state.taskQueue, kind: TaskQueueKind.TASK_QUEUE_KIND_NORMAL },
  };
}
