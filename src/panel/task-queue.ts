import type { Line } from '../render/line.js';
import { clip } from './cell.js';
import { jobsOf } from './jobs.js';
import type { PanelLook } from './look.js';
import type { Panel } from './panel.js';
import { isGone, type Seat, seatsOf, workerName } from './seats.js';
import { jobField } from './task-queue-field.js';
import { backlogRow, goneRow, pollersRow, seatRow, sideRow, stickyRows } from './task-queue-rows.js';
import type { DemoView } from './view.js';

const airyHeight = 10;

/**
 * What waits in the Task Queue, every job and who took it. Detail 1 tells workflow and activity tasks apart, and sticky
 * queues.
 */
export const taskQueue: Panel = {
  size: () => ({ least: 3, fair: 9, worth: 2 }),
  draw: (view, { width, height }, look) => {
    if (height < 1) return [];
    const seats = seatsOf(view);
    const head = backlogRow(view, width, look);
    if (height === 1) return [head];
    const foot = [pollersRow(view, width, look), ...details(view, width, look)].slice(0, Math.max(1, height - 2));
    const airy = height >= airyHeight;
    const air: readonly Line[] = airy ? [[]] : [];
    const left = height - 1 - foot.length - 2 * air.length;
    const workers = Math.min(Math.max(1, left - 1), Math.max(1, seats.length));
    const roomForJobs = Math.max(0, Math.min(left - workers, Math.ceil(height / 3)));
    const field = view.workflow ? jobField(view.workflow, seats, { width, height: roomForJobs }, look) : [];
    const rows = workerRows(view, seats, left - field.length, width, look);
    const above = [head, ...air, ...field, ...(field.length === 0 ? [] : air), ...rows];
    const between = Math.max(0, height - above.length - foot.length);
    // The pollers stand where they stand, however many workers come.
    return [...above, ...Array.from({ length: between }, (): Line => []), ...foot].slice(0, height);
  },
};

function details(view: DemoView, width: number, look: PanelLook): readonly Line[] {
  if (view.controls.detail < 1) return [];
  const { taskQueue: queue } = view;
  return [
    sideRow('workflow', queue?.workflow, width, look),
    sideRow('activity', queue?.activity, width, look),
    ...stickyRows(queue?.stickies ?? [], workerName, width, look),
  ];
}

/** Those who are gone make room first, the oldest of them before the others. */
function workerRows(
  view: DemoView,
  seats: readonly Seat[],
  rows: number,
  width: number,
  look: PanelLook,
): readonly Line[] {
  const most = Math.max(
    1,
    ...seats.map(({ done }) => done),
    view.workflow ? Math.ceil(jobsOf(view.workflow).length / 2) : 1,
  );
  const worth = seats.filter((seat) => !isGone(seat) || seat.done + seat.now > 0);
  const draw = (list: readonly Seat[]) => list.map((seat) => seatRow(seat, most, width, look));
  if (worth.length <= rows) return draw(worth);
  if (rows < 1) return [];
  const excess = worth.length - rows + 1;
  const folded = new Set([...worth.filter(isGone), ...worth.filter((seat) => !isGone(seat))].slice(0, excess));
  const done = [...folded].reduce((sum, seat) => sum + seat.done, 0);
  const gone = [...folded].every(isGone);
  const fold = gone ? goneRow(folded.size, done, width, look) : moreRow(folded.size, done, width, look);
  return [fold, ...draw(worth.filter((seat) => !folded.has(seat)))];
}

function moreRow(count: number, done: number, width: number, look: PanelLook): Line {
  return [{ text: clip(`${count} more, ${done} done by them`, width, look), style: look.quiet }];
}
