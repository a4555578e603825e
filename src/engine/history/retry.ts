import { invalidArgument } from '../errors.js';
import { RetryState } from '../proto/enums.js';
import type { Failure, RetryPolicy } from '../proto/plain.js';
import { fromMs, toMs, wrongDuration } from '../proto/time.js';
import type { ActivityRetry } from './state.js';

/** What comes after a failed attempt: another one after `delay` ms, or the end, with the reason that SDKs are told. */
export type Verdict =
  | { readonly kind: 'retry'; readonly delay: number }
  | { readonly kind: 'give-up'; readonly retryState: RetryState };

const INITIAL_INTERVAL = 1000;
/** 'TemporalTimeout:StartToClose' as a type of error means that timeout. */
const TIMEOUT_NAMES = new Set(['StartToClose', 'ScheduleToStart', 'ScheduleToClose', 'Heartbeat']);

const giveUp = (retryState: RetryState): Verdict => ({ kind: 'give-up', retryState });

/** The server's defaults for what a retry policy leaves out, as the event shows it. Throws INVALID_ARGUMENT on nonsense. */
export function completePolicy(policy: RetryPolicy): RetryPolicy {
  // with one attempt the rest has no meaning, and the server does not look at it
  if (policy.maximumAttempts !== 1) checkPolicy(policy);
  const initial = toMs(policy.initialInterval) || INITIAL_INTERVAL;
  const coefficient = policy.backoffCoefficient || 2;
  const maximum = toMs(policy.maximumInterval) || initial * 100;
  return {
    ...policy,
    initialInterval: fromMs(initial),
    backoffCoefficient: coefficient,
    maximumInterval: fromMs(maximum),
  };
}

function checkPolicy(policy: RetryPolicy): void {
  const { initialInterval, backoffCoefficient, maximumInterval, maximumAttempts = 0 } = policy;
  for (const [name, interval] of Object.entries({
    InitialInterval: initialInterval,
    MaximumInterval: maximumInterval,
  })) {
    const wrong = wrongDuration(interval);
    if (wrong !== undefined) throw invalidArgument(`invalid ${name} set on retry policy: ${wrong}`);
  }
  if ((backoffCoefficient || 1) < 1) throw invalidArgument('BackoffCoefficient cannot be less than 1 on retry policy.');
  const maximum = toMs(maximumInterval);
  if (maximum > 0 && maximum < (toMs(initialInterval) || INITIAL_INTERVAL)) {
    throw invalidArgument('MaximumInterval cannot be less than InitialInterval on retry policy.');
  }
  if (maximumAttempts < 0) throw invalidArgument('MaximumAttempts cannot be negative on retry policy.');
  for (const type of policy.nonRetryableErrorTypes ?? []) {
    const [prefix, timeout] = type.split(':');
    if (prefix !== 'TemporalTimeout' || timeout === undefined || TIMEOUT_NAMES.has(timeout)) continue;
    throw invalidArgument(`Invalid timeout type value: ${timeout}.`);
  }
}

/** A completed policy in milliseconds. */
export function retryOf(policy: RetryPolicy): ActivityRetry {
  return {
    initialInterval: toMs(policy.initialInterval),
    backoffCoefficient: policy.backoffCoefficient ?? 2,
    maximumInterval: toMs(policy.maximumInterval),
    maximumAttempts: policy.maximumAttempts ?? 0,
    nonRetryableErrorTypes: policy.nonRetryableErrorTypes ?? [],
  };
}

/**
 * Whether the attempt number `attempt` (from 1) that ended with `failure` at `now` is followed by another one, which
 * would have to begin before `expiration` (ms since 1970, 0 = any time).
 */
export function judge(
  retry: ActivityRetry | undefined,
  attempt: number,
  failure: Failure,
  now: number,
  expiration: number,
): Verdict {
  if (retry === undefined) return giveUp(RetryState.RETRY_STATE_RETRY_POLICY_NOT_SET);
  if (!isRetryable(failure, retry.nonRetryableErrorTypes)) {
    return giveUp(RetryState.RETRY_STATE_NON_RETRYABLE_FAILURE);
  }
  if (retry.maximumAttempts > 0 && attempt >= retry.maximumAttempts) {
    return giveUp(RetryState.RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED);
  }
  const asked = failure.applicationFailureInfo?.nextRetryDelay;
  const computed = retry.initialInterval * retry.backoffCoefficient ** (attempt - 1);
  const delay = asked === undefined ? Math.min(computed, retry.maximumInterval) : toMs(asked);
  if (expiration > 0 && now + delay >= expiration) return giveUp(RetryState.RETRY_STATE_TIMEOUT);
  return { kind: 'retry', delay };
}

function isRetryable(failure: Failure, nonRetryableTypes: readonly string[]): boolean {
  if (failure.terminatedFailureInfo !== undefined || failure.canceledFailureInfo !== undefined) return false;
  if (failure.serverFailureInfo?.nonRetryable === true) return false;
  const application = failure.applicationFailureInfo;
  if (application === undefined) return true;
  return application.nonRetryable !== true && !nonRetryableTypes.includes(application.type ?? '');
}
