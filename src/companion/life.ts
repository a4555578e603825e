import type { ChildProcess } from 'node:child_process';
import type { ProcessView } from '../panel/view.js';
import { endProcess, type Patience } from '../process/end.js';
import { endOf } from '../process/fork.js';

/** One process after the other, and what is known of the newest. */
export class Life {
  readonly #onChange: () => void;
  #child: ChildProcess | undefined;
  view: ProcessView;

  constructor(name: string, kind: NonNullable<ProcessView['kind']>, onChange: () => void) {
    this.#onChange = onChange;
    this.view = { name, kind, pid: 0, state: 'idle', starts: 0 };
  }

  get child(): ChildProcess | undefined {
    return this.#child;
  }

  /** What is said of it anew; what a new state has not is forgotten. */
  show(change: Partial<ProcessView>): void {
    this.view = { ...this.view, ...change };
    this.#onChange();
  }

  /** A process that was just started. */
  begin(child: ChildProcess): void {
    const { name, kind = 'node', starts } = this.view;
    this.#child = child;
    this.view = { name, kind, pid: child.pid ?? 0, state: 'starting', startedAt: Date.now(), starts: starts + 1 };
    this.#onChange();
    child.once('error', (error) => this.#ended(child, `It could not start: ${error.message}`));
    child.once('exit', (code, signal) => this.#ended(child, code === 0 ? undefined : `It ${endOf(code, signal)}.`));
  }

  /** Only for the process of now. */
  isNow(child: ChildProcess): boolean {
    return this.#child === child;
  }

  kill(end: (child: ChildProcess) => void): void {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    end(child);
    this.show({ state: 'killed', endedAt: Date.now(), message: 'SIGKILL' });
  }

  /** Ends the process, and it is as if there never was one. */
  async end(patience: Patience): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    const { state, message, name, kind = 'node' } = this.view;
    const absent = state === 'absent' && message !== undefined;
    this.view = { name, kind, pid: 0, state: absent ? 'absent' : 'idle', starts: 0, ...(absent ? { message } : {}) };
    this.#onChange();
    if (child !== undefined) await endProcess(child, () => undefined, patience);
  }

  #ended(child: ChildProcess, message: string | undefined): void {
    if (!this.isNow(child)) return;
    this.#child = undefined;
    this.show({
      state: message === undefined ? 'stopped' : 'crashed',
      endedAt: Date.now(),
      ...(message === undefined ? {} : { message }),
    });
  }
}
