import { alreadyCompleted, failedPrecondition, pack, resourceExhausted } from '../errors.js';
import { UpdateStage, WorkflowTaskFailedCause } from '../proto/enums.js';
import type { Failure, ProtocolMessage, UpdateOutcome, UpdateRequest } from '../proto/plain.js';
import { decode } from '../proto/reflection.js';
import { append, type Change } from './change.js';
import { BadCommand } from './command.js';
import type { ExecutionState } from './state.js';

const NAMES = 'temporal.api.update.v1';
/** Updates that one run may have in flight, and in all (the server's history.maxInFlightUpdates and -maxTotalUpdates). */
const MAXIMUM_IN_FLIGHT = 10;
const MAXIMUM_IN_ALL = 2000;

/** How far an update has come. */
export interface UpdateProgress {
  readonly stage: number;
  readonly outcome?: UpdateOutcome | undefined;
}

interface Admitted {
  readonly request: UpdateRequest;
  readonly listeners: Set<(progress: UpdateProgress) => void>;
}

/**
 * Updates that no worker has accepted yet. They are not acknowledged to anybody, so they are kept in memory only; from
 * acceptance on they are part of the run's state and history.
 */
export class Updates {
  readonly #admitted = new Map<string, Map<string, Admitted>>();

  /**
   * Notes an update that is to be offered to a worker; a known id joins the one that is there. Throws
   * RESOURCE_EXHAUSTED for too many in flight, FAILED_PRECONDITION for too many in all.
   */
  admit({ runId, updates: accepted }: ExecutionState, updateId: string, request: UpdateRequest): void {
    const updates = this.#admitted.get(runId) ?? new Map<string, Admitted>();
    if (updates.has(updateId)) return;
    if (updates.size + accepted.size >= MAXIMUM_IN_ALL) {
      throw failedPrecondition(
        `The limit on the total number of distinct updates in this workflow has been reached (${MAXIMUM_IN_ALL}). ` +
          'Make sure any duplicate updates share an Update ID so the server can deduplicate them, and consider ' +
          "rejecting updates that you aren't going to process. You can also Continue-as-New to avoid this; we " +
          'recommend you check Continue-as-New Suggested in your Workflow.',
      );
    }
    const open = [...accepted.values()].filter(({ outcome }) => outcome === undefined);
    if (updates.size + open.length >= MAXIMUM_IN_FLIGHT) {
      throw resourceExhausted(
        `limit on number of concurrent in-flight updates has been reached (${MAXIMUM_IN_FLIGHT})`,
      );
    }
    updates.set(updateId, { request, listeners: new Set() });
    this.#admitted.set(runId, updates);
  }

  has(runId: string, updateId: string): boolean {
    return this.#admitted.get(runId)?.has(updateId) ?? false;
  }

