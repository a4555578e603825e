import type { temporal } from '@temporalio/proto';
import type { Plain } from '../proto/plain.js';

/** What a worker says of itself from time to time. */
export type Heartbeat = Plain<temporal.api.worker.v1.IWorkerHeartbeat>;

/** Workers that are remembered: beyond that, the one that has said nothing for longest is forgotten. */
const MAXIMUM_WORKERS = 1000;

/** The workers by instance key, with the last they said. */
export class Workers {
  readonly #last = new Map<string, Heartbeat>();

  record(heartbeat: Heartbeat): void {
    const key = heartbeat.workerInstanceKey ?? '';
    if (key === '') return;
    this.#last.delete(key);
    const [oldest] = this.#last.keys();
    if (oldest !== undefined && this.#last.size >= MAXIMUM_WORKERS) this.#last.delete(oldest);
    this.#last.set(key, heartbeat);
  }

  find(key: string): Heartbeat | undefined {
    return this.#last.get(key);
  }

  all(): readonly Heartbeat[] {
    return [...this.#last.values()];
  }
}
