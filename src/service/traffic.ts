import type { ChildProcess } from 'node:child_process';
import type { FactBatch } from '../engine/fact-post.js';
import type { ToEngine } from '../engine/run-child.js';
import { tell } from '../process/fork.js';

/** What happens inside a service. */
export interface Traffic {
  /**
   * From now on the listener hears of all that happens inside, about 30 times a second at most, and of a process that is
   * started later too; call what is returned to end that. While nobody watches, nothing is sent.
   */
  watch(onFacts: (batch: FactBatch) => void): () => void;
}

/** Those who watch a service's process, whichever process it is at the time. */
export class TrafficHub implements Traffic {
  readonly #watchers = new Set<(batch: FactBatch) => void>();
  #child: ChildProcess | undefined;

  watch(onFacts: (batch: FactBatch) => void): () => void {
    // A watcher may watch twice, each on its own.
    const watcher = (batch: FactBatch): void => onFacts(batch);
    this.#watchers.add(watcher);
    if (this.#watchers.size === 1) this.#ask(true);
    return () => {
      if (this.#watchers.delete(watcher) && this.#watchers.size === 0) this.#ask(false);
    };
  }

  /** Takes this process for the service's from now on. */
  listenTo(child: ChildProcess): void {
    this.#child = child;
    if (this.#watchers.size > 0) this.#ask(true);
  }

  take(batch: FactBatch): void {
    for (const watcher of [...this.#watchers]) watcher(batch);
  }

  #ask(on: boolean): void {
    if (this.#child !== undefined) tell(this.#child, { kind: 'watch', on } satisfies ToEngine);
  }
}
