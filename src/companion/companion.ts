import type { ReadyProcess } from '../demo/types.js';
import type { ProcessView } from '../panel/view.js';

/** A process of a demo, on one panel: a plain program, an API, a worker in another language. */
export interface Companion {
  readonly view: ProcessView;
  /** Gets ready what needs no start: looks for a toolchain, builds. */
  prepare(): void;
  /** Starts it unless it is alive. */
  start(): void;
  /** SIGKILL; it stays away until `start`. */
  kill(): void;
  tell(message: unknown): void;
  /** What the demo's `prepare` gets to know of it: once it is ready, known to be absent, or has taken too long. */
  settled(): Promise<ReadyProcess>;
  /** Ends it and forgets that it was there. Never rejects. */
  end(): Promise<void>;
}

/** What all of them need. */
export interface CompanionOptions {
  readonly logFile: string;
  readonly onChange: () => void;
  readonly onLog: (text: string) => void;
}

/** ms that the start of a workflow waits for a process that is not ready. */
export const patienceToSettle = 5_000;
/** ms from a wish to end to SIGKILL. */
export const endPatience = { gentle: 0, terminate: 400, kill: 300 };
/** The same for a keeper, which is not to be killed before it has ended what it keeps in that time. */
export const keeperPatience = { gentle: 0, terminate: 2_000, kill: 300 };
