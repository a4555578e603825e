import type { Service } from '../service/service.js';
import type { WorkerFleet } from '../worker/fleet.js';
import type { WorkerCode } from '../worker/supervisor.js';

/** The workers and the service, which all panels share; knows which panel has disturbed them, and puts them back. */
export class SharedWorld {
  readonly #workers: WorkerFleet;
  readonly #service: Service;
  readonly #disturbedBy = new Set<string>();
  #code: WorkerCode;
  #deployed = false;

  constructor(workers: WorkerFleet, service: Service, demosFolder: string) {
    this.#workers = workers;
    this.#service = service;
    this.#code = { demosFolder };
  }

  /** Whether the service can be killed and comes back knowing what it knew. */
  get killable(): boolean {
    return this.#service.kill !== undefined;
  }

  get killed(): boolean {
    return this.#service.view.killed === true;
  }

  killWorker(panel: string): void {
    this.#disturbedBy.add(panel);
    this.#workers.kill();
  }

  startWorker(): void {
    this.#workers.start();
  }

  /** False if there are as many as there may be. */
  addWorker(panel: string): boolean {
    this.#disturbedBy.add(panel);
    return this.#workers.add();
  }

  killService(panel: string): void {
    this.#disturbedBy.add(panel);
    this.#service.kill?.();
  }

  startService(): void {
    this.#service.start?.();
  }

  /** Puts a version of a demo's workflows into the workers; undefined: all demos as they are. */
  deploy(panel: string, demo: string, version: string | undefined): void {
    this.#disturbedBy.add(panel);
    this.#deployed = version !== undefined;
    this.#workers.run(version === undefined ? this.#code : { ...this.#code, version: { demo, name: version } });
    this.#workers.start();
  }

  /** The demos were built anew. */
  rebuilt(demosFolder: string): void {
    this.#code = { demosFolder };
    this.#deployed = false;
    this.#workers.run(this.#code);
  }

  /** Puts back what a panel has disturbed. */
  restore(panel: string): void {
    if (!this.#disturbedBy.delete(panel)) return;
    this.#service.start?.();
    if (this.#deployed) {
      this.#deployed = false;
      this.#workers.run(this.#code);
    }
    this.#workers.restore();
  }

  /** Resolves once the service is up, or after `ms`. */
  async up(ms: number, signal: AbortSignal): Promise<void> {
    if (this.#service.view.state === 'up') return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        off();
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      const off = this.#service.onChange(({ state }) => state === 'up' && done());
      signal.addEventListener('abort', done, { once: true });
    });
  }
}