  ids(runId: string): string[] {
    return [...(this.#admitted.get(runId)?.keys() ?? [])];
  }

  request(runId: string, updateId: string): UpdateRequest | undefined {
    return this.#admitted.get(runId)?.get(updateId)?.request;
  }

  /** The messages that offer all admitted updates of a run with its started workflow task. */
  messages(runId: string, startedEventId: number): ProtocolMessage[] {
    return this.ids(runId).map((updateId) => ({
      id: `${updateId}/request`,
      protocolInstanceId: updateId,
      eventId: startedEventId - 1,
      body: pack(`${NAMES}.Request`, this.request(runId, updateId) ?? {}),
    }));
  }

  /** Calls `listener` when an admitted update is accepted or rejected; gives the function that stops that. */
  listen(runId: string, updateId: string, listener: (progress: UpdateProgress) => void): () => void {
    const listeners = this.#admitted.get(runId)?.get(updateId)?.listeners;
    listeners?.add(listener);
    return () => listeners?.delete(listener);
  }

  /** A worker has decided on it (or the run has ended): it is no longer offered. */
  settle(runId: string, updateId: string, progress: UpdateProgress): void {
    const updates = this.#admitted.get(runId);
    const admitted = updates?.get(updateId);
    updates?.delete(updateId);
    if (updates?.size === 0) this.#admitted.delete(runId);
    for (const listener of admitted?.listeners ?? []) listener(progress);
  }
}

/** What the messages of a completed workflow task do to its run, and what is to be told when that is stored. */
export class UpdateMessages {
  readonly told: (() => void)[] = [];
  readonly #messages: Map<string, ProtocolMessage>;
  readonly #change: Change;
  readonly #updates: Updates;
  readonly #decided = new Set<string>();

  constructor(change: Change, messages: readonly ProtocolMessage[], updates: Updates) {
    this.#change = change;
    this.#updates = updates;
    this.#messages = new Map(messages.map((message) => [message.id ?? '', message]));
  }

  /** Handles the message `id` in its place among the commands. Throws BadCommand. */
  apply(id: string): void {
    const message = this.#messages.get(id);
    if (message === undefined) throw bad(`ProtocolMessageCommand referenced absent message ID ${id}`);
    this.#messages.delete(id);
    this.#handle(message);
  }

  /** Handles the messages no command stood for (rejections); updates that were sent but not decided on are rejected. */
  finish(sent: readonly string[]): void {
    for (const id of [...this.#messages.keys()]) this.apply(id);
    const { runId } = this.#change.state;
    for (const updateId of sent) {
      if (this.#decided.has(updateId) || !this.#updates.has(runId, updateId)) continue;
      const message =
        "Workflow Update is rejected because it wasn't processed by worker. Probably, Workflow Update is not supported by the worker.";
      const applicationFailureInfo = { type: 'UnprocessedUpdate', nonRetryable: true };
      this.#reject(updateId, { message, source: 'Server', applicationFailureInfo });
    }
  }

  #handle(message: ProtocolMessage): void {
    const updateId = message.protocolInstanceId ?? '';
    const value = message.body?.value ?? new Uint8Array();
    const type = message.body?.type_url?.split('/').pop();
    if (type === `${NAMES}.Acceptance`) this.#accept(updateId, decode(type, value));
    else if (type === `${NAMES}.Response`) this.#complete(updateId, decode(type, value));
    else if (type === `${NAMES}.Rejection`) {
      const { failure } = decode<{ readonly failure?: Failure }>(type, value);
      this.#reject(updateId, failure ?? { message: 'rejected' });
    } else throw bad(`unsupported message type: ${type}`);
  }

  #accept(
    updateId: string,
    acceptance: { acceptedRequestMessageId?: string; acceptedRequestSequencingEventId?: number },
  ) {
    const { state } = this.#change;
    // one that is admitted in the history has its request there
    const stored = state.updates.get(updateId)?.request;
    const request = this.#updates.request(state.runId, updateId);
    if (request === undefined && stored === undefined) throw bad(`accepted an update that was not sent: ${updateId}`);
    append(this.#change, 'workflowExecutionUpdateAccepted', {
      protocolInstanceId: updateId,
      acceptedRequestMessageId: acceptance.acceptedRequestMessageId,
      acceptedRequestSequencingEventId: acceptance.acceptedRequestSequencingEventId,
      acceptedRequest: stored === undefined ? request : undefined,
    });
    this.#decided.add(updateId);
    const stage = UpdateStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ACCEPTED;
    this.told.push(() => this.#updates.settle(state.runId, updateId, { stage }));
  }

  #complete(updateId: string, response: { readonly outcome?: UpdateOutcome; readonly meta?: object }): void {
    const update = this.#change.state.updates.get(updateId);
    if (update === undefined || update.outcome !== undefined) {
      throw bad(`completed an update that is not accepted: ${updateId}`);
    }
    const { acceptedEventId } = update;
    const { meta, outcome } = response;
    append(this.#change, 'workflowExecutionUpdateCompleted', { meta, acceptedEventId, outcome });
  }

  #reject(updateId: string, failure: Failure): void {
    this.#decided.add(updateId);
    const { runId, updates } = this.#change.state;
    if (updates.get(updateId)?.acceptedEventId === 0) updates.delete(updateId);
    const stage = UpdateStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED;
    this.told.push(() => this.#updates.settle(runId, updateId, { stage, outcome: { failure } }));
  }
}

/** How far the update has come by the run's state; undefined: it is not there (yet). Throws NOT_FOUND on a closed run without it. */
export function progressOf(state: ExecutionState, updateId: string): UpdateProgress | undefined {
  const update = state.updates.get(updateId);
  if (update?.outcome !== undefined) {
    return { stage: UpdateStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED, outcome: update.outcome };
  }
  const accepted = update !== undefined && update.acceptedEventId > 0;
  if (accepted && state.closeTime > 0) {
    const failure: Failure = {
      message: 'Workflow Update failed because the Workflow completed before the Update completed.',
      source: 'Server',
      applicationFailureInfo: { type: 'AcceptedUpdateCompletedWorkflow', nonRetryable: true },
    };
    return { stage: UpdateStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED, outcome: { failure } };
  }
  if (accepted) return { stage: UpdateStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ACCEPTED };
  if (state.closeTime > 0) throw alreadyCompleted();
  if (update !== undefined) return { stage: UpdateStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ADMITTED };
  return undefined;
}

function bad(message: string): BadCommand {
  return new BadCommand(
    WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_BAD_UPDATE_WORKFLOW_EXECUTION_MESSAGE,
    message,
  );
}
