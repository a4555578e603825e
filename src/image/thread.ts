import { Worker } from 'node:worker_threads';
import type { Job, Outcome } from './jobs.js';

interface Task {
  readonly job: Job;
  readonly done: (outcome: Outcome) => void;
}

/**
 * A thread for pictures: started with the first job, ended and started anew when one takes too long or breaks it.
 * What was asked last is done first: it is what stands on the screen now.
 */
export class PictureThread {
  readonly #url: URL;
  /** ms */
  readonly #limit: number;
  readonly #waiting: Task[] = [];
  #worker: Worker | undefined;
  #current: Task | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(url: URL, limit: number) {
    this.#url = url;
    this.#limit = limit;
  }

  do(job: Job, done: (outcome: Outcome) => void): void {
    if (this.#closed) return;
    this.#waiting.push({ job, done });
    this.#next();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#waiting.length = 0;
    this.#current = undefined;
    clearTimeout(this.#timer);
    await this.#worker?.terminate();
  }

  #next(): void {
    if (this.#current) return;
    this.#current = this.#waiting.pop();
    if (!this.#current) return;
    this.#worker ??= this.#start();
    this.#worker.postMessage(this.#current.job);
    this.#timer = setTimeout(() => {
      this.#end(`it took longer than ${this.#limit / 1000} s to read`);
    }, this.#limit);
  }

  #start(): Worker {
    const worker = new Worker(this.#url, { resourceLimits: { maxOldGenerationSizeMb: 1024 } });
    worker.unref();
    const isCurrent = (): boolean => this.#worker === worker;
    worker.on('message', (outcome: Outcome) => {
      if (isCurrent()) this.#finish(outcome);
    });
    const broken = (): void => {
      if (isCurrent()) this.#end('it cannot be read: the memory or the decoder gave out');
    };
    worker.on('error', broken);
    worker.on('exit', broken);
    return worker;
  }

  #end(message: string): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
    this.#finish({ kind: 'problem', message });
  }

  #finish(outcome: Outcome): void {
    clearTimeout(this.#timer);
    const task = this.#current;
    this.#current = undefined;
    task?.done(outcome);
    this.#next();
  }
}
