import { demoBlocks, demosOfSlide } from '../presenter/demo-blocks.js';
import type { PresenterState } from '../presenter/state.js';
import type { DemoRun } from './demo-run.js';
import type { OwedEnds } from './owed-ends.js';
import type { Store } from './store.js';

export interface RunsOptions {
  readonly store: Store;
  readonly owed: OwedEnds;
  /** A new run for a panel; undefined if its demo can't be run. */
  readonly open: (id: string) => DemoRun | undefined;
  readonly trouble: (error: unknown) => void;
}

/** ms in which a speaker who left a slide by mistake is back. */
const grace = 1_500;
/** ms that ending everything at the end of the show may take. */
const closeLimit = 1_500;

/** What the panels have started: it ends when its slide is left, unless the fence says `keep_running: true`. */
export class Runs {
  readonly #options: RunsOptions;
  readonly #runs = new Map<string, DemoRun>();
  /** Panels whose slide was left just now. */
  readonly #leaving = new Map<string, NodeJS.Timeout>();
  readonly #unsubscribe: () => void;
  #slide: number | undefined;

  constructor(options: RunsOptions) {
    this.#options = options;
    const { store } = options;
    this.#unsubscribe = store.subscribe((state) => this.#follow(state));
    this.#follow(store.state);
  }

  /** Does what a key of a panel's demo stands for. Never rejects. */
  async act(id: string, key: string): Promise<void> {
    // Whoever acts here has left the other slides for good.
    for (const left of [...this.#leaving.keys()]) if (left !== id) this.#leave(left);
    const run = this.#run(id);
    const action = run?.demo.actions.find((candidate) => candidate.key === key);
    if (run && action) await run.act(action);
  }

  /** Ends everything; with `terminate`, workflows too, because nobody will come back for them. */
  async close({ terminate }: { readonly terminate: boolean }): Promise<void> {
    this.#unsubscribe();
    for (const timer of this.#leaving.values()) clearTimeout(timer);
    const ends = [...this.#runs.values()].map((run) => run.close('the show has ended'));
    await Promise.all(ends);
    await this.#options.owed.close(terminate ? closeLimit : 0);
  }

  #run(id: string): DemoRun | undefined {
    let run = this.#runs.get(id);
    if (run === undefined) {
      run = this.#options.open(id);
      if (run !== undefined) this.#runs.set(id, run);
    }
    return run;
  }

  #follow(state: PresenterState): void {
    const shown = new Set(demosOfSlide(state.deck, state.slide).map(({ id }) => id));
    for (const [id, timer] of this.#leaving) {
      if (!shown.has(id)) continue;
      clearTimeout(timer);
      this.#leaving.delete(id);
    }
    const known = new Map(demoBlocks(state.deck).map(({ id, block }) => [id, block]));
    for (const [id, run] of this.#runs) {
      const block = known.get(id);
      if (block === undefined) {
        // The author took it out of the deck.
        this.#runs.delete(id);
        run.end('its panel is gone', { forget: false }).catch(this.#options.trouble);
      } else {
        run.block = block;
        if (!shown.has(id) && !this.#leaving.has(id) && block.params['keep_running'] !== true && run.touched) {
          this.#leaving.set(
            id,
            setTimeout(() => this.#leave(id), grace),
          );
        }
      }
    }
    if (state.slide === this.#slide || !state.infos) return;
    this.#slide = state.slide;
    for (const id of shown) this.#run(id)?.prepare();
  }

  #leave(id: string): void {
    clearTimeout(this.#leaving.get(id));
    this.#leaving.delete(id);
    this.#runs.get(id)?.end('its slide was left', { forget: false }).catch(this.#options.trouble);
  }
}
