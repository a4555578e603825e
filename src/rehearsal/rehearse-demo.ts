import type { Demo } from '../demo/types.js';
import type { DemoView } from '../panel/view.js';
import type { DemoBlock } from '../presenter/demo-blocks.js';
import { demoView } from '../presenter/panel-lines.js';
import type { PresenterState } from '../presenter/state.js';
import type { Store } from '../session/store.js';
import type { RehearsalHost } from './host.js';
import { isTaken, outcome, standing } from './standing.js';
import { rehearsalOf, usualPatience } from './steps.js';
import { Tape } from './tape.js';
import { seen } from './wait.js';
import { goTo } from './walk.js';

/** How it went with one panel. */
export interface Rehearsed {
  readonly block: DemoBlock;
  /** ms from the first key to the last thing that was waited for. */
  readonly took: number;
  /** ms from the first key until a worker had taken the workflow. */
  readonly up?: number;
  /** `3 attempts, completed`. */
  readonly outcome: string;
  /** Why it failed, one sentence. */
  readonly failure?: string;
  /** What a speaker should know all the same. */
  readonly warnings: readonly string[];
  readonly tape?: Tape;
}

export interface RehearsalOptions {
  readonly record: boolean;
  readonly signal: AbortSignal;
  /** What is being waited for, in a few words. */
  readonly onDoing: (what: string) => void;
}

/** ms for workers and the service to be there again, and for a demo's own programs to be built. */
const readyLimit = 30_000;
const buildLimit = 300_000;
/** ms between two moments of a recording. */
const tapePace = 50;
/** ms that a recording goes on after the last thing that was waited for. */
const settling = 700;

/** Does with one panel what a speaker does, and looks at what comes. */
export async function rehearseDemo(
  host: RehearsalHost,
  block: DemoBlock,
  options: RehearsalOptions,
): Promise<Rehearsed> {
  const { store } = host;
  const viewOf = (state: PresenterState): DemoView => demoView(state, block);
  const failed = (failure: string): Rehearsed => ({ block, took: 0, outcome: '', failure, warnings: [] });
  const problem = store.state.demoProblems.get(block.id);
  if (problem !== undefined) return failed(problem);
  const demo = host.demo(block.block.demo);
  if (demo === undefined) return failed(`there is no demo "${block.block.demo}"`);
  goTo(store, block);
  const unready = await untilReady(store, viewOf, demo, options);
  if (unready !== undefined) return failed(unready);

  const begun = Date.now();
  const tape = options.record ? new Tape(block.id, begun) : undefined;
  const untape = tape && follow(store, tape, viewOf);
  let up: number | undefined;
  const unwatch = store.subscribe((state) => {
    if (up === undefined && isTaken(viewOf(state).workflow)) up = Date.now() - begun;
  });
  const failure = await takeSteps(store, viewOf, demo, options);
  const took = Date.now() - begun;
  // What follows from the last of it is to be seen on the recording, as an answer to the status query.
  if (tape !== undefined && failure === undefined) await seen(store, () => false, settling, options.signal);
  unwatch();
  untape?.();
  const view = viewOf(store.state);
  return {
    ...{ block, took, warnings: warningsOf(view) },
    outcome: outcome(view),
    ...(up === undefined ? {} : { up }),
    ...(failure === undefined ? {} : { failure }),
    ...(tape === undefined ? {} : { tape }),
  };
}

/** Undefined: whatever the demo needs is there. */
async function untilReady(
  store: Store,
  viewOf: (state: PresenterState) => DemoView,
  { elsewhere }: Demo,
  { signal, onDoing }: RehearsalOptions,
): Promise<string | undefined> {
  const isBuilt = (state: PresenterState): boolean =>
    viewOf(state).processes.every((process) => process.state !== 'preparing');
  if (!isBuilt(store.state)) {
    onDoing('its programs are being built');
    if (!(await seen(store, isBuilt, buildLimit, signal))) return 'its programs could not be built in time';
  }
  const isReady = ({ service, workers }: PresenterState): boolean =>
    service?.state === 'up' &&
    (elsewhere === true ||
      (workers.processes.some(({ state }) => state === 'running') &&
        workers.processes.every(({ state }) => state !== 'starting')));
  onDoing('the worker');
  if (await seen(store, isReady, readyLimit, signal)) return undefined;
  return `waited ${readyLimit / 1000} s for the worker: ${standing(viewOf(store.state))}`;
}

/** Undefined: all came as it should. */
async function takeSteps(
  store: Store,
  viewOf: (state: PresenterState) => DemoView,
  demo: Demo,
  { signal, onDoing }: RehearsalOptions,
): Promise<string | undefined> {
  for (const step of rehearsalOf(demo)) {
    if (signal.aborted) return 'given up';
    if ('press' in step) {
      store.dispatch({ kind: 'key', key: step.press });
      continue;
    }
    onDoing(step.see);
    const { within = usualPatience } = step;
    const isRefused = (view: DemoView): boolean => view.workflow === undefined && view.message?.level === 'error';
    try {
      const began = Date.now();
      let came = false;
      await seen(
        store,
        (state) => {
          const view = viewOf(state);
          came = step.when(view);
          // What was refused before anything ran will not come.
          return came || isRefused(view);
        },
        within,
        signal,
      );
      if (came) continue;
      const view = viewOf(store.state);
      const waited = Math.round((Date.now() - began) / 100) / 10;
      return `waited ${waited} s for "${step.see}": ${standing(view)}`;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return `whether "${step.see}" is to be seen can't be told: ${why}`;
    }
  }
  const view = viewOf(store.state);
  if (view.message?.level === 'error') return `an error stands on the panel: ${view.message.text}`;
  if (demo.rehearsal !== undefined || view.workflow?.status === 'completed') return undefined;
  return `it did not complete: ${standing(view)}`;
}

function warningsOf({ processes }: DemoView): readonly string[] {
  return processes
    .filter(({ state }) => state === 'absent')
    .map(({ name, message }) => `${name}: ${message ?? 'it is not there'}`);
}

/** Puts on the tape what is to be seen, not every change of it. */
function follow(store: Store, tape: Tape, viewOf: (state: PresenterState) => DemoView): () => void {
  let timer: NodeJS.Timeout | undefined;
  const add = (): void => {
    timer = undefined;
    tape.add(viewOf(store.state), Date.now());
  };
  add();
  const unsubscribe = store.subscribe(() => {
    timer ??= setTimeout(add, tapePace);
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
    add();
  };
}
