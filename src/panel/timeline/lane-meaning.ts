import type { Meaning } from '../look.js';
import type { Lane, Outcome } from './lane.js';

const seenLate = 500;

/** What colour says how it went. */
export function outcomeMeaning(outcome: Outcome): Meaning {
  switch (outcome) {
    case 'done':
      return 'done';
    case 'failed':
      return 'failed';
    case 'timed-out':
      return 'retry';
    case 'canceled':
      return 'canceled';
    case 'abandoned':
      return 'quiet';
  }
}

export function laneMeaning({ kind }: Lane): Meaning {
  switch (kind) {
    case 'activity':
    case 'timer':
    case 'signal':
    case 'child':
      return kind;
    case 'update':
      return 'signal';
    case 'task':
    case 'run':
      return 'running';
    case 'mark':
      return 'quiet';
  }
}

/** How long after it was due a timer fired, if that can be seen: nobody was there to fire it. */
export function lateBy({ due, end }: Lane): number | undefined {
  if (due === undefined || end?.outcome !== 'done') return undefined;
  return end.at - due >= seenLate ? end.at - due : undefined;
}
