import { Code, ServiceError } from '../errors.js';

/** What a real Temporal Service has beyond this one, and the methods it has it by. */
export const notHere = {
  'further namespaces': ['RegisterNamespace', 'UpdateNamespace', 'DeprecateNamespace', 'DeleteNamespace'],
  schedules: [
    'CreateSchedule',
    'DescribeSchedule',
    'UpdateSchedule',
    'PatchSchedule',
    'ListScheduleMatchingTimes',
    'DeleteSchedule',
    'ListSchedules',
    'CountSchedules',
  ],
  'batch operations': ['StartBatchOperation', 'StopBatchOperation', 'DescribeBatchOperation', 'ListBatchOperations'],
  Nexus: [
    'RespondNexusTaskCompleted',
    'RespondNexusTaskFailed',
    'StartNexusOperationExecution',
    'DescribeNexusOperationExecution',
    'PollNexusOperationExecution',
    'ListNexusOperationExecutions',
    'CountNexusOperationExecutions',
    'RequestCancelNexusOperationExecution',
    'TerminateNexusOperationExecution',
    'DeleteNexusOperationExecution',
    'GetNexusEndpoint',
    'CreateNexusEndpoint',
    'UpdateNexusEndpoint',
    'DeleteNexusEndpoint',
    'ListNexusEndpoints',
  ],
  'Worker Versioning': [
    'UpdateWorkerBuildIdCompatibility',
    'GetWorkerBuildIdCompatibility',
    'UpdateWorkerVersioningRules',
    'GetWorkerVersioningRules',
    'GetWorkerTaskReachability',
    'DescribeDeployment',
    'ListDeployments',
    'GetDeploymentReachability',
    'GetCurrentDeployment',
    'SetCurrentDeployment',
    'CreateWorkerDeployment',
    'DescribeWorkerDeployment',
    'DeleteWorkerDeployment',
    'ListWorkerDeployments',
    'SetWorkerDeploymentManager',
    'SetWorkerDeploymentCurrentVersion',
    'SetWorkerDeploymentRampingVersion',
    'CreateWorkerDeploymentVersion',
    'DescribeWorkerDeploymentVersion',
    'DeleteWorkerDeploymentVersion',
    'UpdateWorkerDeploymentVersionComputeConfig',
    'ValidateWorkerDeploymentVersionComputeConfig',
    'UpdateWorkerDeploymentVersionMetadata',
  ],
  'standalone activities': [
    'StartActivityExecution',
    'DescribeActivityExecution',
    'PollActivityExecution',
    'ListActivityExecutions',
    'CountActivityExecutions',
    'RequestCancelActivityExecution',
    'TerminateActivityExecution',
    'DeleteActivityExecution',
    'PauseActivityExecution',
    'UnpauseActivityExecution',
    'ResetActivityExecution',
    'UpdateActivityExecutionOptions',
  ],
  'changing the options of activities': ['UpdateActivityOptions'],
  'pausing and changing workflows': [
    'PauseWorkflowExecution',
    'UnpauseWorkflowExecution',
    'UpdateWorkflowExecutionOptions',
  ],
  'workflow rules': [
    'CreateWorkflowRule',
    'DescribeWorkflowRule',
    'DeleteWorkflowRule',
    'ListWorkflowRules',
    'TriggerWorkflowRule',
  ],
  'archival, and the lists before ListWorkflowExecutions': [
    'ListArchivedWorkflowExecutions',
    'ListOpenWorkflowExecutions',
    'ListClosedWorkflowExecutions',
    'GetSearchAttributes',
  ],
  'lists and settings of workers and task queues': [
    'CountWorkers',
    'FetchWorkerConfig',
    'UpdateWorkerConfig',
    'UpdateTaskQueueConfig',
  ],
  'time skipping': ['PollWorkflowExecutionTimeSkipping'],
  'further clusters': ['AddOrUpdateRemoteCluster', 'RemoveRemoteCluster', 'ListClusters'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const areas: ReadonlyMap<string, string> = new Map(
  Object.entries(notHere).flatMap(([area, methods]) => methods.map((method) => [method, area] as const)),
);

/** UNIMPLEMENTED, and the way out. */
export function absent(area: string): ServiceError {
  return new ServiceError(Code.UNIMPLEMENTED, sentence(area));
}

/** The same for a method; it begins as grpc-go does, which SDKs look for. */
export function absentMethod(method: string, service: string): ServiceError {
  const area = areas.get(method) ?? method;
  return new ServiceError(Code.UNIMPLEMENTED, `unknown method ${method} for service ${service}: ${sentence(area)}`);
}

function sentence(area: string): string {
  return `the embedded service does not have ${area}; a real Temporal Service does (--dev-server, --address)`;
}
