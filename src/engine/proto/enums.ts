import type { temporal } from '@temporalio/proto';
import { enumValues } from './reflection.js';

type Enums = typeof temporal.api.enums.v1;

function values<N extends keyof Enums>(name: N): Enums[N] {
  return enumValues<Enums[N]>(`temporal.api.enums.v1.${name}`);
}

export const CommandType = values('CommandType');
export const ContinueAsNewInitiator = values('ContinueAsNewInitiator');
export const DescribeTaskQueueMode = values('DescribeTaskQueueMode');
export const EventType = values('EventType');
export const HistoryEventFilterType = values('HistoryEventFilterType');
export const IndexedValueType = values('IndexedValueType');
export const ParentClosePolicy = values('ParentClosePolicy');
export const PendingActivityState = values('PendingActivityState');
export const PendingWorkflowTaskState = values('PendingWorkflowTaskState');
export const QueryRejectCondition = values('QueryRejectCondition');
export const QueryResultType = values('QueryResultType');
export const ResetReapplyExcludeType = values('ResetReapplyExcludeType');
export const ResetReapplyType = values('ResetReapplyType');
export const RetryState = values('RetryState');
export const SuggestContinueAsNewReason = values('SuggestContinueAsNewReason');
export const TaskQueueKind = values('TaskQueueKind');
export const TaskQueueType = values('TaskQueueType');
export const TimeoutType = values('TimeoutType');
export const UpdateAdmittedEventOrigin = values('UpdateAdmittedEventOrigin');
export const UpdateStage = values('UpdateWorkflowExecutionLifecycleStage');
export const WorkflowIdConflictPolicy = values('WorkflowIdConflictPolicy');
export const WorkflowIdReusePolicy = values('WorkflowIdReusePolicy');
export const WorkflowExecutionStatus = values('WorkflowExecutionStatus');
export const WorkflowTaskFailedCause = values('WorkflowTaskFailedCause');
export const SignalExternalFailedCause = values('SignalExternalWorkflowExecutionFailedCause');
export const CancelExternalFailedCause = values('CancelExternalWorkflowExecutionFailedCause');
export const StartChildFailedCause = values('StartChildWorkflowExecutionFailedCause');

export type RetryState = temporal.api.enums.v1.RetryState;
export type TaskQueueType = temporal.api.enums.v1.TaskQueueType;
export type TimeoutType = temporal.api.enums.v1.TimeoutType;
export type WorkflowExecutionStatus = temporal.api.enums.v1.WorkflowExecutionStatus;
export type WorkflowTaskFailedCause = temporal.api.enums.v1.WorkflowTaskFailedCause;
