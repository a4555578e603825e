import type { Change } from './change.js';
import { activityMachine, step } from './machines.js';
import type { Activity, ActivityPause } from './state.js';

/** No further attempt begins until `unpauseActivity`; a worker that has the activity hears of it with its next heartbeat. */
export function pauseActivity({ now }: Change, activity: Activity, by: Omit<ActivityPause, 'time'>): void {
  if (activity.pause !== undefined) return;
  activity.pause = { ...by, time: now };
  hold(activity, now);
}

/** The next attempt may begin when it is due. */
export function unpauseActivity({ now }: Change, activity: Activity, attempts: boolean, heartbeat: boolean): void {
  if (activity.pause === undefined) return;
  activity.pause = undefined;
  if (attempts) startOver(activity, now);
  if (heartbeat) activity.heartbeatDetails = undefined;
}

/** Attempts are counted from the first again, and the next one begins now; a worker that has the activity hears of it. */
export function resetActivity({ now }: Change, activity: Activity, keepPaused: boolean, heartbeat: boolean): void {
  const { pause } = activity;
  startOver(activity, now);
  if (!keepPaused) activity.pause = undefined;
  if (heartbeat) activity.heartbeatDetails = undefined;
  if (pause === undefined || !keepPaused) activity.lastFailure = undefined;
}

function startOver(activity: Activity, now: number): void {
  hold(activity, now);
  // what a worker holds is known by its number
  if (activity.stage === 'started') activity.reset = true;
  else activity.attempt = 1;
  activity.attemptScheduledTime = Math.min(activity.attemptScheduledTime, now);
}

/** Takes the activity from its task queue: what lies there is no longer good, and what is due is put there anew. */
function hold(activity: Activity, now: number): void {
  if (activity.stage !== 'scheduled') return;
  activity.stage = step(activityMachine, activity.stage, 'hold');
  activity.attemptScheduledTime = now;
}
