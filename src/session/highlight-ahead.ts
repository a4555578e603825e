import { content } from '../deck/content.js';
import { visibleCode } from '../deck/hidden-lines.js';
import { walk } from '../deck/walk.js';
import { sourceLines } from '../render/code.js';
import type { Highlighter } from '../render/highlight.js';
import type { Store } from './store.js';
import { fenceLanguages } from './wanted-tools.js';

/** ms between two pieces of work, for keys that come in between; and of rest after a key. */
const pause = 30;
const rest = 300;
/** As many texts as the highlighter remembers. */
const most = 100;
const mayHoldCode = /^[ \t]*(?:`{3,}|~{3,})[ \t]*[a-z]/im;

/**
 * Loads the grammars that a deck wants and highlights its code, from the slide that is shown on, while nobody waits
 * for it: one piece at a time, and none while keys are coming.
 */
export class HighlightAhead {
  readonly #highlight: Highlighter;
  readonly #store: Store;
  #work: Iterator<void>;
  #lastKey = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #unsubscribe: () => void;

  constructor(highlight: Highlighter, store: Store) {
    this.#highlight = highlight;
    this.#store = store;
    this.#work = this.#pieces();
    this.#unsubscribe = store.subscribe((_, { kind }) => {
      if (kind === 'key') this.#lastKey = performance.now();
      if (kind !== 'deck') return;
      this.#work = this.#pieces();
      this.#later(pause);
    });
    this.#later(pause);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#unsubscribe();
  }

  #later(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const resting = this.#lastKey + rest - performance.now();
      if (resting > 0) this.#later(resting);
      else if (!this.#work.next().done) this.#later(pause);
    }, delay);
  }

  *#pieces(): Generator<void> {
    const { deck, slide: shown } = this.#store.state;
    for (const language of fenceLanguages(deck.slides)) {
      this.#highlight(language, '');
      yield;
    }
    let left = most;
    for (const slide of [...deck.slides.slice(shown), ...deck.slides.slice(0, shown)]) {
      if (left <= 0) return;
      if (!mayHoldCode.test(slide.markdown)) continue;
      for (const block of walk(content(slide).blocks)) {
        if (block.kind !== 'code' || block.language === '') continue;
        this.#highlight(block.language, sourceLines(visibleCode(block.language, block.text)).join('\n'));
        left -= 1;
        yield;
      }
    }
  }
}
