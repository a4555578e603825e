/** Somebody who waits for a task. */
export interface Poller<T> {
  readonly identity: string;
  /** The connection it came by: when that closes, the poller is gone. */
  readonly connection: string;
  /** The worker's instance key, by which it says that it shuts down; '' when it gave none. */
  readonly worker: string;
  /** undefined: there will be none. */
  readonly take: (task: T | undefined) => void;
}

/** Who polled a queue last and when (ms since 1970). */
export interface PollerInfo {
  readonly identity: string;
  readonly connection: string;
  readonly worker: string;
  lastAccessTime: number;
  /** Polls that are open now. */
  open: number;
}

/** A poller that took a task and did not come back for so long is no longer counted (the server's 5 minutes). */
const POLLER_TTL = 5 * 60_000;

/** First come, first served, on both sides: either tasks wait for pollers or pollers for tasks, never both. */
export class TaskQueue<T> {
  readonly #tasks: { readonly task: T; readonly added: number }[] = [];
  readonly #waiting = new Set<Poller<T>>();
  readonly #pollers = new Map<string, PollerInfo>();

  /** Gives the task to the poller that has waited longest, which is returned, or keeps it. Times: ms since 1970. */
  add(task: T, now: number): Poller<T> | undefined {
    const [poller] = this.#waiting;
    if (poller === undefined) {
      this.#tasks.push({ task, added: now });
      return undefined;
    }
    this.#leave(poller, now);
    poller.take(task);
    return poller;
  }

  /** A task that was taken by somebody who is gone goes first again. */
  putBack(task: T, now: number): void {
    if (this.#waiting.size > 0) this.add(task, now);
    else this.#tasks.unshift({ task, added: now });
  }

  /** Gives the poller the oldest task at once, else lets it wait. */
  poll(poller: Poller<T>, now: number): void {
    this.#touch(poller, now);
    const next = this.#tasks.shift();
    if (next !== undefined) {
      poller.take(next.task);
      return;
    }
    this.#waiting.add(poller);
    const info = this.#pollers.get(keyOf(poller));
    if (info !== undefined) info.open += 1;
  }

  /** The poller's time is up: it will be back. */
  expire(poller: Poller<T>, now: number): void {
    this.#leave(poller, now);
  }

  /** The poller has gone for good. Its identity is forgotten when no other poll of it is open. */
  cancel(poller: Poller<T>, now: number): void {
    if (!this.#waiting.has(poller)) return;
    this.#leave(poller, now);
    const info = this.#pollers.get(keyOf(poller));
    if (info !== undefined && info.open === 0) this.#pollers.delete(keyOf(poller));
  }

  /** A connection closed: all its pollers are gone. Says whether there were any. */
  disconnect(connection: string, now: number): boolean {
    for (const poller of this.#waiting) if (poller.connection === connection) this.#leave(poller, now);
    let any = false;
    for (const [key, info] of this.#pollers) {
      if (info.connection !== connection) continue;
      this.#pollers.delete(key);
      any = true;
    }
    return any;
  }

  /** A worker shuts down: its polls end now. Gives them, so that they can be answered. */
  dismiss(worker: string, now: number): Poller<T>[] {
    const dismissed = [...this.#waiting].filter((poller) => poller.worker === worker);
    for (const poller of dismissed) this.#leave(poller, now);
    for (const [key, info] of this.#pollers) if (info.worker === worker) this.#pollers.delete(key);
    return dismissed;
  }

  /** Forgets those that have not been back for too long. */
  pollers(now: number): readonly PollerInfo[] {
    for (const [key, info] of this.#pollers) {
      if (info.open === 0 && now - info.lastAccessTime >= POLLER_TTL) this.#pollers.delete(key);
    }
    return [...this.#pollers.values()];
  }

  hasPollers(now: number): boolean {
    return this.pollers(now).length > 0;
  }

  /** Takes out all waiting tasks for which `which` holds. */
  withdraw(which: (task: T) => boolean): T[] {
    const out: T[] = [];
    for (let index = 0; index < this.#tasks.length; ) {
      const entry = this.#tasks[index];
      if (entry !== undefined && which(entry.task)) {
        out.push(entry.task);
        this.#tasks.splice(index, 1);
      } else index += 1;
    }
    return out;
  }

  /** How many tasks wait, and how long the oldest has (ms). */
  backlog(now: number): { readonly count: number; readonly age: number } {
    const oldest = this.#tasks[0];
    return { count: this.#tasks.length, age: oldest === undefined ? 0 : now - oldest.added };
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  get idle(): boolean {
    return this.#tasks.length === 0 && this.#waiting.size === 0 && this.#pollers.size === 0;
  }

  #touch(poller: Poller<T>, now: number): void {
    const { identity, connection, worker } = poller;
    const key = keyOf(poller);
    const info = this.#pollers.get(key);
    if (info === undefined) this.#pollers.set(key, { identity, connection, worker, lastAccessTime: now, open: 0 });
    else info.lastAccessTime = now;
  }

  #leave(poller: Poller<T>, now: number): void {
    if (!this.#waiting.delete(poller)) return;
    const info = this.#pollers.get(keyOf(poller));
    if (info === undefined) return;
    info.open -= 1;
    info.lastAccessTime = now;
  }
}

function keyOf({ connection, worker, identity }: Poller<never>): string {
  return `${connection} ${worker} ${identity}`;
}
