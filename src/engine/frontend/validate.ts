import type { temporal } from '@temporalio/proto';
import { Code, invalidArgument, namespaceNotFound, notFound, pack, ServiceError } from '../errors.js';
import { WorkflowIdConflictPolicy as Conflict, UpdateStage } from '../proto/enums.js';
import type { ServiceMessage } from '../proto/plain.js';
import { absent } from './not-here.js';
import {
  all,
  blob,
  duration,
  execution,
  given,
  links,
  memo,
  never,
  priority,
  type Rule,
  short,
  taskQueue,
  uuid,
} from './rules.js';

/** The server's limit on a namespace's name, in bytes. */
const MAXIMUM_NAMESPACE = 1000;
/** WORKER_VERSIONING_MODE_VERSIONED */
const VERSIONED = 2;
/** Methods that are about no namespace, or about any. */
const ANY_NAMESPACE = new Set(['GetSystemInfo', 'GetClusterInfo', 'ListNamespaces']);
/** Where a task token is asked for, it says which namespace is meant. */
const BY_TOKEN = /^(Respond.+(Completed|Failed|Canceled)|RecordActivityTaskHeartbeat)$/;

type Requests = keyof typeof temporal.api.workflowservice.v1;
/** The rules of each method of WorkflowService, by its name. */
type Rules = { readonly [N in Requests as N extends `${infer M}Request` ? M : never]?: Rule<ServiceMessage<N>> };
type Starting =
  | ServiceMessage<'StartWorkflowExecutionRequest'>
  | ServiceMessage<'SignalWithStartWorkflowExecutionRequest'>;

const naming: Rule<Starting> = all(
  given((r) => r.workflowId, 'WorkflowId is not set on request.'),
  short((r) => r.workflowId, 'WorkflowId exceeds maximum allowed length (%)'),
);

const starting: Rule<Starting> = all(
  taskQueue((r) => r.taskQueue),
  duration((r) => r.workflowExecutionTimeout, 'WorkflowExecutionTimeoutSeconds'),
  duration((r) => r.workflowRunTimeout, 'WorkflowRunTimeoutSeconds'),
  duration((r) => r.workflowTaskTimeout, 'WorkflowTaskTimeoutSeconds'),
  duration((r) => r.workflowStartDelay, 'WorkflowStartDelaySeconds'),
  never(
    (r) => !!r.cronSchedule && r.workflowStartDelay !== undefined,
    'CronSchedule and WorkflowStartDelay may not be used together.',
  ),
  elsewhere((r) => !!r.cronSchedule, 'cron schedules'),
  elsewhere((r) => r.versioningOverride !== undefined, 'Worker Versioning'),
  priority((r) => r.priority),
  links(),
  blob((r) => r.input),
  memo((r) => r.memo),
);

const responding: Rule<{ readonly identity?: string | undefined }> = short(
  (r) => r.identity,
  'Identity length exceeds limit.',
);

const failing: Rule<ServiceMessage<'RespondActivityTaskFailedRequest' | 'RespondActivityTaskFailedByIdRequest'>> =
  never(
    ({ failure }) => failure !== undefined && failure.applicationFailureInfo === undefined,
    'Failure must have ApplicationFailureInfo.',
  );

interface ById {
  readonly workflowId?: string | undefined;
  readonly runId?: string | undefined;
  readonly activityId?: string | undefined;
}

const activityById: Rule<ById> = all(
  given((r) => r.activityId, 'ActivityId is not set on request.'),
  // without a workflow it is a standalone activity that is meant, and there are none
  ({ workflowId, activityId }) => {
    if (!workflowId) throw notFound(`activity not found for ID: ${activityId}`);
  },
  uuid((r) => r.runId, 'RunId is not valid UUID.'),
);

const polling: Rule<ServiceMessage<'PollWorkflowTaskQueueRequest' | 'PollActivityTaskQueueRequest'>> = all(
  taskQueue((r) => r.taskQueue),
  responding,
  elsewhere((r) => (r.deploymentOptions?.workerVersioningMode ?? 0) === VERSIONED, 'Worker Versioning'),
);

