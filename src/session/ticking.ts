import { demosOfSlide } from '../presenter/demo-blocks.js';
import type { DemoState, PresenterState } from '../presenter/state.js';
import type { Store } from './store.js';

/** ms between two ticks of the clocks on the screen. */
const pace = 100;
const calmPace = 1000;
/** ms in which the newest hop of an execution has reached its end. */
const arrival = 1000;

/** Moves the clock while a clock is on the screen, and only then: a quiet slide costs nothing. */
export function startTicking(store: Store): () => void {
  let timer: NodeJS.Timeout | undefined;
  const follow = (state: PresenterState): void => {
    if (hasClock(state)) {
      timer ??= setInterval(
        () => store.dispatch({ kind: 'tick', now: Date.now() }),
        state.reducedMotion ? calmPace : pace,
      );
    } else if (timer) {
      clearInterval(timer);
      timer = undefined;
    }
  };
  follow(store.state);
  const unsubscribe = store.subscribe(follow);
  return () => {
    unsubscribe();
    clearInterval(timer);
  };
}

/** Whether something on the shown slide counts time: a workflow or an act that runs, or a worker that is not there. */
function hasClock(state: PresenterState): boolean {
  const shown = demosOfSlide(state.deck, state.slide);
  if (shown.length === 0) return false;
  if (shown.some(({ id }) => counts(state.demos[id], state.now))) return true;
  const newest = state.workers.processes.at(-1);
  return state.service?.state !== 'up' || newest?.state !== 'running';
}

function counts(demo: DemoState | undefined, now: number): boolean {
  if (demo === undefined || demo.played !== undefined) return false;
  const processes = demo.processes ?? [];
  return (
    demo.workflow?.status === 'running' ||
    // What goes along the arrows arrives.
    (demo.traffic?.hops.at(-1)?.at ?? 0) > now - arrival ||
    (demo.acts?.some((act) => act.state === 'running') ?? false) ||
    processes.some(({ state }) => state !== 'idle' && state !== 'absent' && state !== 'stopped')
  );
}
