import type { WorkflowView } from '../panel/view.js';
import { bell } from './bell.js';
import type { TemporalClient } from './connect.js';
import { followActivities } from './follow-activities.js';
import { followHistory } from './follow-history.js';
import { followStack } from './follow-stack.js';
import { followStatus } from './follow-status.js';
import { type Following, knownBefore, type Run, viewOf } from './known.js';

export interface FollowOptions {
  /** Whether somebody wants to know where the workflow's code stands: a worker is asked for it again and again. */
  readonly stack?: boolean;
}

/** What there is to show at this moment; undefined until it is known what workflow it is. */
export type Look = () => WorkflowView | undefined;

/**
 * Follows one run to its close.
 *
 * @param before the view to build on, of this run or the one before it
 * @param onMove called whenever there is more to show than before
 * @returns the id of the run that it handed over to, if it did
 */
export async function followRun(
  temporal: TemporalClient,
  run: Run,
  before: WorkflowView | undefined,
  onMove: (look: Look) => void,
  signal: AbortSignal,
  { stack = false }: FollowOptions,
): Promise<string | undefined> {
  const known = knownBefore(run, before);
  const activityBell = bell();
  const statusBell = bell();
  const stackBell = bell();
  const ring = () => {
    for (const one of [activityBell, statusBell, stackBell]) one.ring();
  };
  signal.addEventListener('abort', ring, { once: true });
  const look = () => viewOf(run, known, before);
  const following: Following = { temporal, run, known, publish: () => onMove(look), signal };
  await Promise.all([
    followHistory(following, ring),
    followActivities(following, activityBell),
    followStatus(following, statusBell, stackBell.ring),
    ...(stack ? [followStack(following, stackBell)] : []),
  ]);
  signal.removeEventListener('abort', ring);
  return known.folded.nextRunId;
}
