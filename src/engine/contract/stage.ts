import { randomUUID } from 'node:crypto';
import type { WorkflowClient, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import { eventually, type Harness } from '../testing/harness.js';
import { normalise } from './normalise.js';
import { RawWorker } from './raw-worker.js';

type Event = temporal.api.history.v1.IHistoryEvent;
type Handle = WorkflowHandleWithFirstExecutionRunId;

/** Where an act is played: a service, a worker, and a note of all workflows that took part. */
export class Stage {
  readonly workflow: WorkflowClient;
  readonly #players: string[] = [];

  constructor(
    readonly harness: Harness,
    readonly queue: string,
  ) {
    this.workflow = harness.clientWith({ identity: 'client' });
  }

  /** Starts a workflow. */
  start(type: string, args: unknown[] = [], options: object = {}): Promise<Handle> {
    const workflowId = this.name(type);
    return this.workflow.start(type, { taskQueue: this.queue, workflowId, args, ...options });
  }

  /** A workflow id, whose histories are to be looked at. */
  name(name: string): string {
    const workflowId = `${name}-${randomUUID()}`;
    this.#players.push(workflowId);
    return workflowId;
  }

  /** A child of `parent` takes part too. */
  child(parent: Handle): string {
    const workflowId = `${parent.workflowId}-child`;
    this.#players.push(workflowId);
    return workflowId;
  }

  /** A worker by hand and the workflow that it started. */
  async raw(options: object = {}): Promise<{ readonly worker: RawWorker; readonly workflowId: string }> {
    const worker = new RawWorker(this.harness.connection);
    const { workflowId } = await worker.start({ identity: 'client', ...options });
    this.#players.push(workflowId);
    return { worker, workflowId };
  }

  /** Waits until the workflow's first task is done. */
  async settled(handle: Handle): Promise<Handle> {
    await handle.query('__stack_trace');
    return handle;
  }

  /** The histories of all that took part, run after run, when they are over. */
  async histories(): Promise<string[][]> {
    const histories: Event[][] = [];
    for (const workflowId of this.#players) {
      const handle = this.workflow.getHandle(workflowId);
      const { raw } = await eventually(
        () => handle.describe(),
        ({ status }) => status.name !== 'RUNNING',
      );
      let runId: string | undefined = raw.workflowExecutionInfo?.firstRunId ?? '';
      while (runId) {
        const events: Event[] = (await this.workflow.getHandle(workflowId, runId).fetchHistory()).events ?? [];
        histories.push(events);
        runId = next(events.at(-1));
      }
    }
    return normalise(histories);
  }
}

/** The run that follows the one with this end. */
function next(event: Event | undefined): string | undefined {
  const attributes =
    event?.workflowExecutionContinuedAsNewEventAttributes ??
    event?.workflowExecutionFailedEventAttributes ??
    event?.workflowExecutionTimedOutEventAttributes;
  return attributes?.newExecutionRunId || undefined;
}
