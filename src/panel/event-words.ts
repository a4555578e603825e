import type { Meaning } from './look.js';
import { said } from './text.js';
import type { HistoryEvent } from './view.js';

/** `ActivityTaskScheduled` → `activity scheduled`, `WorkflowExecutionStarted` → `workflow started`. */
export function eventWords(type: string): string {
  return said(type)
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace('workflow execution', 'workflow')
    .replace(/^activity task/, 'activity');
}

/** In the fewest words who it is about (empty if nobody need be named) and what happened: `charge`, `scheduled`. */
export function eventSubject(event: HistoryEvent): { readonly name: string; readonly what: string } {
  const words = eventWords(event.type);
  const name = said(event.name);
  if (name === '' || words.startsWith('workflow task')) return { name: '', what: words };
  const [, kind, what] = /^(activity|timer|marker) (.+)$/.exec(words) ?? [];
  // A timer's id is a bare number.
  if (what !== undefined) return { name: kind === 'timer' ? `timer ${name}` : name, what };
  return words === 'workflow signaled' ? { name, what: 'signaled' } : { name: '', what: words };
}

/** What the colour of an event says: how it went, else whose it is. */
export function eventMeaning(type: string): Meaning {
  if (type.startsWith('WorkflowTask') && !/Failed|TimedOut/.test(type)) return 'quiet';
  if (/Failed$|Terminated$/.test(type)) return 'failed';
  if (/TimedOut$/.test(type)) return 'retry';
  if (/Cancel/.test(type)) return 'canceled';
  if (/Completed$|TimerFired$/.test(type)) return 'done';
  if (/Signal/.test(type)) return 'signal';
  if (/Child/.test(type)) return 'child';
  if (type.startsWith('Timer')) return 'timer';
  if (type.startsWith('Activity')) return 'activity';
  if (type.startsWith('WorkflowExecution')) return 'running';
  return 'quiet';
}

/** Whether something went wrong: it failed, or this is an attempt after one that did. */
export function tellsFailure({ type, attempt }: HistoryEvent): boolean {
  // A workflow task that timed out is one that a worker took with it: it is given to another.
  if (type === 'WorkflowTaskTimedOut') return false;
  return /Failed$|TimedOut$|Terminated$/.test(type) || (attempt ?? 1) > 1;
}
