import type { ActView } from '../panel/view.js';
import { type ActDescription, type ActPlace, actText } from '../temporal/act-text.js';
import { oneLine } from '../temporal/payload.js';
import { sentenceOf } from '../temporal/problem.js';

/** Acts that are remembered. */
const kept = 50;

/** What was done on one panel as a client, for the `client` panel. */
export class ActLog {
  readonly #place: ActPlace;
  readonly #onChange: (acts: readonly ActView[]) => void;
  #acts: readonly ActView[] = [];
  #last = 0;

  constructor(place: ActPlace, onChange: (acts: readonly ActView[]) => void) {
    this.#place = place;
    this.#onChange = onChange;
  }

  /** Does it, and tells how it went. @throws what `act` throws */
  async tell<Answer>(
    label: string,
    description: ActDescription,
    act: () => Promise<Answer>,
    answerText: (answer: Answer) => string,
  ): Promise<Answer> {
    this.#last += 1;
    const id = this.#last;
    const at = Date.now();
    const view: ActView = { id, at, label, ...actText(description, this.#place), state: 'running' };
    this.#acts = [...this.#acts, view].slice(-kept);
    this.#onChange(this.#acts);
    try {
      const answer = await act();
      this.#end({ ...view, state: 'done', answer: oneLine(answerText(answer)), took: Date.now() - at });
      return answer;
    } catch (error) {
      this.#end({ ...view, state: 'failed', answer: sentenceOf(error), took: Date.now() - at });
      throw error;
    }
  }

  clear(): void {
    this.#acts = [];
    this.#onChange(this.#acts);
  }

  #end(view: ActView): void {
    if (!this.#acts.some(({ id }) => id === view.id)) return;
    this.#acts = this.#acts.map((act) => (act.id === view.id ? view : act));
    this.#onChange(this.#acts);
  }
}
