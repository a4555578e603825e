import { setMaxListeners } from 'node:events';
import { status } from '@grpc/grpc-js';
import type { TemporalClient } from '../temporal/connect.js';
import { grpcCode } from '../temporal/problem.js';
import { rest } from '../temporal/rest.js';
import { type Target, terminateWorkflow } from '../temporal/start.js';

/** ms between two tries. */
const pace = 500;
/** A service that stays away for longer, ms, is asked no more. */
const patience = 60_000;

/** Workflow Executions that are to be terminated, as soon as the service can be reached. */
export class OwedEnds {
  readonly #temporal: TemporalClient;
  readonly #end = new AbortController();
  readonly #owed = new Set<Promise<void>>();

  constructor(temporal: TemporalClient) {
    this.#temporal = temporal;
    // While the service is away, all that is owed waits here.
    setMaxListeners(0, this.#end.signal);
  }

  /** Never rejects. */
  add(target: Target, reason: string): void {
    const ended = this.#terminate(target, reason).finally(() => this.#owed.delete(ended));
    this.#owed.add(ended);
  }

  /** Gives what is owed `ms` more. */
  async close(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([Promise.all(this.#owed), limit]);
    clearTimeout(timer);
    this.#end.abort();
  }

  async #terminate(target: Target, reason: string): Promise<void> {
    const { signal } = this.#end;
    const last = Date.now() + patience;
    while (!signal.aborted && Date.now() < last) {
      try {
        await terminateWorkflow(this.#temporal, target, reason);
        return;
      } catch (error) {
        // It is closed, or the service does not know it.
        if (grpcCode(error) === status.NOT_FOUND || isNotFound(error)) return;
        await rest(pace, signal);
      }
    }
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && error.name === 'WorkflowNotFoundError';
}
