import type { BuiltDemos, DemoProblems } from '../bundle/built-demos.js';
import { demosFolder } from '../bundle/demos-folder.js';
import type { LiveBundle, DeckDemos as Wanted } from '../bundle/live-bundle.js';
import { bundlePaths } from '../bundle/paths.js';
import { fenceDemos } from '../demo/of-fence.js';
import { demoBlocks } from '../presenter/demo-blocks.js';
import type { LiveHost } from './live.js';
import type { Logs } from './logs.js';
import type { Repertoire } from './repertoire.js';

export interface DeckDemosOptions {
  readonly host: LiveHost;
  readonly logs: Logs;
  readonly repertoire: Repertoire;
  /** Workers run what is in this folder from now on. */
  readonly onBuilt: (folder: string) => void;
}

/**
 * The demos that a deck brings: bundled, and again when they or the deck change. They are code, which nobody runs
 * unasked: where it was not asked for on the command line, the first key on one of them does.
 */
export class DeckDemos {
  readonly #options: DeckDemosOptions;
  #asked: boolean;
  #built = false;
  #bundle: Promise<LiveBundle> | undefined;
  #first: Promise<void> | undefined;
  #arrived: () => void = () => undefined;

  constructor(options: DeckDemosOptions) {
    this.#options = options;
    const { host, repertoire } = options;
    this.#asked = host.options.demos !== undefined || host.trusted === true;
    const { store, closing } = host;
    const unsubscribe = store.subscribe((_, command) => command.kind === 'deck' && this.#follow());
    closing.add(async () => {
      unsubscribe();
      await (await this.#bundle)?.close();
    });
    repertoire.own(this.#names());
    this.#follow();
  }

  /** Whether a demo's code waits for the speaker's key, or to be built for the first time. */
  waits(name: string): boolean {
    return !this.#built && this.#names().has(name);
  }

  /** The speaker has asked for it. Resolves when the demos are there, or known not to be. Never rejects. */
  async ask(): Promise<void> {
    this.#asked = true;
    this.#follow();
    await this.#first;
  }

  /** Demos of the deck's own, as far as the deck tells. */
  #names(): ReadonlySet<string> {
    const { host, repertoire } = this.#options;
    const { deck } = host.store.state;
    const blocks = demoBlocks(deck);
    const { demos } = fenceDemos(blocks.map(({ block }) => block));
    const made = [...demos].filter(([, { modules }]) => modules !== undefined).map(([name]) => name);
    const folder = demosFolder(deck, host.options.demos);
    const others =
      folder === undefined ? [] : blocks.map(({ block }) => block.demo).filter((name) => !repertoire.ships(name));
    return new Set([...made, ...others]);
  }

  #follow(): void {
    const { host, repertoire } = this.#options;
    const { deck } = host.store.state;
    const fences = fenceDemos(demoBlocks(deck).map(({ block }) => block));
    repertoire.fences(fences.problems);
    const folder = demosFolder(deck, host.options.demos);
    const code = folder !== undefined || [...fences.demos.values()].some(({ modules }) => modules !== undefined);
    if (!code && fences.demos.size === 0 && this.#bundle === undefined) return;
    // A key that comes before they are there waits for them.
    if (code && !this.#built) repertoire.own(this.#names());
    if (code && !this.#asked) return;
    this.#use({ ...(folder === undefined ? {} : { folder }), fences: fences.demos });
  }

  #use(wanted: Wanted): void {
    const { host, logs, repertoire, onBuilt } = this.#options;
    const { closing, trouble } = host;
    this.#first ??= new Promise((resolve) => {
      this.#arrived = resolve;
    });
    this.#bundle ??= import('../bundle/live-bundle.js').then(({ bundleLive }) =>
      bundleLive({
        paths: bundlePaths(host.options.dist),
        logFile: logs.file('bundle.log'),
        onBuilt: ({ folder, demos }: BuiltDemos) => {
          if (closing.started) return;
          this.#built = true;
          repertoire.own(new Set());
          repertoire.use(demos);
          onBuilt(folder);
        },
        onProblems: (problems: DemoProblems) => {
          this.#built = true;
          repertoire.own(new Set());
          repertoire.tell(problems);
          this.#arrived();
        },
        trouble: (error) => {
          this.#arrived();
          trouble(error);
        },
      }),
    );
    this.#bundle.then((bundle) => bundle.use(wanted)).catch(trouble);
  }
}
