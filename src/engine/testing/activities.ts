import {
  ApplicationFailure,
  activityInfo,
  CancelledFailure,
  CompleteAsyncError,
  cancellationDetails,
  heartbeat,
  sleep,
} from '@temporalio/activity';

/** How often each named piece of work was done, by workflow id: what ran twice would show. */
export const runs = new Map<string, number>();

export async function greet(name: string): Promise<string> {
  return `Hello, ${name}!`;
}

export async function failUntil(attempt: number): Promise<number> {
  const info = activityInfo();
  if (info.attempt < attempt)
    throw ApplicationFailure.create({ message: `attempt ${info.attempt} failed`, type: 'Flaky' });
  return info.attempt;
}

/** Fails once, and names the delay before the next attempt. */
export async function failWithDelay(): Promise<number> {
  const { attempt } = activityInfo();
  if (attempt === 1) throw ApplicationFailure.create({ message: 'wait', nextRetryDelay: '20ms' });
  return attempt;
}

/** Is completed by somebody else. */
export async function handOver(): Promise<void> {
  throw new CompleteAsyncError();
}

export async function failForGood(): Promise<void> {
  throw ApplicationFailure.nonRetryable('never again', 'Final', 'a detail');
}

export async function nap(ms: number): Promise<string> {
  await sleep(ms);
  return 'slept';
}

export async function hang(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
}

/** Heartbeats its progress; dies on attempt 1 and goes on from the last heartbeat on attempt 2. */
export async function resume(): Promise<string> {
  const info = activityInfo();
  if (info.attempt === 1) {
    heartbeat('half');
    // let the heartbeat out, then say no more until the timeout
    await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
  }
  return `resumed from ${String(info.heartbeatDetails)}`;
}

export async function untilCancelled(): Promise<string> {
  try {
    for (;;) {
      heartbeat();
      await sleep(50);
    }
  } catch (error) {
    if (error instanceof CancelledFailure) throw error;
    return `other: ${String(error)}`;
  }
}

/** Heartbeats until it is told to stop, and tells why; where it `fails` then, the next attempt tells its number. */
export async function untilStopped(fails: boolean): Promise<unknown> {
  const { attempt } = activityInfo();
  if (attempt > 1) return attempt;
  try {
    for (;;) {
      heartbeat();
      await sleep(50);
    }
  } catch (error) {
    if (fails) throw error;
    const { paused, reset, cancelRequested } = cancellationDetails() ?? {};
    return { paused, reset, cancelRequested };
  }
}

export async function countRun(step: string): Promise<number> {
  const key = `${activityInfo().workflowExecution?.workflowId} ${step}`;
  const count = (runs.get(key) ?? 0) + 1;
  runs.set(key, count);
  return count;
}
