import { TemplateFault } from './fault.js';

/** UTF-16 units that a result, or a text on the way to it, may have. */
const longestText = 100_000;
/** Steps and characters that one evaluation may cost; what a text has itself comes on top, many times. */
const leastWork = 20_000;
const passesOverText = 20;

/**
 * What an evaluation may cost. A theme can come from an address, and its formats run for each word that is drawn: it
 * must neither hang the show nor fill the memory.
 */
export class Budget {
  #left: number;

  constructor(textLength: number) {
    this.#left = leastWork + passesOverText * textLength;
  }

  /** @throws TemplateFault when nothing is left */
  spend(work: number): void {
    this.#left -= work;
    if (this.#left < 0) throw new TemplateFault('it takes too long', false);
  }

  /** Pays for a text before it is made. @throws TemplateFault */
  text(length: number): void {
    if (length > longestText) throw new TemplateFault(`it makes a text of more than ${longestText} characters`, false);
    this.spend(length);
  }
}
