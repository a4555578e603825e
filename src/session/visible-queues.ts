import type { HistoryEvent } from '../panel/view.js';
import { demosOfSlide } from '../presenter/demo-blocks.js';
import type { PresenterState } from '../presenter/state.js';
import type { TemporalClient } from '../temporal/connect.js';
import { watchTaskQueue } from '../temporal/task-queue.js';
import { stickyQueues } from '../temporal/task-queue-stickies.js';
import type { Store } from './store.js';

/** Asks the service what goes on in the Task Queues of the demos on the screen, while they are on the screen. */
export function watchVisibleQueues(
  store: Store,
  temporal: TemporalClient,
  trouble: (error: unknown) => void,
): () => void {
  const watched = new Map<string, AbortController>();
  const watch = (taskQueue: string): void => {
    const abort = new AbortController();
    watched.set(taskQueue, abort);
    const stickies = () => stickyQueues(eventsOn(store.state, taskQueue), taskQueue);
    const show = (view: Parameters<Parameters<typeof watchTaskQueue>[3]>[0]): void =>
      store.dispatch({ kind: 'task-queue', view });
    watchTaskQueue(temporal, taskQueue, stickies, show, abort.signal).catch(trouble);
  };
  const follow = (state: PresenterState): void => {
    const wanted = new Set(visibleTaskQueues(state));
    for (const [taskQueue, abort] of watched) {
      if (wanted.has(taskQueue)) continue;
      abort.abort();
      watched.delete(taskQueue);
    }
    for (const taskQueue of wanted) if (!watched.has(taskQueue)) watch(taskQueue);
  };
  follow(store.state);
  const unsubscribe = store.subscribe(follow);
  return () => {
    unsubscribe();
    for (const abort of watched.values()) abort.abort();
  };
}

/** Of the demos on the slide, in their order. */
export function visibleTaskQueues(state: PresenterState): readonly string[] {
  return visibleDemos(state).map(({ taskQueue }) => taskQueue);
}

function visibleDemos(state: PresenterState): readonly { readonly id: string; readonly taskQueue: string }[] {
  return demosOfSlide(state.deck, state.slide).flatMap(({ id, block }) => {
    const taskQueue = state.infos?.get(block.demo)?.taskQueue;
    return taskQueue === undefined ? [] : [{ id, taskQueue }];
  });
}

/** Those of the first that has begun: the same array as long as nothing comes. */
function eventsOn(state: PresenterState, taskQueue: string): readonly HistoryEvent[] {
  const of = visibleDemos(state).filter((demo) => demo.taskQueue === taskQueue);
  return of.map(({ id }) => state.demos[id]?.workflow?.events).find((events) => events !== undefined) ?? none;
}

const none: readonly HistoryEvent[] = [];
