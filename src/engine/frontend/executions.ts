import { randomUUID } from 'node:crypto';
import { invalidArgument } from '../errors.js';
import { terminateExecution } from '../history/close.js';
import { resetExecution } from '../history/reset.js';
import { completePolicy } from '../history/retry.js';
import { requestCancelExecution, signalExecution } from '../history/signal.js';
import type { NewRun } from '../history/start.js';
import { startExecution } from '../history/start-execution.js';
import {
  ResetReapplyExcludeType as Exclude,
  ResetReapplyType,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
} from '../proto/enums.js';
import type { ServiceMessage } from '../proto/plain.js';
import { named } from './named.js';
import type { Call, Handlers, Services } from './services.js';
import { eagerTask } from './workflow-tasks.js';

type StartRequest = ServiceMessage<'StartWorkflowExecutionRequest'>;
type SignalWithStartRequest = ServiceMessage<'SignalWithStartWorkflowExecutionRequest'>;

/** The run that a request asks for. Throws INVALID_ARGUMENT. */
export function newRunOf({ attributes }: Services, request: StartRequest | SignalWithStartRequest): NewRun {
  const runId = randomUUID();
  const { workflowId = '', workflowType, taskQueue, header, memo, identity, retryPolicy } = request;
  return {
    workflowId,
    runId,
    firstRunId: runId,
    requestId: request.requestId || randomUUID(),
    userMetadata: request.userMetadata,
    started: {
      workflowType,
      taskQueue,
      input: request.input,
      header,
      memo,
      ...(request.searchAttributes !== undefined && {
        searchAttributes: { indexedFields: attributes.typed(request.searchAttributes.indexedFields) },
      }),
      identity,
      workflowExecutionTimeout: request.workflowExecutionTimeout,
      workflowRunTimeout: request.workflowRunTimeout,
      workflowTaskTimeout: request.workflowTaskTimeout,
      firstWorkflowTaskBackoff: request.workflowStartDelay,
      ...(retryPolicy !== undefined && { retryPolicy: completePolicy(retryPolicy) }),
      ...(request.priority !== undefined && { priority: request.priority }),
    },
  };
}

export function policiesOf(request: StartRequest | SignalWithStartRequest) {
  const reuse = request.workflowIdReusePolicy || WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE;
  const conflict = request.workflowIdConflictPolicy ?? 0;
  if (reuse === WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING && conflict !== 0) {
    throw invalidArgument(
      'Invalid WorkflowIDReusePolicy: WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING cannot be used together with a WorkflowIDConflictPolicy',
    );
  }
  if (
    reuse === WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE &&
    conflict === WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING
  ) {
    throw invalidArgument(
      'Invalid WorkflowIDReusePolicy: WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE cannot be used together with WorkflowIdConflictPolicy WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING',
    );
  }
  return { reuse, conflict };
}

export const executionHandlers: Handlers = {
  StartWorkflowExecution(services, request: StartRequest, call: Call) {
    const { executions } = services;
    const { identity = '', requestEagerExecution } = request;
    const run = newRunOf(services, request);
    const eager = requestEagerExecution === true ? { identity } : undefined;
    const { runId, started } = startExecution(executions, { ...run, eager }, policiesOf(request));
    const state = executions.read(runId);
    return {
      runId,
      started,
      status: state?.status,
      ...(eager && runId === run.runId && { eagerWorkflowTask: eagerTask(services, runId, call) }),
    };
  },

  SignalWithStartWorkflowExecution(services, request: SignalWithStartRequest) {
    const { executions } = services;
    const run = newRunOf(services, request);
    const { signalName, signalInput: input, identity, header, requestId = '' } = request;
    const signal = { signalName, input, identity, header };
    const given = policiesOf(request);
    // a running execution is what this request is glad to find
    const conflict = given.conflict || WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING;
    let signalled = false;
    const { runId, started } = startExecution(executions, run, { ...given, conflict }, (change) => {
      signalExecution(change, signal, requestId);
      signalled = true;
    });
    if (!signalled) executions.change(runId, (change) => signalExecution(change, signal, requestId));
    return { runId, started };
  },

  SignalWorkflowExecution({ executions }, request: ServiceMessage<'SignalWorkflowExecutionRequest'>) {
    const { signalName, input, identity, header, requestId = '' } = request;
    const signal = { signalName, input, identity, header };
    const { runId } = executions.findOpen(...named(request.workflowExecution));
    executions.change(runId, (change) => signalExecution(change, signal, requestId));
    return {};
  },

  RequestCancelWorkflowExecution({ executions }, request: ServiceMessage<'RequestCancelWorkflowExecutionRequest'>) {
    const { identity, reason: cause, firstExecutionRunId } = request;
    const { runId, closeTime } = executions.find(...named(request.workflowExecution), firstExecutionRunId);
    // to cancel what has ended already is no error
    if (closeTime === 0) executions.change(runId, (change) => requestCancelExecution(change, { cause, identity }));
    return {};
  },

  TerminateWorkflowExecution({ executions }, request: ServiceMessage<'TerminateWorkflowExecutionRequest'>) {
    const { details, firstExecutionRunId } = request;
    const reason = request.reason || 'terminated by user via frontend';
    const identity = request.identity || 'frontend-service';
    const { runId } = executions.findOpen(...named(request.workflowExecution), firstExecutionRunId);
    executions.change(runId, (change) => terminateExecution(change, reason, details, identity));
    return {};
  },

  ResetWorkflowExecution({ executions }, request: ServiceMessage<'ResetWorkflowExecutionRequest'>) {
    const { requestId = '', resetReapplyType: type, resetReapplyExcludeTypes: exclude = [] } = request;
    const nothing = type === ResetReapplyType.RESET_REAPPLY_TYPE_NONE;
    const signalsOnly = type === ResetReapplyType.RESET_REAPPLY_TYPE_SIGNAL;
    const base = executions.find(...named(request.workflowExecution));
    const runId = resetExecution(executions, base, {
      finishEventId: request.workflowTaskFinishEventId ?? 0,
      reason: request.reason ?? '',
      requestId,
      reapply: {
        signals: !nothing && !exclude.includes(Exclude.RESET_REAPPLY_EXCLUDE_TYPE_SIGNAL),
        updates: !nothing && !signalsOnly && !exclude.includes(Exclude.RESET_REAPPLY_EXCLUDE_TYPE_UPDATE),
      },
    });
    return { runId };
  },

  async DeleteWorkflowExecution(
    { executions, store },
    request: ServiceMessage<'DeleteWorkflowExecutionRequest'>,
  ): Promise<object> {
    const { runId, closeTime } = executions.find(...named(request.workflowExecution));
    if (closeTime === 0) {
      const reason = 'Delete workflow execution';
      executions.change(runId, (change) => terminateExecution(change, reason, undefined, 'history-service'));
    }
    // its parent and its children are told of its end before it goes
    await store.settled();
    executions.remove(runId);
    return {};
  },

  ResetStickyTaskQueue({ executions }, request: ServiceMessage<'ResetStickyTaskQueueRequest'>) {
    const { runId } = executions.findOpen(...named(request.execution));
    executions.change(runId, (change) => {
      change.state.sticky = undefined;
    });
    return {};
  },
};
