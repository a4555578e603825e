import { eventSubject } from '../panel/event-words.js';
import { valueText } from '../panel/text.js';
import { took } from '../panel/time.js';
import { dayText } from '../panel/title-recorded.js';
import type { HistoryEvent, WorkflowStatus } from '../panel/view.js';
import type { Played } from '../presenter/state.js';
import { count, labelled, oneLine, sentence } from './words.js';

const mostEvents = 200;

/** How a demo went when it was recorded, an event a line. */
export function recordedLines({ workflow, recordedAt, now }: Played): readonly string[] {
  const day = dayText(recordedAt);
  if (workflow === undefined) return [`Recorded on ${day}: no workflow was left at its end.`];
  const { status, startedAt, closedAt, statusQuery, result, failure, events } = workflow;
  const text = (statusQuery?.value as { readonly text?: unknown } | null | undefined)?.text;
  const told = typeof text === 'string' ? text : statusQuery?.value;
  const more = events.length - mostEvents;
  const rows = events.slice(0, mostEvents).map((event) => eventLine(event, startedAt));
  return [
    `Recorded on ${day}: the workflow ${words[status]} after ${took((closedAt ?? now) - startedAt)}.`,
    ...(told === undefined ? [] : [`Status: ${sentence(oneLine(valueText(told)))}`]),
    ...(result === undefined || result === null ? [] : [`Result: ${sentence(oneLine(valueText(result)))}`]),
    ...(failure === undefined ? [] : [`Failure: ${sentence(oneLine(valueText(failure.message)))}`]),
    ...labelled('Events', more > 0 ? [...rows, `And ${count(more, 'more event')}.`] : rows),
  ];
}

function eventLine(event: HistoryEvent, start: number): string {
  const { name, what } = eventSubject(event);
  return oneLine(`${event.id}, after ${took(event.at - start)}: ${name === '' ? what : `${name} ${what}`}`);
}

const words: Readonly<Record<WorkflowStatus, string>> = {
  running: 'was running',
  completed: 'completed',
  failed: 'failed',
  canceled: 'was canceled',
  terminated: 'was terminated',
  'continued-as-new': 'continued as new',
  'timed-out': 'timed out',
};
