import { isBegun, take } from './sequence.js';

/** How long an ESC may stand alone before it is the escape key and not the start of a sequence, ms. */
export const escapeDelay = 40;
/** The same while answers of the terminal are awaited: on a slow line one may be cut right after its ESC, ms. */
export const awaitedEscapeDelay = 150;
/** How long the rest of a sequence that has certainly begun may take, ms. */
export const restDelay = 1_000;

/** Bytes of a terminal in raw mode → key names and answers, each as soon as it is whole, in order (see `take`). */
export class KeyDecoder {
  readonly #onKey: (key: string) => void;
  readonly #onAnswer: (sequence: string) => void;
  readonly #utf8 = new TextDecoder('utf-8');
  #pending = '';
  #timer: NodeJS.Timeout | undefined;
  #rest: NodeJS.Timeout | undefined;
  /** How much of a sequence had come before the pause in it. */
  #begun = 0;
  /** True while the terminal has been asked something. */
  awaiting = false;

  constructor(onKey: (key: string) => void, onAnswer: (sequence: string) => void = () => undefined) {
    this.#onKey = onKey;
    this.#onAnswer = onAnswer;
  }

  feed(bytes: Uint8Array): void {
    clearTimeout(this.#timer);
    this.#pending += this.#utf8.decode(bytes, { stream: true });
    this.#drain();
  }

  close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#rest);
  }

  #drain(): void {
    while (this.#pending !== '') {
      const taken = take(this.#pending);
      if (taken === undefined) {
        const delay = this.awaiting && this.#pending === '\x1b' ? awaitedEscapeDelay : escapeDelay;
        if (this.#rest === undefined) this.#timer = setTimeout(() => this.#paused(), delay);
        return;
      }
      // A sequence that broke off at a pause: what came after it was something else.
      const brokeOff = taken.kind === 'nothing' && this.#begun > 0;
      this.#pending = this.#pending.slice(brokeOff ? Math.min(this.#begun, taken.length) : taken.length);
      this.#forgetRest();
      if (taken.kind === 'key') this.#onKey(taken.key);
      else if (taken.kind === 'answer') this.#onAnswer(taken.sequence);
    }
  }

  #paused(): void {
    if (isBegun(this.#pending)) {
      this.#begun = this.#pending.length;
      this.#rest = setTimeout(() => this.#giveUp(), restDelay);
      return;
    }
    const rest = this.#pending;
    this.#pending = '';
    if (rest === '\x1b') this.#onKey('esc');
    else if (/^\x1b[[\]OP_]$/.test(rest)) this.#onKey(`alt+${rest[1]}`);
  }

  /** The rest did not come: what came after the pause was something else, keys most likely. */
  #giveUp(): void {
    this.#pending = this.#pending.slice(this.#begun);
    this.#forgetRest();
    this.#drain();
  }

  #forgetRest(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
    this.#begun = 0;
  }
}
