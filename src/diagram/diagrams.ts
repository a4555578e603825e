import { Worker } from 'node:worker_threads';
import { Recent } from '../deck/recent.js';
import type { Diagram, DiagramOptions } from '../render/diagram-types.js';
import type { Job } from './job.js';

/** Diagrams that are remembered, each in a size. */
const kept = 1000;
/** What was asked longest ago is not drawn any more if so many others wait. */
const mostWaiting = 1000;
const pending = { kind: 'pending' } as const;

export interface DiagramsOptions {
  /** The built `worker.ts`. */
  readonly worker: URL;
  /** Something that was asked for is there. */
  readonly onChange: () => void;
  /** ms that one diagram may take. */
  readonly limit?: number;
}

/**
 * Draws diagrams in a thread, so that no key ever waits for one. The thread starts with the first diagram, and anew
 * when one takes too long. What was asked for last comes first: it is what is looked at.
 */
export class Diagrams {
  readonly #options: DiagramsOptions;
  readonly #drawn = new Recent<string, Diagram>(kept);
  readonly #waiting = new Map<string, Job>();
  #current: { readonly key: string; readonly timer: NodeJS.Timeout } | undefined;
  #worker: Worker | undefined;
  #closed = false;
  #settlers: (() => void)[] = [];

  constructor(options: DiagramsOptions) {
    this.#options = options;
  }

  look(source: string, options: DiagramOptions): Diagram | typeof pending {
    const key = `${options.width} ${options.ascii}\n${source}`;
    const drawn = this.#drawn.get(key);
    if (drawn || this.#closed) return drawn ?? pending;
    if (this.#current?.key === key) return pending;
    this.#waiting.delete(key);
    this.#waiting.set(key, { source, options });
    for (const oldest of this.#waiting.keys()) {
      if (this.#waiting.size <= mostWaiting) break;
      this.#waiting.delete(oldest);
    }
    this.#next();
    return pending;
  }

  /** When all that was asked for is drawn. */
  settled(): Promise<void> {
    if (!this.#current) return Promise.resolve();
    return new Promise((resolve) => this.#settlers.push(resolve));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#waiting.clear();
    if (this.#current) clearTimeout(this.#current.timer);
    this.#current = undefined;
    this.#settle();
    await this.#worker?.terminate();
  }

  #next(): void {
    if (this.#current) return;
    const [key, job] = [...this.#waiting].at(-1) ?? [];
    if (key === undefined || job === undefined) {
      this.#settle();
      return;
    }
    this.#waiting.delete(key);
    const limit = this.#options.limit ?? 5_000;
    const timer = setTimeout(() => this.#end(`The diagram takes longer than ${limit / 1000} s to draw.`), limit);
    this.#current = { key, timer };
    this.#worker ??= this.#start();
    this.#worker.postMessage(job);
  }

  #start(): Worker {
    // What it prints, were it to, goes nowhere: the terminal is not its own.
    const worker = new Worker(this.#options.worker, {
      stdout: true,
      stderr: true,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const ours = (act: () => void): void => {
      if (this.#worker === worker) act();
    };
    worker.on('message', (diagram: Diagram) => ours(() => this.#finish(diagram)));
    worker.on('error', (error) => ours(() => this.#end(`The diagram can't be drawn: ${error.message}`)));
    // The timer of a diagram that is being drawn keeps the process alive, the idle thread does not.
    worker.unref();
    return worker;
  }

  /** Gives up on the diagram that is being drawn, and on the thread. */
  #end(message: string): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
    this.#finish({ kind: 'problem', message });
  }

  #finish(diagram: Diagram): void {
    if (!this.#current) return;
    clearTimeout(this.#current.timer);
    this.#drawn.set(this.#current.key, diagram);
    this.#current = undefined;
    this.#next();
    this.#options.onChange();
  }

  #settle(): void {
    for (const resolve of this.#settlers.splice(0)) resolve();
  }
}
