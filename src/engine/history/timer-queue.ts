/** setTimeout can wait this long at most (24.8 days); later times are armed again when it is over. */
const MAXIMUM_WAIT = 2 ** 31 - 1;

interface Entry {
  readonly due: number;
  readonly key: string;
}

/** One due time per key, one real timer for all: a heap in which entries that were replaced are passed over. */
export class TimerQueue {
  readonly #due = new Map<string, number>();
  readonly #heap: Entry[] = [];
  readonly #fire: (key: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #armedFor = Number.POSITIVE_INFINITY;

  /** `fire` is called with a key at its time or later, never before; the key is then forgotten. */
  constructor(fire: (key: string) => void) {
    this.#fire = fire;
  }

  /** `due`: ms since 1970; undefined: nothing to wait for any more. Says whether that is new. */
  set(key: string, due: number | undefined): boolean {
    if (due === undefined) return this.#due.delete(key);
    if (this.#due.get(key) === due) return false;
    this.#due.set(key, due);
    this.#push({ due, key });
    this.#arm();
    return true;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#due.clear();
    this.#heap.length = 0;
  }

  #arm(): void {
    const top = this.#heap[0];
    if (top === undefined || top.due === this.#armedFor) return;
    clearTimeout(this.#timer);
    this.#armedFor = top.due;
    const wait = Math.min(Math.max(0, Math.ceil(top.due - Date.now())), MAXIMUM_WAIT);
    this.#timer = setTimeout(() => this.#expire(), wait);
  }

  #expire(): void {
    this.#armedFor = Number.POSITIVE_INFINITY;
    // setTimeout may come a millisecond early by the wall clock: then it is only armed again
    const now = Date.now();
    for (let top = this.#heap[0]; top !== undefined && top.due <= now; top = this.#heap[0]) {
      this.#pop();
      if (this.#due.get(top.key) !== top.due) continue;
      this.#due.delete(top.key);
      this.#fire(top.key);
    }
    this.#arm();
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || above.due <= entry.due) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && dueOf(heap[child + 1]) < dueOf(heap[child])) child += 1;
      const below = heap[child];
      if (below === undefined || below.due >= last.due) break;
      heap[index] = below;
      index = child;
    }
    heap[index] = last;
  }
}

function dueOf(entry: Entry | undefined): number {
  return entry?.due ?? Number.POSITIVE_INFINITY;
}
