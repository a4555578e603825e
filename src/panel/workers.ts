import { cellWidth, lineWidth } from '../render/cells.js';
import type { Line, Span } from '../render/line.js';
import { wrap } from '../render/wrap.js';
import { blank, clip, column } from './cell.js';
import type { PanelLook } from './look.js';
import type { Panel, Room } from './panel.js';
import { otherWorkers } from './process.js';
import { processState } from './process-state.js';
import { said } from './text.js';
import { clock } from './time.js';
import type { DemoView, ProcessView, WorkerProcess } from './view.js';
import { doing } from './worker-doing.js';

const labelWidth = 13;
const stateWidth = 10;
const clockWidth = 7;
/** From here on the first column says `worker 48121`, below only the number. */
const spaciousWidth = 48;
const messageRows = 3;

/** Of those who are gone, so many have a row. */
const mostGone = 2;
/** ms for which a worker that runs says why it was started. */
const explaining = 5_000;

/** The worker processes as we know them, what each does now, and who polls as the service sees it. */
export const workers: Panel = {
  size: () => ({ least: 2, fair: 4, worth: 1 }),
  draw: (view, room, look) => {
    if (room.height < 1) return [];
    const polls = pollerRows(view, room, look);
    const left = room.height - polls.length;
    const others = otherWorkers(view).map((process) => otherRow(process, view.now, room.width, look));
    const own = ownRows(view, Math.max(1, left - others.length), room.width, look);
    return [...polls, ...own, ...others].slice(0, room.height);
  },
};

/** Newest last: what does not fit is what was long ago. */
function ownRows(view: DemoView, height: number, width: number, look: PanelLook): readonly Line[] {
  const { processes } = view.workers;
  if (processes.length === 0) {
    return [[{ text: clip('no worker was started here', width, look), style: look.quiet }]];
  }
  const gone = processes.filter((process) => !isAlive(process));
  const room = Math.max(0, Math.min(mostGone, height - (processes.length - gone.length) - 1));
  const folded = gone.length <= Math.max(room, 1) ? [] : gone.slice(0, gone.length - Math.max(room, 1));
  const fold: readonly Line[] =
    folded.length === 0
      ? []
      : [[{ text: clip(`${look.glyphs.failed} ${folded.length} gone`, width, look), style: look.quiet }]];
  const rows = processes
    .filter((process) => !folded.includes(process))
    .flatMap((process) => processRows(process, view, width, look));
  return [...fold, ...rows].slice(-height);
}

/** A row, and where a message is longer than what is left of it, the message below. */
function processRows(process: WorkerProcess, view: DemoView, width: number, look: PanelLook): readonly Line[] {
  const { glyph, word, meaning } = processState(process.state, look);
  const spacious = width >= spaciousWidth;
  const left: Line = [
    column(spacious ? `worker ${process.pid}` : String(process.pid), spacious ? labelWidth : 7, look.plain, look),
    blank(1),
    column(`${glyph} ${word}`, stateWidth, look[meaning], look),
    blank(1),
  ];
  const now = process.state === 'running' ? doing(process.pid, view, look) : '';
  const busy: Span = { text: now, style: look.running };
  if (!spacious && now !== '') return [[...left, { ...busy, text: clip(now, width - lineWidth(left), look) }]];
  const time = column(clock(view.now - since(process)), clockWidth, look.plain, look, 'right');
  const row: Line = lineWidth(left) + clockWidth <= width ? [...left, time] : left;
  const room = width - lineWidth(row) - 2;
  if (now !== '') return [[...row, blank(2), { ...busy, text: clip(now, room, look) }]];
  const message = said(messageOf(process, view.now));
  if (message === '') return [row];
  if (cellWidth(message) <= room) return [[...row, blank(2), { text: message, style: look.quiet }]];
  const below = wrap([{ text: message, style: look.quiet }], Math.max(1, width - 2)).slice(0, messageRows);
  return [row, ...below.map((line): Line => [blank(2), ...line])];
}

