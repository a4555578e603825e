import { content } from '../deck/content.js';
import { bodyHeight } from '../presenter/slide-regions.js';
import { composed } from '../presenter/slide-rows.js';
import type { PresenterState } from '../presenter/state.js';
import type { Encoder } from '../terminal/encode.js';

/** ms of rest after a key before slides are rendered ahead: never while keys are coming. */
const rest = 4;
/** Slides in the direction in which the speaker goes; one on the other side is kept ready as well. */
const reach = 6;

/** Renders the slides that will be wanted next while nothing happens, one a turn of the event loop. */
export class RenderAhead {
  readonly #state: () => PresenterState;
  readonly #encoder: Encoder;
  #last = 0;
  #direction: 1 | -1 = 1;
  #timer: NodeJS.Timeout | undefined;
  #step: NodeJS.Immediate | undefined;

  constructor(state: () => PresenterState, encoder: Encoder) {
    this.#state = state;
    this.#encoder = encoder;
  }

  /** Something happened: what was going on stops, and begins anew from the slide that is shown now. */
  restart(): void {
    this.close();
    this.#timer = setTimeout(() => {
      const { slide } = this.#state();
      if (slide !== this.#last) this.#direction = slide > this.#last ? 1 : -1;
      this.#last = slide;
      const ahead = Array.from({ length: reach }, (_, step) => slide + this.#direction * (step + 1));
      this.#render([...ahead.slice(0, 1), slide - this.#direction, ...ahead.slice(1)]);
    }, rest);
  }

  close(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#step);
  }

  #render([index, ...others]: readonly number[]): void {
    if (index === undefined) return;
    const state = this.#state();
    const slide = state.deck.slides[index];
    if (slide) {
      // Going back a slide is whole, going on it begins.
      const step = index < state.slide ? content(slide).steps : 0;
      for (const { kind, lines } of composed({ ...state, slide: index }, slide, bodyHeight(state), step)) {
        if (kind === 'slide') for (const line of lines) this.#encoder.row(line);
      }
    }
    this.#step = setImmediate(() => this.#render(others));
  }
}
