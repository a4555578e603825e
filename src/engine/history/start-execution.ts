import { alreadyStarted } from '../errors.js';
import {
  WorkflowIdConflictPolicy as Conflict,
  WorkflowIdReusePolicy as Reuse,
  WorkflowExecutionStatus as Status,
} from '../proto/enums.js';
import type { Change } from './change.js';
import { terminateExecution } from './close.js';
import type { Executions } from './executions.js';
import { type NewRun, newRun } from './start.js';
import { draftOf, type ExecutionState } from './state.js';

export interface StartPolicies {
  readonly reuse: number;
  readonly conflict: number;
}

export interface StartResult {
  readonly runId: string;
  /** Whether it is this request's run: false for one that was running before. */
  readonly started: boolean;
}

/** What to do when the workflow id is taken. */
type Decision = 'start' | 'use-existing' | 'terminate-existing' | 'refuse';

/**
 * Starts a run unless the policies say otherwise. The same request id gives the same run again. `onNew` adds to the
 * first transaction. Throws ALREADY_EXISTS.
 */
export function startExecution(
  executions: Executions,
  run: NewRun,
  policies: StartPolicies,
  onNew?: (change: Change) => void,
): StartResult {
  const current = executions.current(run.workflowId);
  if (current !== undefined && current.requestId === run.requestId) return { runId: current.runId, started: true };
  const decision = current === undefined ? 'start' : decide(current, policies);
  if (current !== undefined && decision === 'use-existing') return { runId: current.runId, started: false };
  if (current !== undefined && decision === 'refuse') throw taken(current, policies.reuse);
  const now = Date.now();
  const change = newRun(run, now, onNew);
  const changes: Change[] = [change];
  if (current !== undefined && decision === 'terminate-existing') {
    const ending: Change = { state: draftOf(current), now, events: [], tasks: [], created: [] };
    terminateExecution(ending, 'TerminateIfRunning WorkflowIdReusePolicy', undefined, 'history-service');
    changes.unshift(ending);
  }
  executions.commit(changes);
  return { runId: run.runId, started: true };
}

function decide(current: ExecutionState, { reuse, conflict }: StartPolicies): Decision {
  if (current.closeTime === 0) {
    if (reuse === Reuse.WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING) return 'terminate-existing';
    if (conflict === Conflict.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING) return 'use-existing';
    if (conflict === Conflict.WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING) return 'terminate-existing';
    return 'refuse';
  }
  if (reuse === Reuse.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE) return 'refuse';
  if (reuse === Reuse.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY) {
    return current.status === Status.WORKFLOW_EXECUTION_STATUS_COMPLETED ? 'refuse' : 'start';
  }
  return 'start';
}

function taken(current: ExecutionState, reuse: number) {
  const run = `WorkflowId: ${current.workflowId}, RunId: ${current.runId}.`;
  const message =
    current.closeTime === 0
      ? `Workflow execution is already running. ${run}`
      : reuse === Reuse.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE
        ? `Workflow execution already finished. ${run} Workflow Id reuse policy: reject duplicate workflow Id.`
        : `Workflow execution already finished successfully. ${run} Workflow Id reuse policy: allow duplicate workflow Id if last run failed.`;
  return alreadyStarted(message, current.requestId, current.runId);
}
