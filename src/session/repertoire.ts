import type { DemoProblems } from '../bundle/built-demos.js';
import type { PanelBlock } from '../deck/types.js';
import type { LoadedDemo } from '../demo/load.js';
import type { Demo } from '../demo/types.js';
import type { DemoInfo } from '../panel/view.js';
import { demoBlocks } from '../presenter/demo-blocks.js';
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
  #shipped: ReadonlySet<string> = new Set();
  /** Whether keys that were pressed early may be taken: once all is known that there is. */
  #open = false;
  /** Demos of the deck's own whose code nobody has asked for. */
  #own: ReadonlySet<string> = new Set();
  #problems: DemoProblems = new Map();
  #fences: ReadonlyMap<PanelBlock, string> = new Map();

  constructor(store: Store, queueSuffix: string) {
    this.#store = store;
    this.#queueSuffix = queueSuffix;
    this.#unsubscribe = store.subscribe((_, command) => {
      if (command.kind === 'deck') this.#check();
    });
  }

  get(name: string): ReadyDemo | undefined {
    return this.#own.has(name) ? undefined : this.#ready.get(name);
  }

  /** Whether it is one of ours. */
  ships(name: string): boolean {
    return this.#shipped.has(name);
  }

  /** The names of ours; nothing is told before `use`. */
  ship(names: Iterable<string>): void {
    this.#shipped = new Set(names);
  }

  /** They were loaded, for the first time or anew. */
  use(loaded: ReadonlyMap<string, LoadedDemo>): void {
    const ready = new Map<string, ReadyDemo>();
    const broken = new Map<string, string>();
    for (const [name, entry] of loaded) {
      if (entry.kind === 'broken') broken.set(name, entry.message);
      else ready.set(name, { ...entry, demo: this.#suffixed(entry.demo) });
    }
    this.#open = true;
    this.#ready = ready;
    this.#broken = broken;
    this.#check();
  }

  /** Demos of the deck that wait for a key before their code runs. */
  own(names: ReadonlySet<string>): void {
    if (names.size === 0 && this.#own.size === 0) return;
    this.#own = names;
    this.#check();
  }

  /** What is wrong with demos while they run, or keeps them from being built, by name. */
  tell(problems: DemoProblems): void {
    this.#problems = problems;
    this.#check();
  }

  /** What is wrong with what fences say. */
  fences(problems: ReadonlyMap<PanelBlock, string>): void {
    if (problems.size === 0 && this.#fences.size === 0) return;
    this.#fences = problems;
    this.#check();
  }

  close(): void {
    this.#unsubscribe();
  }

  /** Workers elsewhere know nothing of our suffix. */
  #suffixed(demo: Demo): Demo {
    return demo.elsewhere === true ? demo : { ...demo, taskQueue: demo.taskQueue + this.#queueSuffix };
  }

  #check(): void {
    if (!this.#open) return;
    const { deck } = this.#store.state;
    const demos = new Map([...this.#ready].flatMap(([name, { demo }]) => (this.#own.has(name) ? [] : [[name, demo]])));
    const checked = checkDemos(deck, demos as ReadonlyMap<string, Demo>, this.#broken);
    const problems = new Map<string, string>();
    for (const { id, block } of demoBlocks(deck)) {
      const here = (problem: string): string => `${block.source.file}:${block.source.line} ${problem}`;
      const problem = checked.problems.get(id);
      if (problem) problems.set(id, this.#problems.has(block.demo) ? problem : here(problem));
      const told = this.#problems.get(block.demo) ?? (demos.has(block.demo) ? undefined : this.#problems.get(''));
      if (told) problems.set(id, told.text);
      const fence = this.#fences.get(block);
      if (fence) problems.set(id, here(fence));
      else if (this.#own.has(block.demo)) problems.delete(id);
    }
    const infos = new Map([...checked.infos, ...[...this.#own].map((name) => [name, notAsked(name)] as const)]);
    this.#store.dispatch({ kind: 'demos', infos, problems });
  }
}

/** Stands for a demo whose code nobody has asked for. */
function notAsked(name: string): DemoInfo {
  return {
    name,
    line: 'This deck brings code of its own. It runs when you ask for it.',
    workflowType: '',
    taskQueue: '',
    actions: [{ key: 's', label: "run the deck's own code", kind: 'start' }],
    panels: [['status']],
  };
}
