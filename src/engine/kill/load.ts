import { randomUUID } from 'node:crypto';
import {
  type Client,
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { finishSignal, itemSignal, load, noteUpdate, type Progress, stepQuery } from './workflows.js';

const nothing: Progress = { step: 0, total: 0, items: [], notes: [], finish: false };
/** How long (ms) one act may take, over however many outages. */
const PATIENCE = 60_000;

/** What clients did, and what they were promised. */
export interface Promised {
  readonly workflowId: string;
  readonly steps: number;
  readonly result: Progress;
  readonly items: readonly Sent[];
  readonly notes: readonly Sent[];
}

interface Sent {
  readonly mark: string;
  /** How often it was sent until somebody acknowledged it: each may have arrived once. */
  readonly times: number;
}

/** One workflow's life with its client: a start, signals, updates and queries, each acknowledged, then its result. */
export async function playWorkflow(client: Client, taskQueue: string, number: number): Promise<Promised> {
  const workflowId = `load-${number}`;
  const steps = 2 + (number % 4);
  // a workflow task whose answer was lost with the service is given out again after this time
  const options = { workflowId, taskQueue, workflowTaskTimeout: '1s' as const };
  await acknowledged(() => client.workflow.start(load, { ...options, args: [steps, nothing] }), isStarted);
  const handle = client.workflow.getHandle<typeof load>(workflowId);
  const items: Sent[] = [];
  const notes: Sent[] = [];
  for (let count = 0; count < 4; count++) {
    const mark = `${workflowId} ${count}`;
    items.push({ mark, times: await acknowledged(() => handle.signal(itemSignal, mark)) });
    if (count % 2 === 0) {
      const updateId = randomUUID();
      const note = () => handle.executeUpdate(noteUpdate, { args: [mark], updateId });
      notes.push({ mark, times: await acknowledged(note) });
    } else await handle.query(stepQuery).catch(() => undefined);
  }
  // it may have come the first time, and have been all that the workflow waited for
  await acknowledged(() => handle.signal(finishSignal), isOver);
  let result: Progress | undefined;
  await acknowledged(async () => {
    result = await handle.result();
  });
  if (result === undefined) throw new Error(`${workflowId} has no result`);
  return { workflowId, steps, result, items, notes };
}

function isStarted(error: unknown): boolean {
  return error instanceof WorkflowExecutionAlreadyStartedError;
}

function isOver(error: unknown): boolean {
  return error instanceof WorkflowNotFoundError;
}

/** Does something until it is acknowledged, however often the service dies; gives how often it was asked. */
async function acknowledged(act: () => Promise<unknown>, isDone = (_error: unknown) => false): Promise<number> {
  const end = Date.now() + PATIENCE;
  for (let times = 1; ; times++) {
    try {
      await act();
      return times;
    } catch (error) {
      if (isDone(error)) return times;
      if (Date.now() > end || !isOutage(error)) throw error;
    }
  }
}

/** UNAVAILABLE, CANCELLED, DEADLINE_EXCEEDED, UNKNOWN: the service died, or was not there. */
function isOutage(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (isGrpcServiceError(at)) return [14, 1, 4, 2].includes(at.code);
  }
  return error instanceof Error && /Workflow Update (timed out|was cancelled)|RPC/i.test(error.message);
}

/** The sum of the squares of 1…`steps`. */
export function totalOf(steps: number): number {
  return (steps * (steps + 1) * (2 * steps + 1)) / 6;
}
