import type { Lane } from './lane.js';
import { type Scene, triesAt } from './scene.js';

export interface FirstFailure {
  readonly at: number;
  readonly lane: Lane;
}

/** The first attempt that failed, or whatever else went wrong first. */
export function firstFailure(scene: Scene, lanes: readonly Lane[]): FirstFailure | undefined {
  let first: FirstFailure | undefined;
  for (const lane of lanes) {
    const at = failedAt(scene, lane);
    if (at !== undefined && (first === undefined || at < first.at)) first = { at, lane };
  }
  return first;
}

function failedAt(scene: Scene, lane: Lane): number | undefined {
  if (lane.kind === 'activity') {
    const tries = triesAt(scene, lane);
    const failed = tries.find((one) => one.failed);
    if (failed !== undefined) return failed.to ?? failed.from;
    // Attempts that nobody saw were somewhere after it was scheduled.
    const attempt = scene.pending.get(lane.group)?.attempt ?? lane.attempt;
    if (attempt > 1) return lane.from;
  }
  if (lane.end?.outcome === 'failed' || lane.end?.outcome === 'timed-out') return lane.end.at;
  return lane.moments.find(({ meaning }) => meaning === 'failed')?.at;
}
