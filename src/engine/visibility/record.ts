import type { ExecutionState } from '../history/state.js';
import type { Payload } from '../proto/plain.js';

/** What lists and searches know of a run. Times in ms since 1970, 0 = not yet. */
export interface VisibilityRecord {
  readonly workflowId: string;
  readonly runId: string;
  readonly firstRunId: string;
  readonly workflowType: string;
  readonly taskQueue: string;
  readonly status: number;
  readonly startTime: number;
  readonly executionTime: number;
  readonly closeTime: number;
  readonly historyLength: number;
  readonly historySize: number;
  readonly memo: Readonly<Record<string, Payload>>;
  readonly searchAttributes: Readonly<Record<string, Payload>>;
  readonly parent: { readonly workflowId?: string | undefined; readonly runId?: string | undefined } | undefined;
  readonly root: { readonly workflowId?: string | undefined; readonly runId?: string | undefined };
}

export function visibilityRecord(state: ExecutionState): VisibilityRecord {
  const { workflowId, runId, started } = state;
  return {
    workflowId,
    runId,
    firstRunId: state.firstRunId,
    workflowType: state.workflowType,
    taskQueue: state.taskQueue,
    status: state.status,
    startTime: state.startTime,
    executionTime: state.executionTime,
    closeTime: state.closeTime,
    historyLength: state.nextEventId - 1,
    historySize: state.historySize,
    memo: state.memo,
    searchAttributes: state.searchAttributes,
    parent: started.parentWorkflowExecution,
    root: started.rootWorkflowExecution ?? { workflowId, runId },
  };
}
