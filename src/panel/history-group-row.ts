import { cellWidth, lineWidth } from '../render/cells.js';
import { type Line, plain, type Span } from '../render/line.js';
import { blank, clip, column } from './cell.js';
import { eventMeaning, eventSubject, eventWords } from './event-words.js';
import type { EventGroup } from './history-groups.js';
import { fullWidth, idColumn, idWidth, namedWidth, timedWidth } from './history-rows.js';
import type { Meaning, PanelLook } from './look.js';
import { said } from './text.js';
import { duration, durationWidth, took } from './time.js';
import type { HistoryEvent, PendingActivity } from './view.js';

const stateWidth = 16;
/** No group is told by more dots. */
const mostDots = 3;

export interface GroupState {
  /** Of an activity that is pending. */
  readonly pending: PendingActivity | undefined;
  /** The clock, or when the run was closed. */
  readonly now: number;
  readonly closed: boolean;
}

/** The events of one group in a row: a dot for each, who it is about, how it stands, how long it took. */
export function groupRow(
  group: EventGroup,
  { pending, now, closed }: GroupState,
  width: number,
  look: PanelLook,
): Line {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) return [];
  const open = !closed && isOpen(last);
  const words = stateWords(last, open, pending, now);
  const style = look[meaningOf(last, pending)];
  const id = idColumn(first.id, look);
  const spacious = width >= timedWidth;
  const gap = spacious ? idWidth + 2 - lineWidth([id]) : 1;
  const left: Line = [id, blank(gap), ...dotsOf(group, open, spacious, look), blank(spacious ? 2 : 1)];
  const room = width - lineWidth(left);
  if (!spacious) {
    // How it stands is worth more than the end of a name.
    const name = clip(nameOf(first), Math.max(Math.floor(room / 3), room - cellWidth(words) - 1), look);
    return [
      ...left,
      { text: `${name} `, style: plain },
      { text: clip(words, room - cellWidth(name) - 1, look), style },
    ];
  }
  const time = group.length === 1 && !open ? '' : open ? duration(now - first.at) : took(last.at - first.at);
  const row: Line = [
    ...left,
    column(nameOf(first), namedWidth(width), plain, look),
    blank(1),
    column(words, Math.min(stateWidth, room - namedWidth(width) - durationWidth - 2), style, look),
    blank(1),
    column(time, durationWidth, open ? plain : look.quiet, look, 'right'),
  ];
  if (width < fullWidth) return row;
  const detail = pending?.lastFailure?.message ?? last.detail;
  return [...row, blank(2), { text: clip(said(detail), width - lineWidth(row) - 2, look), style: look.quiet }];
}

function nameOf(first: HistoryEvent): string {
  const { name } = eventSubject(first);
  if (name !== '') return name;
  if (first.name !== '') return said(first.name);
  return eventWords(first.type).replace(/ (started|failed|timed out|completed|signaled|requested|recorded)$/, '');
}

/** The verb alone: whose it is says the name. */
function stateWords(last: HistoryEvent, open: boolean, pending: PendingActivity | undefined, now: number): string {
  if (pending !== undefined) return pendingWords(pending);
  if (open && last.type === 'WorkflowExecutionStarted') return 'running';
  if (open && last.due !== undefined) return `in ${duration(last.due - now)}`;
  const { what } = eventSubject(last);
  return what.replace(/^(start )?(child workflow|workflow|nexus operation)( task| update)? (?=\w)/, '');
}

function pendingWords({ state, attempt, maximumAttempts }: PendingActivity): string {
  if (attempt > 1) return `attempt ${attempt}${maximumAttempts > 0 ? `/${maximumAttempts}` : ''}`;
  return state === 'started' ? 'running' : state === 'scheduled' ? 'waiting' : 'canceling';
}

function meaningOf(last: HistoryEvent, pending: PendingActivity | undefined): Meaning {
  return (pending?.attempt ?? 1) > 1 ? 'retry' : eventMeaning(last.type);
}

/** Whether an event leaves something to come. */
function isOpen({ type }: HistoryEvent): boolean {
  return /(Scheduled|Started|Initiated|Accepted)$/.test(type);
}

function dotsOf(group: EventGroup, open: boolean, linked: boolean, look: PanelLook): Line {
  const { glyphs } = look;
  const dots = group.slice(-mostDots).flatMap((event, index): readonly Span[] => {
    const meaning = eventMeaning(event.type);
    const bad = meaning === 'failed' || meaning === 'retry';
    const mark = bad ? glyphs.failed : meaning === 'signal' ? look.glyphs.time.signal : glyphs.running;
    const dot: Span = { text: mark, style: look[meaning] };
    return index === 0 || !linked ? [dot] : [{ text: look.glyphs.time.alive, style: look.quiet }, dot];
  });
  const going: Line = open && group.length < mostDots ? [{ text: glyphs.pending, style: look.quiet }] : [];
  const line = [...dots, ...going];
  return [...line, blank((linked ? 2 * mostDots - 1 : mostDots) - lineWidth(line))];
}
