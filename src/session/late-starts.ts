import type { WorkflowView } from '../panel/view.js';
import type { Effect } from '../presenter/command.js';
import { demoBlocks, demosOfSlide } from '../presenter/demo-blocks.js';
import type { DemoMessage, PresenterState } from '../presenter/state.js';
import { offer } from './playback.js';
import type { Store } from './store.js';

/** ms after which a demo that does not come up is late. */
export const lateAfter = 3_000;

/** Tells of demos that do not come up, on their panels, and offers their recordings. */
export class LateStarts {
  readonly #store: Store;
  readonly #trouble: (error: unknown) => void;
  readonly #clocks = new Map<string, NodeJS.Timeout>();
  /** By panel: what was said, and what stood there then. */
  readonly #said = new Map<string, { readonly message: DemoMessage; readonly before: WorkflowView | undefined }>();
  readonly #unsubscribe: () => void;

  constructor(store: Store, trouble: (error: unknown) => void) {
    this.#store = store;
    this.#trouble = trouble;
    this.#unsubscribe = store.subscribe((state) => this.#follow(state));
  }

  /** A key that nobody can carry out yet: where it starts a demo, its time runs. */
  pressed({ demo: id, key }: Extract<Effect, { readonly kind: 'act' }>): void {
    const { deck, infos } = this.#store.state;
    const found = demoBlocks(deck).find((demo) => demo.id === id);
    const actions = found && infos?.get(found.block.demo)?.actions;
    if (this.#clocks.has(id) || actions?.find((action) => action.key === key)?.kind !== 'start') return;
    const ring = (): void => {
      this.#clocks.delete(id);
      const { deck, slide, demos } = this.#store.state;
      const isShown = demosOfSlide(deck, slide).some((demo) => demo.id === id);
      if (isShown && demos[id]?.workflow === undefined) this.late(id);
    };
    this.#clocks.set(id, setTimeout(ring, lateAfter));
  }

  /** It is not there in time, or could not be started. */
  late(id: string): void {
    this.#tell(id).catch(this.#trouble);
  }

  close(): void {
    this.#unsubscribe();
    for (const clock of this.#clocks.values()) clearTimeout(clock);
  }

  async #tell(id: string): Promise<void> {
    const before = this.#store.state.demos[id]?.workflow;
    const { deck } = this.#store.state;
    const recording = deliberate(this.#store.state) ? undefined : await offer(deck.folder, id);
    const { demos } = this.#store.state;
    const now = demos[id];
    if (now?.played || cameUp(now?.workflow, before)) return;
    const error = now?.message?.level === 'error' ? now.message.text : undefined;
    if (error !== undefined && (recording === undefined || error.endsWith(recording))) return;
    const why = recording ?? reason(this.#store.state);
    const text =
      error === undefined ? `not up after ${lateAfter / 1000} s: ${why}` : `${error.replace(/\.$/, '')}; ${why}`;
    const message = { level: error === undefined ? 'info' : 'error', text, at: Date.now() } as const;
    this.#said.set(id, { message, before });
    this.#store.dispatch({ kind: 'message', demo: id, message });
  }

  /** Once it is there after all, nothing of it is left. */
  #follow({ demos }: PresenterState): void {
    for (const [id, { message, before }] of this.#said) {
      const demo = demos[id];
      if (demo?.message === message && !cameUp(demo.workflow, before)) continue;
      this.#said.delete(id);
      if (demo?.message === message) this.#store.dispatch({ kind: 'message', demo: id, message: undefined });
    }
  }
}

/** Whether a worker has taken what was started since. */
function cameUp(workflow: WorkflowView | undefined, before: WorkflowView | undefined): boolean {
  return isTaken(workflow) && (workflow?.workflowId !== before?.workflowId || !isTaken(before));
}

/** Whether a worker has taken it: from then on the audience sees that it lives. */
export function isTaken(workflow: WorkflowView | undefined): boolean {
  return workflow?.events.some(({ type }) => type === 'WorkflowTaskCompleted') === true;
}

/** Whether the speaker took away what it needs. */
function deliberate({ service, workers }: PresenterState): boolean {
  return service?.killed === true || workers.processes.at(-1)?.state === 'killed';
}

function reason({ service, workers }: PresenterState): string {
  if (service?.state !== 'up') return `the service is ${service?.state ?? 'not there'}`;
  const worker = workers.processes.at(-1);
  switch (worker?.state) {
    case undefined:
      return 'there is no worker yet';
    case 'running':
      return 'no worker has taken it';
    case 'starting':
      return worker.message ?? 'the worker is starting';
    case 'killed':
      return 'the worker was killed';
    case 'crashed':
    case 'stopped':
      return worker.message ?? `the worker has ${worker.state}`;
  }
}
