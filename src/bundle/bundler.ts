import type { ChildProcess } from 'node:child_process';
import { endProcess } from '../process/end.js';
import { endOf, forkLogged, tell } from '../process/fork.js';
import type { BundleRequest, FromBundler, ToBundler } from './messages.js';
import type { BundleProblem } from './problem.js';

export interface BundlerOptions {
  /** The built `bundle-child.mjs`. */
  readonly childPath: string;
  readonly logFile: string;
  /** ms after which a process that has nothing to do ends; it takes a second to have another. */
  readonly idle?: number;
}

export interface Build {
  /** Whether the folder can be used. */
  readonly usable: boolean;
  readonly problems: readonly BundleProblem[];
  /** The author's demos, whether they could be built or not. */
  readonly names: readonly string[];
  /** The files that went into it, absolute. */
  readonly inputs: readonly string[];
  /** What the types say, later; nothing if a newer build was asked for meanwhile, or the process ended. */
  readonly types: Promise<readonly BundleProblem[]>;
}

interface Waiting {
  built(answer: Omit<Build, 'types'>): void;
  types(problems: readonly BundleProblem[]): void;
  failed(message: string): void;
}

const patience = { gentle: 200, terminate: 300, kill: 500 };

/** Builds demos in a process of its own, which is there while there is something to build. */
export class Bundler {
  readonly #options: BundlerOptions;
  readonly #waiting = new Map<number, Waiting>();
  #child: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;
  #serial = 0;
  #closed = false;

  constructor(options: BundlerOptions) {
    this.#options = options;
  }

  /** Starts the process, if there is none, so that it is there when it is needed. */
  start(): void {
    if (this.#child !== undefined || this.#closed) return;
    const child = forkLogged(this.#options.childPath, this.#options.logFile);
    this.#child = child;
    child.on('message', (message: FromBundler) => this.#hear(message));
    child.once('error', (error) => this.#gone(child, `could not start: ${error.message}`));
    child.once('exit', (code, signal) => this.#gone(child, endOf(code, signal)));
  }

  /**
   * Whoever asks has waited for the last build.
   *
   * @throws Error with a sentence if the process fails
   */
  build(request: BundleRequest, out: string, keep: readonly string[]): Promise<Build> {
    if (this.#closed) return Promise.reject(new Error('The bundler is closed.'));
    clearTimeout(this.#idle);
    this.start();
    const id = ++this.#serial;
    for (const older of this.#waiting.values()) older.types([]);
    this.#waiting.clear();
    return new Promise((resolve, reject) => {
      const types = new Promise<readonly BundleProblem[]>((known) => {
        this.#waiting.set(id, {
          built: (answer) => resolve({ ...answer, types }),
          types: known,
          failed: (message) => reject(new Error(message)),
        });
      });
      if (this.#child) tell(this.#child, { kind: 'build', id, request, out, keep } satisfies ToBundler);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    await this.#end();
  }

  #hear(message: FromBundler): void {
    const waiting = this.#waiting.get(message.id);
    if (waiting === undefined) return;
    if (message.kind === 'built') {
      waiting.built(message);
      return;
    }
    this.#waiting.delete(message.id);
    if (message.kind === 'failed') waiting.failed(`The bundler failed: ${message.message}`);
    waiting.types(message.kind === 'types' ? message.problems : []);
    if (this.#waiting.size === 0 && !this.#closed) {
      this.#idle = setTimeout(() => void this.#end(), this.#options.idle ?? 60_000).unref();
    }
  }

  async #end(): Promise<void> {
    const child = this.#child;
    if (child !== undefined) await endProcess(child, () => child.disconnect(), patience);
  }

  #gone(child: ChildProcess, how: string): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    for (const waiting of this.#waiting.values()) {
      waiting.failed(`The bundler ${how}; its log is ${this.#options.logFile}`);
      waiting.types([]);
    }
    this.#waiting.clear();
  }
}
