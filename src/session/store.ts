import type { Command, Effect } from '../presenter/command.js';
import { reduce } from '../presenter/reduce.js';
import type { PresenterState } from '../presenter/state.js';

/** Holds the state of the show: every command goes through `dispatch`, and nothing else changes it. */
export class Store {
  #state: PresenterState;
  readonly #listeners = new Set<(state: PresenterState, command: Command) => void>();
  #perform: (effect: Effect) => void = () => {};

  constructor(state: PresenterState) {
    this.#state = state;
  }

  get state(): PresenterState {
    return this.#state;
  }

  dispatch(command: Command): void {
    const step = reduce(this.#state, command);
    if (step.state !== this.#state) {
      this.#state = step.state;
      // A listener may dispatch: those after it hear of the newest state, twice.
      for (const listener of this.#listeners) listener(this.#state, command);
    }
    for (const effect of step.effects) this.#perform(effect);
  }

  /** Who acts on the world when a command asks for it. */
  performWith(perform: (effect: Effect) => void): void {
    this.#perform = perform;
  }

  subscribe(listener: (state: PresenterState, command: Command) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
