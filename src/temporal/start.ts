import { randomBytes } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { WorkflowView } from '../panel/view.js';
import type { TemporalClient } from './connect.js';

export interface StartRequest {
  /** Begins the workflow's id: the demo's name. */
  readonly name: string;
  readonly workflowType: string;
  readonly taskQueue: string;
  /** Undefined: the workflow takes none. */
  readonly input: unknown;
}

/** ms a call that changes something may take. */
const limit = 5_000;

/**
 * Starts a run with an id such as `order-A42F` and returns the view to show until its history is there.
 *
 * @throws what the client throws; see `sentenceOf` for a sentence
 */
export async function startWorkflow(temporal: TemporalClient, request: StartRequest): Promise<WorkflowView> {
  const { workflowType, taskQueue } = request;
  for (let attempt = 1; ; attempt++) {
    const workflowId = `${request.name}-${suffix()}`;
    try {
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
      };
    } catch (error) {
      const taken = error instanceof Error && error.name === 'WorkflowExecutionAlreadyStartedError';
      if (!taken || attempt === 5) throw error;
    }
  }
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

const handle = (client: Client, { workflowId, runId }: Target) => client.workflow.getHandle(workflowId, runId);

const within = <Result>({ connection }: TemporalClient, call: () => Promise<Result>): Promise<Result> =>
  connection.withDeadline(Date.now() + limit, call);

/** Four signs that are read aloud without mistaking one for another. */
function suffix(): string {
  const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return Array.from(randomBytes(4), (byte) => signs[byte % signs.length]).join('');
}
