import type { AttemptView } from '../panel/view.js';

/** Attempts kept of one activity, and of one run: the newest. */
export const mostOfActivity = 50;
export const mostOfRun = 2_000;

/** One activity, as far as attempts go. */
export interface Tried {
  /** Id of its scheduled event. */
  readonly group: number;
  /** Empty once it is closed. */
  readonly activityId: string;
  readonly scheduledAt: number;
  readonly backoff: Backoff;
  /** In the order of their numbers. */
  readonly attempts: readonly AttemptView[];
}

/** How long an activity waits after an attempt that failed, ms; see `pauseAfter`. */
export interface Backoff {
  readonly first: number;
  readonly coefficient: number;
  readonly most: number;
}

/** What is known of the attempts of a run's activities, put together from its history and the answers of `describe`. */
export interface Attempts {
  /** By the id of the scheduled event, the oldest first; those that are closed and left no attempt are not there. */
  readonly activities: ReadonlyMap<number, Tried>;
}

export const noAttempts: Attempts = { activities: new Map() };

const lists = new WeakMap<Attempts, readonly AttemptView[]>();

/** What panels get: the oldest first. */
export function attemptList(attempts: Attempts): readonly AttemptView[] {
  let list = lists.get(attempts);
  if (list === undefined) {
    const all = [...attempts.activities.values()].flatMap((tried) => tried.attempts);
    list = all.sort(byStart).slice(-mostOfRun);
    lists.set(attempts, list);
  }
  return list;
}

/** Goes on from what was seen of a run before. */
export function attemptsSeen(list: readonly AttemptView[]): Attempts {
  const activities = new Map<number, Tried>();
  for (const attempt of list) {
    activities.set(attempt.group, withAttempt(activities.get(attempt.group) ?? untried(attempt.group), attempt));
  }
  return attemptsOf(activities);
}

function untried(group: number): Tried {
  return { group, activityId: '', scheduledAt: 0, backoff: { first: 0, coefficient: 1, most: 0 }, attempts: [] };
}

/** `activities` is taken over, and loses the oldest where there are too many. */
export function attemptsOf(activities: Map<number, Tried>): Attempts {
  let count = 0;
  for (const [group, { activityId, attempts }] of activities) {
    if (attempts.length === 0 && activityId === '') activities.delete(group);
    count += attempts.length;
  }
  for (const [group, { activityId, attempts }] of activities) {
    if (count <= mostOfRun) break;
    if (activityId !== '') continue;
    activities.delete(group);
    count -= attempts.length;
  }
  return { activities };
}

function byStart(a: AttemptView, b: AttemptView): number {
  return a.startedAt - b.startedAt || a.group - b.group || a.attempt - b.attempt;
}

/** Adds an attempt, or puts it in the place of what was known of it. */
export function withAttempt(tried: Tried, attempt: AttemptView): Tried {
  const { attempts } = tried;
  const known = attempts.find((one) => one.attempt === attempt.attempt);
  if (known !== undefined && sameAttempt(known, attempt)) return tried;
  const others = known === undefined ? attempts : attempts.filter((one) => one !== known);
  const next = [...others, attempt].sort((a, b) => a.attempt - b.attempt).slice(-mostOfActivity);
  return { ...tried, attempts: next };
}

function sameAttempt(a: AttemptView, b: AttemptView): boolean {
  return a.startedAt === b.startedAt && a.endedAt === b.endedAt && a.failure === b.failure && a.identity === b.identity;
}

/** ms between the end of an attempt and the start of the next one. */
export function pauseAfter(attempt: number, { first, coefficient, most }: Backoff): number {
  const pause = first * coefficient ** (attempt - 1);
  return most > 0 ? Math.min(most, pause) : pause;
}
