import type { LoadedDemo } from '../demo/load.js';
import type { Demo } from '../demo/types.js';
import { checkDemos } from './check-demos.js';
import type { Store } from './store.js';

export type ReadyDemo = Extract<LoadedDemo, { readonly kind: 'demo' }>;

/** The demos that can be run, and, now and with every new deck, what is wrong with the deck's use of them. */
export class Repertoire {
  readonly #store: Store;
  readonly #queueSuffix: string;
  readonly #unsubscribe: () => void;
  #ready: ReadonlyMap<string, ReadyDemo> = new Map();
  #broken: ReadonlyMap<string, string> = new Map();

  constructor(store: Store, queueSuffix: string) {
    this.#store = store;
    this.#queueSuffix = queueSuffix;
    this.#unsubscribe = store.subscribe((_, command) => {
      if (command.kind === 'deck') this.#check();
    });
  }

  get(name: string): ReadyDemo | undefined {
    return this.#ready.get(name);
  }

  get demos(): ReadonlyMap<string, Demo> {
    return new Map([...this.#ready].map(([name, { demo }]) => [name, demo]));
  }

  /** They were loaded, for the first time or anew. */
  use(loaded: ReadonlyMap<string, LoadedDemo>): void {
    const ready = new Map<string, ReadyDemo>();
    const broken = new Map<string, string>();
    for (const [name, entry] of loaded) {
      if (entry.kind === 'broken') broken.set(name, entry.message);
      else ready.set(name, { ...entry, demo: { ...entry.demo, taskQueue: entry.demo.taskQueue + this.#queueSuffix } });
    }
    this.#ready = ready;
    this.#broken = broken;
    this.#check();
  }

  close(): void {
    this.#unsubscribe();
  }

  #check(): void {
    this.#store.dispatch({ kind: 'demos', ...checkDemos(this.#store.state.deck, this.demos, this.#broken) });
  }
}
