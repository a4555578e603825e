import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { EngineMessage } from '../run-child.js';
import type { EngineOptions } from '../server.js';
import { bundleProgram } from '../testing/program.js';

/** When the service was not there: ms since 1970. */
export interface Outage {
  readonly from: number;
  readonly to: number;
}

/** The service as the program runs it, in a process that is killed and started again on the same port and store. */
export class ServiceProcess {
  readonly #program: string;
  readonly #options: EngineOptions;
  #child: ChildProcess | undefined;
  readonly outages: Outage[] = [];

  private constructor(program: string, options: EngineOptions) {
    this.#program = program;
    this.#options = options;
  }

  /** Bundled once, so that a start costs what it costs the program, and listening. */
  static async start(options: EngineOptions & { readonly port: number }): Promise<ServiceProcess> {
    const program = await bundleProgram(new URL('../child.ts', import.meta.url));
    const service = new ServiceProcess(program, options);
    await service.#run();
    return service;
  }

  /** Kills it (SIGKILL) and starts it again; resolves when it listens. */
  async kill(): Promise<void> {
    const from = Date.now();
    await this.end();
    await this.#run();
    this.outages.push({ from, to: Date.now() });
  }

  /** Kills it for good. */
  async end(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  async #run(): Promise<void> {
    const child = fork(this.#program, {
      execArgv: [],
      env: { ...process.env, TSLIDES_ENGINE: JSON.stringify(this.#options) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    const [message] = (await once(child, 'message')) as [EngineMessage];
    if (message.kind === 'failed') throw new Error(message.message);
  }
}
