import type { AttemptView } from '../panel/view.js';
import { mostOfActivity, pauseAfter, type Tried, withAttempt } from './attempts.js';

/** An attempt of which nobody told more than that it must have been. */
const unseen = 'failed, nobody saw why';

/** The end of an attempt that failed. */
export interface FailedAttempt {
  readonly attempt: number;
  readonly endedAt: number;
  /** Whether the time was told, not derived. */
  readonly exact: boolean;
  readonly failure?: string | undefined;
  readonly identity?: string | undefined;
}

/**
 * Takes in that an attempt failed, and with it those before it that came and went since the last one that is known:
 * their pauses are those of the retry policy, and what is left of the time is shared among them.
 */
export function withFailed(tried: Tried, told: FailedAttempt): Tried {
  const known = tried.attempts.find(({ attempt }) => attempt === told.attempt);
  if (known !== undefined) {
    const endedAt = told.exact || known.endedAt === undefined ? told.endedAt : known.endedAt;
    return withAttempt(tried, {
      ...known,
      endedAt: Math.max(known.startedAt, endedAt),
      failure: told.failure ?? known.failure ?? unseen,
      ...withIdentity(known.identity ?? told.identity),
    });
  }
  const last = tried.attempts.findLast(({ attempt }) => attempt < told.attempt);
  if (last !== undefined) return withMissed(tried, last, told);
  // Attempts before we looked can't be told; this one began when the activity was scheduled, if it was the first.
  const startedAt = told.attempt === 1 && tried.scheduledAt > 0 ? tried.scheduledAt : told.endedAt;
  return withAttempt(tried, viewOf(tried, told, Math.min(startedAt, told.endedAt)));
}

function withMissed(tried: Tried, last: AttemptView, told: FailedAttempt): Tried {
  const running = last.endedAt === undefined;
  const first = Math.max(running ? last.attempt : last.attempt + 1, told.attempt - mostOfActivity + 1);
  const pauses = Array.from({ length: told.attempt - first + 1 }, (_, index) =>
    running && index === 0 ? 0 : pauseAfter(first + index - 1, tried.backoff),
  );
  let at = last.endedAt ?? last.startedAt;
  const span = Math.max(0, told.endedAt - at);
  const paused = pauses.reduce((sum, pause) => sum + pause, 0);
  const scale = paused > span ? span / paused : 1;
  const length = (span - paused * scale) / pauses.length;
  let next = tried;
  for (const [index, pause] of pauses.entries()) {
    const startedAt = Math.round(at + pause * scale);
    at += pause * scale + length;
    const attempt = first + index;
    const own =
      attempt === told.attempt
        ? told
        : { attempt, endedAt: Math.round(at), identity: attempt === last.attempt ? last.identity : undefined };
    next = withAttempt(next, viewOf(tried, own, startedAt));
  }
  return next;
}

function viewOf(
  { group }: Tried,
  { attempt, endedAt, failure = unseen, identity }: Omit<FailedAttempt, 'exact'>,
  startedAt: number,
): AttemptView {
  return { group, attempt, startedAt, endedAt: Math.max(startedAt, endedAt), failure, ...withIdentity(identity) };
}

function withIdentity(identity: string | undefined): Pick<AttemptView, 'identity'> {
  return identity === undefined ? {} : { identity };
}
