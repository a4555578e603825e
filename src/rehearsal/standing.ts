import { said, valueText } from '../panel/text.js';
import type { DemoView, FailureView, PendingActivity, WorkflowStatus, WorkflowView } from '../panel/view.js';

const longest = 160;

/** What stands on a demo's panels, in words: for a sentence that says what did not come. */
export function standing({ workflow, message, service, workers }: DemoView): string {
  const worker = workers.processes.at(-1);
  const parts = [
    workflow === undefined ? 'nothing was started' : `the workflow is ${words[workflow.status]}`,
    statusOf(workflow),
    ...(workflow?.pendingActivities.filter(({ attempt }) => attempt > 1).map(attemptOf) ?? []).slice(0, 2),
    workflow?.failure && failureOf(workflow.failure),
    workflow?.statusProblem,
    message && `the panel says "${message.text}"`,
    service.state === 'up' ? undefined : `the service is ${service.state}`,
    worker?.state === 'running' ? undefined : `the worker is ${worker?.state ?? 'not there'}`,
  ];
  return parts.flatMap((part) => (part === undefined ? [] : [clipped(said(part))])).join(', ');
}

const words: Readonly<Record<WorkflowStatus, string>> = {
  running: 'running',
  completed: 'completed',
  failed: 'failed',
  canceled: 'canceled',
  terminated: 'terminated',
  'continued-as-new': 'continued as new',
  'timed-out': 'timed out',
};

/** `3 attempts, completed`. */
export function outcome({ workflow }: DemoView): string {
  if (workflow === undefined) return 'done';
  const attempts = Math.max(
    ...workflow.events.map(({ attempt = 1 }) => attempt),
    ...workflow.pendingActivities.map(({ attempt }) => attempt),
    1,
  );
  return `${attempts > 1 ? `${attempts} attempts, ` : ''}${words[workflow.status]}`;
}

/** Whether a worker has taken it. */
export function isTaken(workflow: WorkflowView | undefined): boolean {
  return workflow?.events.some(({ type }) => type === 'WorkflowTaskCompleted') === true;
}

function statusOf(workflow: WorkflowView | undefined): string | undefined {
  const value = workflow?.statusQuery?.value;
  if (value === undefined) return undefined;
  const line = (value as { readonly text?: unknown } | null)?.text;
  return `its status "${valueText(typeof line === 'string' ? line : value)}"`;
}

function attemptOf({ activityType, attempt, lastFailure }: PendingActivity): string {
  return `${activityType} at attempt ${attempt}${lastFailure === undefined ? '' : ` after ${failureOf(lastFailure)}`}`;
}

function failureOf({ message, cause }: FailureView): string {
  let last = cause;
  while (last?.cause !== undefined) last = last.cause;
  return last === undefined || last.message === message ? `"${message}"` : `"${message}" because of "${last.message}"`;
}

function clipped(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
}
