import type { Demo } from '../demo/types.js';
import { demosOfSlide } from '../presenter/demo-blocks.js';
import type { PresenterState } from '../presenter/state.js';
import type { TemporalClient } from '../temporal/connect.js';
import { watchPollers } from '../temporal/pollers.js';
import type { Store } from './store.js';

/** Asks the service who polls the Task Queue of the demo on the screen, while there is one on the screen. */
export function watchVisiblePollers(
  store: Store,
  temporal: TemporalClient,
  demos: ReadonlyMap<string, Demo>,
  trouble: (error: unknown) => void,
): () => void {
  let watched: string | undefined;
  let abort: AbortController | undefined;
  const follow = (state: PresenterState): void => {
    const [demo] = demosOfSlide(state.deck, state.slide);
    const taskQueue = demo && demos.get(demo.block.demo)?.taskQueue;
    if (taskQueue === watched) return;
    abort?.abort();
    abort = undefined;
    watched = taskQueue;
    if (taskQueue === undefined) return;
    abort = new AbortController();
    watchPollers(
      temporal,
      taskQueue,
      (pollers) => store.dispatch({ kind: 'workers', workers: { ...store.state.workers, pollers } }),
      abort.signal,
    ).catch(trouble);
  };
  follow(store.state);
  const unsubscribe = store.subscribe(follow);
  return () => {
    unsubscribe();
    abort?.abort();
  };
}
