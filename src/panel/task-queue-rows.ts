import { lineWidth } from '../render/cells.js';
import type { Line, Span } from '../render/line.js';
import { blank, clip, column } from './cell.js';
import { jobsOf, rateOf } from './jobs.js';
import { bold, type PanelLook } from './look.js';
import { isGone, type Seat } from './seats.js';
import { doneGlyph, lettered } from './task-queue-field.js';
import { said } from './text.js';
import { duration, durationWidth } from './time.js';
import type { DemoView, QueueSide, StickyQueue } from './view.js';

/** From here on workers are called so, below they are only numbers. */
export const spaciousWidth = 48;

/** `workflow 12 · activity 12`, and air. */
const countsWidth = 28;

function labelWidth(width: number): number {
  return width >= spaciousWidth ? 13 : 8;
}

/** What waits, as a number and a bar that melts, and how fast jobs get done. */
export function backlogRow(view: DemoView, width: number, look: PanelLook): Line {
  const { taskQueue, workflow } = view;
  const jobs = workflow === undefined ? 0 : jobsOf(workflow).length;
  const known = [taskQueue?.workflow.backlog, taskQueue?.activity.backlog].filter((count) => count !== undefined);
  const backlog = known.length === 0 ? undefined : known.reduce((sum, count) => sum + count, 0);
  const rate = workflow === undefined ? 0 : rateOf(workflow, view.now);
  const number = backlog === undefined ? look.glyphs.nothing : String(backlog);
  const left: Line = [
    column('backlog', labelWidth(width), look.quiet, look),
    column(number, 5, backlog === undefined || backlog === 0 ? look.plain : bold(look.timer), look, 'right'),
    blank(2),
  ];
  const right: Line = [blank(2), column(`${rate.toFixed(1)} done/s`, 12, look.quiet, look, 'right')];
  const room = width - lineWidth(left) - (width >= spaciousWidth ? lineWidth(right) : 0);
  // More than the jobs may wait: the bar is as long as it gets then.
  const most = Math.max(10, jobs, backlog ?? 0);
  const full = Math.round(((backlog ?? 0) / most) * Math.max(0, room));
  const bar: readonly Span[] = [
    { text: (look.ascii ? '#' : '█').repeat(full), style: look.timer },
    { text: look.glyphs.left.repeat(Math.max(0, room - full)), style: look.frame },
  ];
  return [...left, ...bar, ...(width >= spaciousWidth ? right : [])];
}

/** A worker: what it has done, what it has now, and its share as a bar. */
export function seatRow(seat: Seat, most: number, width: number, look: PanelLook): Line {
  const spacious = width >= spaciousWidth;
  const letter = lettered(look) ? `${seat.letter} ` : '';
  const name = spacious && /^\d+$/.test(seat.name) ? `${letter}worker ${seat.name}` : `${letter}${seat.name}`;
  const now = stateOf(seat, look);
  const who: Line = [
    column(name, spacious ? 15 : labelWidth(width), isGone(seat) ? look.quiet : look[seat.colour], look),
    column(spacious ? `${seat.done} done` : String(seat.done), spacious ? 8 : 4, look.plain, look, 'right'),
    blank(2),
  ];
  const stateRoom = Math.min(spacious ? 10 : 9, width - lineWidth(who));
  const left: Line = [...who, column(now.text, stateRoom, now.style, look), blank(1)];
  const room = width - lineWidth(left);
  if (room < 3) return left.slice(0, room < 0 ? -1 : undefined);
  // A mark is a job as long as all fit.
  const length = Math.min(room, most <= room ? seat.done : Math.round((seat.done / most) * room));
  const glyph = lettered(look) ? seat.letter : doneGlyph(look);
  return [...left, { text: glyph.repeat(Math.max(0, length)), style: look[seat.colour] }];
}

function stateOf(seat: Seat, look: PanelLook): Span {
  const { glyphs } = look;
  const state = seat.process?.state;
  switch (state) {
    case 'starting':
      return { text: `${glyphs.waiting} starting`, style: look.timer };
    case 'killed':
    case 'crashed':
      return { text: `${glyphs.failed} ${state}`, style: look.failed };
    case 'stopped':
      return { text: `${glyphs.stopped} stopped`, style: look.quiet };
    default: {
      if (seat.now > 0) return { text: `${glyphs.running} ${seat.now} now`, style: look[seat.colour] };
      return { text: `${glyphs.waiting} polls`, style: look.quiet };
    }
  }
}

export function goneRow(count: number, done: number, width: number, look: PanelLook): Line {
  return [{ text: clip(`${look.glyphs.failed} ${count} gone, ${done} done by them`, width, look), style: look.quiet }];
}

export function pollersRow({ taskQueue }: DemoView, width: number, look: PanelLook): Line {
  const label = column('pollers', labelWidth(width), look.quiet, look);
  if (taskQueue === undefined)
    return [label, { text: clip('the service was not asked yet', width - 8, look), style: look.quiet }];
  const { workflow, activity } = taskQueue;
  const room = width - lineWidth([label]);
  const none = workflow.pollers.length + activity.pollers.length === 0;
  const long = `workflow ${workflow.pollers.length} ${look.glyphs.separator} activity ${activity.pollers.length}`;
  const text = none
    ? 'none'
    : long.length <= room
      ? long
      : `wf ${workflow.pollers.length} ${look.glyphs.separator} act ${activity.pollers.length}`;
  const age = Math.max(workflow.age ?? 0, activity.age ?? 0);
  const waiting = (workflow.backlog ?? 0) + (activity.backlog ?? 0) > 0 && age > 0;
  const beside = room - countsWidth - 13 - durationWidth;
  const counts = column(text, Math.min(room, countsWidth), none ? look.failed : look.plain, look);
  if (!waiting || beside < 0) return [label, counts];
  return [
    label,
    counts,
    { text: 'oldest waits ', style: look.quiet },
    column(duration(age), durationWidth, look.timer, look, 'right'),
  ];
}

/** Detail 1: one side of the queue. */
export function sideRow(name: string, side: QueueSide | undefined, width: number, look: PanelLook): Line {
  const { addRate, dispatchRate, backlog, pollers } = side ?? {};
  const parts = [
    `${backlog ?? look.glyphs.nothing} waiting`,
    `${pollers?.length ?? 0} pollers`,
    ...(addRate === undefined ? [] : [`in ${addRate.toFixed(1)}/s`]),
    ...(dispatchRate === undefined ? [] : [`out ${dispatchRate.toFixed(1)}/s`]),
  ];
  const label = column(
    width >= spaciousWidth ? `${name} tasks` : name,
    width >= spaciousWidth ? 16 : 9,
    look.quiet,
    look,
  );
  return [
    label,
    { text: clip(parts.join(` ${look.glyphs.separator} `), width - lineWidth([label]), look), style: look.plain },
  ];
}

export function stickyRows(
  stickies: readonly StickyQueue[],
  names: (identity: string) => string,
  width: number,
  look: PanelLook,
): readonly Line[] {
  if (stickies.length === 0) {
    const text = 'sticky queues: none known, no service lists them';
    return [[{ text: clip(text, width, look), style: look.quiet }]];
  }
  return stickies.map(({ name, identity, backlog }): Line => {
    const left = `sticky of ${names(identity)}: ${backlog ?? look.glyphs.nothing} waiting`;
    return [
      { text: clip(left, width, look), style: look.plain },
      { text: clip(`  ${said(name)}`, Math.max(0, width - left.length), look), style: look.quiet },
    ];
  });
}
