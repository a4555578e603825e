import type { WorkflowView } from '../panel/view.js';
import { describedTraffic } from '../service/described-traffic.js';
import type { Service } from '../service/service.js';
import { watchTraffic } from '../service/watch-traffic.js';
import type { Store } from './store.js';

/** The traffic of one execution while it is shown. */
export interface WatchedTraffic {
  /** What is known of the execution now. */
  seen(view: WorkflowView): void;
  end(): void;
}

const unwatched: WatchedTraffic = { seen: () => undefined, end: () => undefined };

/** An execution's way through the service, for a panel that shows it: told by the service itself, or else what can be told from outside. */
export function watchedTraffic(
  service: Service,
  store: Store,
  panel: { readonly id: string; readonly kinds: readonly string[]; readonly taskQueue: string },
  workflowId: string,
): WatchedTraffic {
  const { id, kinds, taskQueue } = panel;
  if (!kinds.includes('service')) return unwatched;
  if (service.traffic === undefined) {
    return {
      seen: (view) =>
        store.dispatch({
          kind: 'traffic',
          demo: id,
          traffic: describedTraffic(view, store.state.taskQueues[taskQueue]),
        }),
      end: () => undefined,
    };
  }
  const watch = watchTraffic(service.traffic);
  watch.follow({ workflowId }, (traffic) => store.dispatch({ kind: 'traffic', demo: id, traffic }));
  return { seen: () => undefined, end: () => watch.close() };
}
