import type { TimedFact } from '../engine/fact-post.js';
import type { TrafficView } from '../panel/view.js';
import { foldTraffic, noTraffic, type TrafficFold } from './fold-traffic.js';
import type { Traffic } from './traffic.js';

/** Facts that are kept for an execution whose id is known only when it has started. */
const remembered = 1_000;

export interface TrafficWatch {
  /** Tells the way of an execution, from what was heard a moment ago on, until what is returned is called. */
  follow(execution: FollowedExecution, onView: (view: TrafficView) => void): () => void;
  close(): void;
}

export interface FollowedExecution {
  readonly workflowId: string;
  /** Absent: all runs with that id. */
  readonly runId?: string;
}

/** Watches a service's traffic; open it before the executions that matter are started. */
export function watchTraffic(traffic: Traffic): TrafficWatch {
  const followed = new Map<symbol, { fold: TrafficFold; readonly onView: (view: TrafficView) => void }>();
  let recent: readonly TimedFact[] = [];
  const end = traffic.watch((batch) => {
    recent = [...recent, ...batch.facts].slice(-remembered);
    for (const one of followed.values()) {
      const { view } = one.fold;
      one.fold = foldTraffic(one.fold, batch);
      if (one.fold.view !== view) one.onView(one.fold.view);
    }
  });
  return {
    follow({ workflowId, runId }, onView) {
      const id = Symbol(workflowId);
      const first = noTraffic(workflowId, runId);
      const fold = foldTraffic(first, { facts: recent });
      followed.set(id, { fold, onView });
      if (fold.view !== first.view) onView(fold.view);
      return () => followed.delete(id);
    },
    close() {
      followed.clear();
      end();
    },
  };
}
