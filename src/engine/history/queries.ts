import { randomUUID } from 'node:crypto';
import { Code, failedPrecondition, queryFailed, resourceExhausted, ServiceError } from '../errors.js';
import type { Matching } from '../matching/matching.js';
import { QueryResultType } from '../proto/enums.js';
import type { Payloads, WorkflowQuery, WorkflowQueryResult } from '../proto/plain.js';
import type { Executions } from './executions.js';
import type { ExecutionState } from './state.js';

/** How long a query may take (ms) when its client sets no deadline, as in the server. */
const PATIENCE = 30_000;
/** What is left of a client's time for the reason to reach it (ms). */
const REPLY = 500;
/** A client that waits no longer (ms) hears nothing of missing workers: the server tells that in the last second. */
const HURRY = 1000;
/** Queries waiting for one run (the server's history.maxBufferedQueryCount is 1). */
const MAXIMUM_WAITING = 100;

interface PendingQuery {
  readonly queryId: string;
  readonly runId: string;
  readonly query: WorkflowQuery;
  readonly taskQueue: string;
  /** waiting: for the next workflow task; attached: sent with one; direct: a task of its own. */
  stage: 'waiting' | 'attached' | 'direct';
  /** The connection of the worker that has it. */
  holder: string;
  sticky: string;
  readonly resolve: (answer: Payloads | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** Queries on their way. They change nothing, so they are kept in memory only. */
export class Queries {
  readonly #pending = new Map<string, PendingQuery>();
  readonly #executions: Executions;
  readonly #matching: Matching;

  constructor(executions: Executions, matching: Matching) {
    this.#executions = executions;
    this.#matching = matching;
  }

  /**
   * Asks a worker. While a workflow task is pending the query goes with it (so that it sees what is before it), else
   * it is a task of its own, which a worker that comes later takes. Rejects with DEADLINE_EXCEEDED after `timeLeft` ms
   * or when its client has `gone`, with FAILED_PRECONDITION when till then nobody polls. Throws RESOURCE_EXHAUSTED.
   */
  ask(
    state: ExecutionState,
    query: WorkflowQuery,
    { timeLeft, gone }: { readonly timeLeft: number; readonly gone: AbortSignal },
  ): Promise<Payloads | undefined> {
    const { runId, taskQueue } = state;
    if (this.#of(runId).length >= MAXIMUM_WAITING) {
      throw resourceExhausted('consistent query buffer is full, cannot accept new queries');
    }
    const queryId = randomUUID();
    return new Promise<Payloads | undefined>((resolve, reject) => {
      const patience = Math.max(0, Math.min(PATIENCE, timeLeft - REPLY));
      const timer = setTimeout(() => this.#giveUp(queryId, timeLeft > HURRY), patience);
      const pending: PendingQuery = {
        queryId,
        runId,
        query,
        taskQueue,
        stage: 'waiting',
        holder: '',
        sticky: '',
        resolve: (answer) => {
          clearTimeout(timer);
          resolve(answer);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      this.#pending.set(queryId, pending);
      gone.addEventListener('abort', () => this.#giveUp(queryId, false), { once: true });
      this.#route(pending);
    });
  }

  /** The queries that go with the workflow task which is being given out, by id. */
  attach(runId: string, holder: string): Record<string, WorkflowQuery> {
    const attached: Record<string, WorkflowQuery> = {};
    for (const pending of this.#of(runId)) {
      if (pending.stage !== 'waiting') continue;
      pending.stage = 'attached';
      pending.holder = holder;
      attached[pending.queryId] = pending.query;
    }
    return attached;
  }

  /** The workflow task of a run came to an end, with answers or not: what is not answered finds another way. */
  detach(runId: string, results: Readonly<Record<string, WorkflowQueryResult>> = {}): void {
    for (const pending of this.#of(runId)) {
      if (pending.stage === 'direct') continue;
      const result = results[pending.queryId];
      if (result !== undefined && pending.stage === 'attached') this.#answer(pending, result);
      else this.#route(pending);
    }
  }

  /** A worker takes a direct query; undefined: it is over. */
  take(queryId: string, holder: string): { readonly runId: string; readonly query: WorkflowQuery } | undefined {
    const pending = this.#pending.get(queryId);
    if (pending === undefined || pending.stage !== 'direct') return undefined;
    pending.holder = holder;
    return pending;
  }

  /** The answer to a direct query. False when nobody waits for it any more. */
  answer(queryId: string, result: WorkflowQueryResult): boolean {
    const pending = this.#pending.get(queryId);
    if (pending === undefined) return false;
    this.#answer(pending, result);
    return true;
  }

  /** Pollers or connections have gone: queries that they had go elsewhere. */
  reconsider(connection = ''): void {
    for (const pending of [...this.#pending.values()]) {
      const lost = pending.stage === 'direct' && connection !== '' && pending.holder === connection;
      const orphaned =
        pending.stage === 'direct' && pending.sticky !== '' && !this.#matching.hasPollers('workflow', pending.sticky);
      if (lost || orphaned) this.#route(pending);
    }
  }

  #of(runId: string): PendingQuery[] {
    return [...this.#pending.values()].filter((pending) => pending.runId === runId);
  }

  #route(pending: PendingQuery): void {
    const { queryId, runId } = pending;
    const state = this.#executions.read(runId);
    if (state === undefined) return;
    pending.holder = '';
    if (state.workflowTask !== undefined) {
      pending.stage = 'waiting';
      return;
    }
    const sticky = state.sticky?.queue ?? '';
    const useSticky = sticky !== '' && this.#matching.hasPollers('workflow', sticky);
    pending.stage = 'direct';
    pending.sticky = useSticky ? sticky : '';
    const queue = useSticky ? sticky : pending.taskQueue;
    this.#matching.add('workflow', queue, { kind: 'query', runId, queryId, sticky: useSticky });
  }

  #answer(pending: PendingQuery, result: WorkflowQueryResult): void {
    this.#pending.delete(pending.queryId);
    if (result.resultType === QueryResultType.QUERY_RESULT_TYPE_ANSWERED) pending.resolve(result.answer);
    else pending.reject(queryFailed(result.errorMessage ?? 'the query failed', result.failure));
  }

  #giveUp(queryId: string, tells: boolean): void {
    const pending = this.#pending.get(queryId);
    if (pending === undefined) return;
    this.#pending.delete(queryId);
    const queue = pending.sticky || pending.taskQueue;
    const alone = pending.stage === 'direct' && !this.#matching.hasPollers('workflow', queue);
    this.#matching.withdraw('workflow', queue, (task) => task.kind === 'query' && task.queryId === queryId);
    pending.reject(
      alone && tells
        ? failedPrecondition('no poller seen for task queue recently, worker may be down')
        : new ServiceError(Code.DEADLINE_EXCEEDED, 'query timed out before a worker could process it'),
    );
  }
}
