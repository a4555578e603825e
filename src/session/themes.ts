import type { Deck } from '../deck/types.js';
import type { Ground } from '../theme/ground.js';
import { type LoadedTheme, loadTheme, standsForGround } from '../theme/load.js';
import type { Store } from './store.js';

export interface ThemeWorld {
  /** What the terminal is drawn on, if it says so. */
  readonly ground: () => Promise<Ground | undefined>;
  readonly trouble: (error: unknown) => void;
}

/** The theme of the show: which one it is hangs on the command line, the deck, and the terminal's background. */
export class Themes {
  readonly #override: string | undefined;
  #loaded: LoadedTheme;
  #ground: Ground | undefined;
  #store: Store | undefined;
  #world: ThemeWorld | undefined;
  #asked = false;
  /** Hears when the theme, its problems or its file are others. */
  onChange: () => void = () => undefined;

  constructor(deck: Deck, override: string | undefined) {
    this.#override = override;
    this.#loaded = this.#load(deck);
  }

  get loaded(): LoadedTheme {
    return this.#loaded;
  }

  /** From now on themes go to the show; one that is at an address is fetched, and the terminal asked what it is. */
  use(store: Store, world: ThemeWorld): void {
    this.#store = store;
    this.#world = world;
    if (this.#loaded.pending) this.#apply();
    this.#askGround();
  }

  /** Loads the deck's theme anew. */
  reload(): void {
    if (!this.#store) return;
    this.#loaded = this.#load(this.#store.state.deck);
    this.#apply();
    this.#askGround();
  }

  /** Only a theme that stands for the terminal's ground is worth a question. */
  #askGround(): void {
    const deck = this.#store?.state.deck;
    if (this.#asked || !deck || !standsForGround(this.#setting(deck), process.env)) return;
    this.#asked = true;
    void this.#world?.ground().then((ground) => {
      if (ground === undefined) return;
      this.#ground = ground;
      this.reload();
    }, this.#world.trouble);
  }

  #setting(deck: Deck): string {
    return this.#override ?? deck.settings.theme;
  }

  #load(deck: Deck): LoadedTheme {
    return loadTheme(this.#setting(deck), deck.folder, process.env, this.#ground);
  }

  #apply(): void {
    const loaded = this.#loaded;
    if (loaded.theme !== this.#store?.state.theme) this.#store?.dispatch({ kind: 'theme', theme: loaded.theme });
    void loaded.pending?.().then((fetched) => {
      if (this.#loaded !== loaded) return;
      this.#loaded = fetched;
      this.#store?.dispatch({ kind: 'theme', theme: fetched.theme });
      this.onChange();
    }, this.#world?.trouble);
    this.onChange();
  }
}