const rules: Rules = {
  StartWorkflowExecution: all(
    naming,
    given((r) => r.workflowType?.name, 'WorkflowType is not set on request.'),
    short((r) => r.workflowType?.name, 'WorkflowType length exceeds limit.'),
    short((r) => r.requestId, 'RequestId length exceeds limit.'),
    starting,
    never(
      ({ onConflictOptions: on }) => on?.attachCompletionCallbacks === true && on.attachRequestId !== true,
      'attaching request ID is required for attaching completion callbacks',
    ),
    elsewhere((r) => (r.completionCallbacks ?? []).length > 0, 'completion callbacks'),
  ),
  SignalWithStartWorkflowExecution: all(
    naming,
    given((r) => r.signalName, 'signal not set'),
    short((r) => r.signalName, 'signal name exceeds maximum allowed length (%)'),
    given((r) => r.workflowType?.name, 'workflow type not set'),
    short((r) => r.workflowType?.name, 'workflow type name exceeds maximum allowed length (%)'),
    short((r) => r.requestId, 'Request ID exceeds maximum allowed length (%)'),
    starting,
    never(
      (r) => r.workflowIdConflictPolicy === Conflict.WORKFLOW_ID_CONFLICT_POLICY_FAIL,
      'Invalid WorkflowIDConflictPolicy: WORKFLOW_ID_CONFLICT_POLICY_FAIL is not supported for this operation.',
    ),
    blob((r) => r.signalInput),
  ),
  SignalWorkflowExecution: all(
    execution((r) => r.workflowExecution),
    given((r) => r.signalName, 'SignalName is not set on request.'),
    short((r) => r.signalName, 'SignalName length exceeds limit.'),
    short((r) => r.requestId, 'RequestId length exceeds limit.'),
    links(),
    blob((r) => r.input),
  ),
  RequestCancelWorkflowExecution: execution((r) => r.workflowExecution),
  TerminateWorkflowExecution: execution((r) => r.workflowExecution),
  ResetWorkflowExecution: all(
    given((r) => r.requestId, 'RequestId is not set on request.'),
    execution((r) => r.workflowExecution),
    elsewhere((r) => (r.postResetOperations ?? []).length > 0, 'operations after a reset'),
  ),
  DeleteWorkflowExecution: execution((r) => r.workflowExecution),
  ResetStickyTaskQueue: execution((r) => r.execution),
  PauseActivity: execution((r) => r.execution),
  UnpauseActivity: execution((r) => r.execution),
  ResetActivity: execution((r) => r.execution),

  DescribeWorkflowExecution: execution((r) => r.execution),
  GetWorkflowExecutionHistory: execution((r) => r.execution),
  GetWorkflowExecutionHistoryReverse: execution((r) => r.execution),
  QueryWorkflow: all(
    execution((r) => r.execution),
    given((r) => r.query, 'WorkflowQuery is not set on request.'),
    given((r) => r.query?.queryType, 'QueryType is not set on request.'),
    blob((r) => r.query?.queryArgs),
  ),

  UpdateWorkflowExecution: all(
    execution((r) => r.workflowExecution),
    given((r) => r.request?.meta, 'Update meta is not set on request.'),
    short((r) => r.request?.meta?.updateId, 'UpdateId length exceeds limit.'),
    given((r) => r.request?.input, 'Update input is not set on request.'),
    given((r) => r.request?.input?.name, 'Update name is not set on request.'),
    ({ waitPolicy }) => {
      if (waitPolicy?.lifecycleStage !== UpdateStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ADMITTED) return;
      throw new ServiceError(
        Code.PERMISSION_DENIED,
        'UpdateWorkflowExecution issued asynchronously and waiting on update admitted is not supported.',
        pack('temporal.api.errordetails.v1.PermissionDeniedFailure', {}),
      );
    },
  ),
  PollWorkflowExecutionUpdate: all(
    given((r) => r.updateRef, 'UpdateRef is not set on request.'),
    given((r) => r.updateRef?.workflowExecution?.workflowId, "Can't load workflow execution.  WorkflowId not set."),
    uuid((r) => r.updateRef?.workflowExecution?.runId, 'RunId is not valid UUID.'),
  ),

  PollWorkflowTaskQueue: polling,
  RespondWorkflowTaskCompleted: responding,
  RespondWorkflowTaskFailed: responding,

  PollActivityTaskQueue: polling,
  RespondActivityTaskCompleted: responding,
  RespondActivityTaskCompletedById: all(activityById, responding),
  RespondActivityTaskFailed: all(responding, failing),
  RespondActivityTaskFailedById: all(activityById, responding, failing),
  RespondActivityTaskCanceled: responding,
  RespondActivityTaskCanceledById: all(activityById, responding),
  RecordActivityTaskHeartbeatById: activityById,

  DescribeTaskQueue: taskQueue((r) => r.taskQueue),
  ListTaskQueuePartitions: taskQueue((r) => r.taskQueue),
};

/** Holds a request to the rules of its method. Throws INVALID_ARGUMENT, or UNIMPLEMENTED for what only others have. */
export function validate(method: string, request: object): void {
  if (Object.hasOwn(rules, method)) (rules[method as keyof Rules] as Rule<object>)(request);
}

/** What another Temporal Service would do, and this one does not. */
function elsewhere<R>(wanted: (request: R) => boolean, area: string): Rule<R> {
  return (request) => {
    if (wanted(request)) throw absent(area);
  };
}

/** Throws INVALID_ARGUMENT for a request without a namespace, NOT_FOUND for any but the one there is. */
export function checkNamespace(method: string, namespace = '', known: string): void {
  if (ANY_NAMESPACE.has(method)) return;
  if (Buffer.byteLength(namespace) > MAXIMUM_NAMESPACE) throw invalidArgument('Namespace length exceeds limit.');
  if (namespace !== '') {
    if (namespace !== known) throw namespaceNotFound(namespace);
  } else if (method.includes('SearchAttributes')) throw invalidArgument('Namespace is not set on request.');
  else if (method !== 'DescribeNamespace' && !BY_TOKEN.test(method)) throw invalidArgument('Namespace is empty.');
}
