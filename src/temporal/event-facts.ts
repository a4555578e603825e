import type { HistoryEvent } from '../panel/view.js';
import { attributesOf } from './event-attributes.js';
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

function identityOf(message: HistoryEventMessage): string | undefined {
  const identity = attributesOf(message)?.identity;
  return typeof identity === 'string' && identity !== '' ? identity.slice(0, longestIdentity) : undefined;
}

const longestIdentity = 200;
