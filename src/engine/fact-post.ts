import type { Fact } from './telemetry.js';

/** A fact, and when it was told: epoch ms. */
export interface TimedFact {
  readonly at: number;
  readonly fact: Fact;
}

/** Facts in the order in which they were told. */
export interface FactBatch {
  readonly kind: 'facts';
  readonly facts: readonly TimedFact[];
  /** How many more there were after these: in a flood the batch was full. */
  readonly dropped: number;
}

/** ms between two batches at least. */
const pace = 30;
const mostInBatch = 500;
/** Facts of this age in ms are told to who begins to watch: a call may overtake the wish to hear of it. */
const moment = 500;
const mostRemembered = 200;

/**
 * Sends facts in batches while somebody watches. A batch waits until the one before it has gone out, so that a receiver
 * who does not keep up costs no memory.
 */
export class FactPost {
  readonly #send: (batch: FactBatch, sent: () => void) => void;
  #watched = false;
  /** While nobody watches: the newest facts, at most twice as many as are remembered. */
  #facts: TimedFact[] = [];
  #dropped = 0;
  #timer: NodeJS.Timeout | undefined;
  #sentAt = 0;
  #onItsWay = false;

  /** `sent` is to be called when the batch has gone out, or never will. */
  constructor(send: (batch: FactBatch, sent: () => void) => void) {
    this.#send = send;
  }

  watch(on: boolean): void {
    if (on === this.#watched) return;
    this.#watched = on;
    this.#dropped = 0;
    if (on) {
      const since = Date.now() - moment;
      this.#facts = this.#facts.slice(-mostRemembered).filter(({ at }) => at >= since);
      if (this.#facts.length > 0) this.#schedule();
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#facts = [];
  }

  readonly tell = (fact: Fact): void => {
    if (this.#watched && this.#facts.length >= mostInBatch) this.#dropped += 1;
    else this.#facts.push({ at: Date.now(), fact });
    if (this.#watched) this.#schedule();
    else if (this.#facts.length > 2 * mostRemembered) this.#facts = this.#facts.slice(-mostRemembered);
  };

  #schedule(): void {
    if (this.#timer !== undefined || this.#onItsWay) return;
    const wait = Math.max(0, this.#sentAt + pace - Date.now());
    this.#timer = setTimeout(() => this.#flush(), Math.min(wait, pace));
  }

  #flush(): void {
    this.#timer = undefined;
    const batch: FactBatch = { kind: 'facts', facts: this.#facts, dropped: this.#dropped };
    this.#facts = [];
    this.#dropped = 0;
    this.#sentAt = Date.now();
    this.#onItsWay = true;
    this.#send(batch, () => {
      this.#onItsWay = false;
      if (this.#watched && this.#facts.length > 0) this.#schedule();
    });
  }
}
