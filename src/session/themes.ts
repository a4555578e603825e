import type { Deck } from '../deck/types.js';
import type { Color } from '../render/line.js';
import type { Question } from '../terminal/questions.js';
import { type Ground, groundOf } from '../theme/ground.js';
import { type LoadedTheme, loadTheme, standsForGround } from '../theme/load.js';
import type { Theme } from '../theme/types.js';
import type { Store } from './store.js';

/**
 * The theme of the show: which one it is hangs on the command line, the deck, and the terminal's background. One that
 * can't be loaded, half saved perhaps, leaves the last good one.
 */
export class Themes {
  readonly #override: string | undefined;
  #loaded: LoadedTheme;
  #good: Theme | undefined;
  #ground: Ground | undefined;
  #store: Store | undefined;
  #trouble: (error: unknown) => void = () => undefined;
  /** Hears when the theme, its problems or its file are others. */
  onChange: () => void = () => undefined;

  constructor(deck: Deck, override: string | undefined) {
    this.#override = override;
    this.#loaded = this.#load(deck);
  }

  get loaded(): LoadedTheme {
    return this.#loaded;
  }

  /** What the terminal has to say for the theme of the deck. */
  get questions(): readonly Question[] {
    const deck = this.#store?.state.deck;
    return deck && standsForGround(this.#setting(deck), process.env) ? ['background'] : [];
  }

  /** From now on themes go to the show; one that is at an address is fetched. */
  use(store: Store, trouble: (error: unknown) => void): void {
    this.#store = store;
    this.#trouble = trouble;
    if (this.#loaded.pending) this.#apply();
  }

  /** The terminal has told its background. */
  standOn(background: Color): void {
    this.#ground = groundOf(background);
    if (this.questions.length > 0 || this.#loaded.failed) this.reload();
  }

  /** Loads the deck's theme anew. */
  reload(): void {
    if (!this.#store) return;
    this.#loaded = this.#load(this.#store.state.deck);
    this.#apply();
  }

  #setting(deck: Deck): string {
    return this.#override ?? deck.settings.theme;
  }

  #load(deck: Deck): LoadedTheme {
    const loaded = loadTheme(this.#setting(deck), deck.folder, process.env, this.#ground, this.#good);
    if (!loaded.failed && !loaded.pending) this.#good = loaded.theme;
    return loaded;
  }

  #apply(): void {
    const loaded = this.#loaded;
    if (loaded.theme !== this.#store?.state.theme) this.#store?.dispatch({ kind: 'theme', theme: loaded.theme });
    void loaded.pending?.().then((fetched) => {
      if (this.#loaded !== loaded) return;
      this.#loaded = fetched;
      if (!fetched.failed) this.#good = fetched.theme;
      this.#store?.dispatch({ kind: 'theme', theme: fetched.theme });
      this.onChange();
    }, this.#trouble);
    this.onChange();
  }
}