function messageOf({ state, message = '', readyAt }: WorkerProcess, now: number): string {
  return state === 'running' && readyAt !== undefined && now - readyAt > explaining ? '' : message;
}

/** A worker in another language: its name, and why it is not there. */
function otherRow(process: ProcessView, now: number, width: number, look: PanelLook): Line {
  const { glyph, word, meaning } = processState(process.state, look);
  const spacious = width >= spaciousWidth;
  const row: Line = [
    column(said(process.name), spacious ? labelWidth : 7, process.state === 'absent' ? look.quiet : look.plain, look),
    blank(1),
    column(`${glyph} ${word}`, stateWidth, look[meaning], look),
    blank(1),
  ];
  const room = width - lineWidth(row);
  const why = process.message ?? process.status ?? '';
  if (process.state === 'running' || why === '') {
    const from = process.state === 'running' ? process.startedAt : process.endedAt;
    const time = from === undefined ? '' : clock(now - from);
    return [...row, column(room < clockWidth ? '' : time, Math.min(room, clockWidth), look.plain, look, 'right')];
  }
  return [...row, { text: clip(said(why), room, look), style: look.quiet }];
}

function since(process: WorkerProcess): number {
  return process.endedAt ?? process.readyAt ?? process.startedAt;
}

function isAlive({ state }: WorkerProcess): boolean {
  return state === 'starting' || state === 'running';
}

function pollerRows(view: DemoView, room: Room, look: PanelLook): readonly Line[] {
  const spacious = room.width >= spaciousWidth;
  const label = column('pollers', spacious ? labelWidth : 7, look.quiet, look);
  if (!nobodyPolls(view)) {
    const width = room.width - lineWidth([label]) - 1;
    return [[label, blank(1), { text: pollersText(view, width, look), style: look.plain }]];
  }
  const gone = goneSince(view);
  const none: Line = [
    label,
    blank(1),
    column('none', stateWidth, look.failed, look),
    ...(gone === undefined ? [] : [blank(1), column(clock(view.now - gone), clockWidth, look.plain, look, 'right')]),
  ];
  const meanwhile = consequence(view);
  if (meanwhile === '') return [none];
  const beside = room.width - lineWidth(none) - 2;
  if (beside >= cellWidth(meanwhile)) return [[...none, blank(2), { text: meanwhile, style: look.retry }]];
  const short = cellWidth(meanwhile) <= room.width ? meanwhile : meanwhile.replace(' until a worker polls', '');
  const below: Line = [{ text: clip(short, room.width, look), style: look.retry }];
  return room.height > 2 ? [none, below] : [none];
}

function pollersText(view: DemoView, width: number, look: PanelLook): string {
  const { pollers } = view.workers;
  if (pollers === undefined) return clip(look.glyphs.ellipsis, width, look);
  const long = `workflow ${pollers.workflow} ${look.glyphs.separator} activity ${pollers.activity}`;
  const text = long.length <= width ? long : `wf ${pollers.workflow} ${look.glyphs.separator} act ${pollers.activity}`;
  return clip(text, width, look);
}

function alive({ workers: { processes } }: DemoView): WorkerProcess | undefined {
  return processes.findLast(isAlive);
}

/** The service's word counts; before it was asked, the processes tell. */
function nobodyPolls(view: DemoView): boolean {
  const { pollers, processes } = view.workers;
  if (pollers !== undefined) return pollers.workflow + pollers.activity === 0;
  return processes.length > 0 && alive(view) === undefined;
}

/** When the last worker went; undefined while one lives. */
function goneSince(view: DemoView): number | undefined {
  if (alive(view) !== undefined) return undefined;
  const ends = view.workers.processes.flatMap(({ endedAt }) => (endedAt === undefined ? [] : [endedAt]));
  return ends.length === 0 ? undefined : Math.max(...ends);
}

function consequence(view: DemoView): string {
  if (view.workflow?.status !== 'running') return '';
  switch (alive(view)?.state) {
    case 'starting':
      return 'a worker is starting';
    case 'running':
      return 'the worker has not polled yet';
    default:
      return 'nothing moves until a worker polls';
  }
}
