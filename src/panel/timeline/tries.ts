import type { AttemptView, PendingActivity } from '../view.js';
import type { Lane } from './lane.js';

/** One attempt of an activity. */
export interface Try {
  readonly attempt: number;
  readonly from: number;
  /** Absent while it runs. */
  readonly to?: number;
  readonly failed: boolean;
  readonly identity?: string;
}

const known = new WeakMap<readonly AttemptView[], ReadonlyMap<number, readonly AttemptView[]>>();

/** Observed attempts by the activity's group, oldest first. */
export function attemptsByGroup(attempts: readonly AttemptView[]): ReadonlyMap<number, readonly AttemptView[]> {
  const before = known.get(attempts);
  if (before !== undefined) return before;
  const groups = new Map<number, AttemptView[]>();
  for (const attempt of attempts) {
    const group = groups.get(attempt.group);
    if (group === undefined) groups.set(attempt.group, [attempt]);
    else group.push(attempt);
  }
  known.set(attempts, groups);
  return groups;
}

/**
 * The attempts of an activity as far as they are known, oldest first: those that were observed, the last one that its
 * history tells of, and the one that the service says is running. There may be gaps in their numbers.
 */
export function triesOf(
  lane: Lane,
  observed: readonly AttemptView[],
  pending: PendingActivity | undefined,
): readonly Try[] {
  if (observed.length === 0 && pending === undefined) return lastTry(lane);
  const [first, second] = observed;
  // As most activities of a long history are: the first attempt did it, and all is known of it.
  if (pending === undefined && second === undefined && first?.attempt === 1 && lane.attempt === 1 && lane.end) {
    const { identity } = first;
    const told = lastTry(lane);
    if (told.length > 0) return identity === undefined ? told : told.map((last) => ({ ...last, identity }));
  }
  const tries = new Map<number, Try>();
  const newest = pending?.attempt ?? lane.attempt;
  for (const { attempt, startedAt, endedAt, failure, identity } of observed) {
    const over = endedAt ?? (attempt < newest || lane.end !== undefined ? (lane.end?.at ?? startedAt) : undefined);
    tries.set(attempt, {
      attempt,
      from: startedAt,
      failed: failure !== undefined || attempt < newest,
      ...(over === undefined ? {} : { to: over }),
      ...(identity === undefined ? {} : { identity }),
    });
  }
  for (const last of lastTry(lane)) tries.set(last.attempt, { ...tries.get(last.attempt), ...last });
  const running = pending?.state === 'started' || pending?.state === 'cancel-requested';
  if (running && pending.startedAt !== undefined && !tries.has(pending.attempt)) {
    const { attempt, startedAt: from, identity } = pending;
    tries.set(attempt, { attempt, from, failed: false, ...(identity === undefined ? {} : { identity }) });
  }
  const sorted = [...tries.values()].sort((a, b) => a.attempt - b.attempt);
  // One whose end was missed can't have lasted longer than until the next one began.
  return sorted.map((one, index) => {
    const next = sorted[index + 1];
    return next === undefined || (one.to ?? Number.POSITIVE_INFINITY) <= next.from ? one : { ...one, to: next.from };
  });
}

/** What the history tells: of the last attempt alone, and that when it is over. */
function lastTry({ attempt, startedAt, end }: Lane): readonly Try[] {
  if (startedAt === undefined) return [];
  const failed = end?.outcome === 'failed' || end?.outcome === 'timed-out';
  return [{ attempt, from: startedAt, failed, ...(end === undefined ? {} : { to: end.at }) }];
}

/** Whether somebody works on it as far as anybody knows. */
export function runs(tries: readonly Try[]): boolean {
  const last = tries.at(-1);
  return last !== undefined && last.to === undefined;
}
