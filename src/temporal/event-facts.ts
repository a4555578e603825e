import type { HistoryEvent } from '../panel/view.js';
import { type HistoryEventMessage, milliseconds } from './protocol.js';

type Facts = Pick<HistoryEvent, 'attempt' | 'identity' | 'due' | 'maximumAttempts'>;

/** What an event says about attempts, times to come and who caused it; `at` is its own time. */
export function eventFacts(message: HistoryEventMessage, at: number): Facts {
  const identity = identityOf(message);
  return { ...(identity === undefined ? {} : { identity }), ...ownFacts(message, at) };
}

function ownFacts(message: HistoryEventMessage, at: number): Facts {
  const started = message.activityTaskStartedEventAttributes;
  if (started) return { attempt: started.attempt || 1 };
  const scheduled = message.activityTaskScheduledEventAttributes;
  if (scheduled) return { maximumAttempts: scheduled.retryPolicy?.maximumAttempts ?? 0 };
  const timer = message.timerStartedEventAttributes;
  return timer ? { due: at + (milliseconds(timer.startToFireTimeout) ?? 0) } : {};
}

/** Only own fields are looked at: a message's prototype has all of some sixty kinds of attributes. */
function identityOf(message: HistoryEventMessage): string | undefined {
  for (const key of Object.keys(message)) {
    if (!key.endsWith('EventAttributes')) continue;
    const value = message[key as keyof HistoryEventMessage];
    return typeof value === 'object' &&
      value !== null &&
      'identity' in value &&
      typeof value.identity === 'string' &&
      value.identity !== ''
      ? value.identity.slice(0, longestIdentity)
      : undefined;
  }
  return undefined;
}

const longestIdentity = 200;
