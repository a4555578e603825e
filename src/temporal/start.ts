import { randomBytes } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { WorkflowView } from '../panel/view.js';
import { call } from './call.js';
import type { TemporalClient } from './connect.js';

export interface StartRequest {
  /** Begins the workflow's id, unless that is given: the demo's name. */
  readonly name: string;
  readonly workflowId?: string;
  readonly workflowType: string;
  readonly taskQueue: string;
  /** Undefined: the workflow takes none. */
  readonly input: unknown;
}

/** ms a call that changes something may take. */
const limit = 5_000;
/** ms that an update or a result is waited for. */
const longLimit = 3_600_000;
/** Workflow Executions that a list names. */
const mostListed = 20;

/**
 * Starts a run and returns the view to show until its history is there.
 *
 * @throws what the client throws; see `sentenceOf` for a sentence
 */
export async function startWorkflow(temporal: TemporalClient, request: StartRequest): Promise<WorkflowView> {
  const { workflowType, taskQueue, workflowId = newWorkflowId(request.name) } = request;
  const handle = await within(temporal, () =>
    temporal.client.workflow.start(workflowType, {
      workflowId,
      taskQueue,
      args: request.input === undefined ? [] : [request.input],
      // A task in the hands of a killed worker is given to another one after this.
      workflowTaskTimeout: '2s',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    }),
  );
  return {
    workflowId,
    runId: handle.firstExecutionRunId,
    workflowType,
    taskQueue,
    status: 'running',
    startedAt: Date.now(),
    events: [],
    pendingActivities: [],
    attempts: [],
  };
}

export interface Target {
  readonly workflowId: string;
  readonly runId?: string;
}

export function signalWorkflow(
  temporal: TemporalClient,
  target: Target,
  signal: string,
  args: readonly unknown[] = [],
): Promise<void> {
  return within(temporal, () => handle(temporal.client, target).signal(signal, ...args));
}

export async function cancelWorkflow(temporal: TemporalClient, target: Target): Promise<void> {
  await within(temporal, () => handle(temporal.client, target).cancel());
}

export async function terminateWorkflow(temporal: TemporalClient, target: Target, reason?: string): Promise<void> {
  await within(temporal, () => handle(temporal.client, target).terminate(reason ?? 'ended by the speaker'));
}

/** The answer of a query; takes 2 s at most. */
export function queryWorkflow(
  temporal: TemporalClient,
  target: Target,
  query: string,
  args: readonly unknown[] = [],
): Promise<unknown> {
  return temporal.connection.withDeadline(Date.now() + 2_000, () =>
    handle(temporal.client, target).query(query, ...args),
  );
}

/** Waits until it is completed, or `signal` is aborted. @throws what the workflow answers instead */
export function updateWorkflow(
  temporal: TemporalClient,
  target: Target,
  update: string,
  args: readonly unknown[],
  signal: AbortSignal,
): Promise<unknown> {
  const [first, ...others] = args;
  const { client } = temporal;
  return call(temporal, longLimit, signal, () =>
    args.length === 0
      ? handle(client, target).executeUpdate<unknown, []>(update)
      : handle(client, target).executeUpdate<unknown, [unknown, ...unknown[]]>(update, { args: [first, ...others] }),
  );
}

/** Waits for it, or until `signal` is aborted. @throws what the workflow failed with */
export function resultOfWorkflow(temporal: TemporalClient, target: Target, signal: AbortSignal): Promise<unknown> {
  return call(temporal, longLimit, signal, () => handle(temporal.client, target).result());
}

/** `order-A42F Running`, the newest first, of those that a List Filter finds. */
export function listWorkflows(temporal: TemporalClient, query: string): Promise<readonly string[]> {
  return within(temporal, async () => {
    const lines: string[] = [];
    for await (const { workflowId, status } of temporal.client.workflow.list({ query, pageSize: mostListed })) {
      lines.push(`${workflowId} ${status.name.toLowerCase().replaceAll('_', ' ')}`);
      if (lines.length === mostListed) break;
    }
    return lines;
  });
}

const handle = (client: Client, { workflowId, runId }: Target) => client.workflow.getHandle(workflowId, runId);

const within = <Result>({ connection }: TemporalClient, call: () => Promise<Result>): Promise<Result> =>
  connection.withDeadline(Date.now() + limit, call);

/** `order-A42F`: short enough to be read aloud, and taken by no other show of this service. */
export function newWorkflowId(name: string): string {
  return `${name}-${suffix()}`;
}

/** Four signs that are read aloud without mistaking one for another. */
function suffix(): string {
  const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return Array.from(randomBytes(4), (byte) => signs[byte % signs.length]).join('');
}
