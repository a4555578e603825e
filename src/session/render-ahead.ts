import { content } from '../deck/content.js';
import { bodyHeight } from '../presenter/slide-regions.js';
import { composed } from '../presenter/slide-rows.js';
import type { PresenterState } from '../presenter/state.js';
import type { Encoder } from '../terminal/encode.js';

/** ms of rest after a key before slides are rendered ahead: never while keys are coming. */
const rest = 4;
/** Slides in the direction in which the speaker goes; one on the other side is kept ready as well. */
const reach = 6;

/** A slide at one of its steps. */
interface Place {
  readonly slide: number;
  readonly step: number;
}

/** Renders what will be wanted next while nothing happens: this slide's next step, and slides; one a turn of the loop. */
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
      const { slide, step } = this.#state();
      if (slide !== this.#last) this.#direction = slide > this.#last ? 1 : -1;
      this.#last = slide;
      const ahead = Array.from({ length: reach }, (_, index) => slide + this.#direction * (index + 1));
      const slides = [...ahead.slice(0, 1), slide - this.#direction, ...ahead.slice(1)];
      this.#render([{ slide, step: step + this.#direction }, ...slides.map((index) => this.#entered(index))]);
    }, rest);
  }

  close(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#step);
  }

  /** Going back a slide is whole, going on it begins. */
  #entered(slide: number): Place {
    const { deck, slide: shown } = this.#state();
    const entered = deck.slides[slide];
    return { slide, step: entered && slide < shown ? content(entered).steps : 0 };
  }

  #render([place, ...others]: readonly Place[]): void {
    if (place === undefined) return;
    const state = this.#state();
    const slide = state.deck.slides[place.slide];
    if (slide && place.step >= 0 && place.step <= content(slide).steps) {
      for (const { kind, lines } of composed({ ...state, slide: place.slide }, slide, bodyHeight(state), place.step)) {
        if (kind === 'slide') for (const line of lines) this.#encoder.row(line);
      }
    }
    this.#step = setImmediate(() => this.#render(others));
  }
}
