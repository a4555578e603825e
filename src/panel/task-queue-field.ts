import type { Line, Span, Style } from '../render/line.js';
import { clip } from './cell.js';
import { type Job, jobsOf } from './jobs.js';
import type { PanelLook } from './look.js';
import type { Room } from './panel.js';
import { isGone, type Seat, workerName } from './seats.js';
import type { WorkflowView } from './view.js';

const widestCell = 4;

/** All jobs of the workflow, a mark each, in the colour of the worker that took it: at most `room.height` rows. */
export function jobField(workflow: WorkflowView, seats: readonly Seat[], room: Room, look: PanelLook): readonly Line[] {
  const jobs = jobsOf(workflow);
  if (jobs.length === 0 || room.height < 1) return [];
  const { perRow, cell } = shapeOf(jobs.length, room);
  const seatOf = new Map(seats.map((seat) => [seat.name, seat]));
  const lines: Line[] = [];
  for (let from = 0; from < jobs.length && lines.length < room.height; from += perRow) {
    lines.push(jobs.slice(from, from + perRow).map((job) => mark(job, seatOf, cell, look)));
  }
  const seen = perRow * lines.length;
  if (seen >= jobs.length) return lines;
  const more: Line = [{ text: clip(`and ${jobs.length - seen + perRow} more`, room.width, look), style: look.quiet }];
  return [...lines.slice(0, -1), more];
}

interface Shape {
  readonly perRow: number;
  readonly cell: number;
}

/** Rows that come out even and fill the width, in steps of five; the marks as far apart as that allows. */
function shapeOf(count: number, { width, height }: Room): Shape {
  const shapes: Shape[] = [];
  for (let perRow = 5; perRow <= width; perRow += 5) {
    if (perRow * height >= count) shapes.push({ perRow, cell: Math.min(widestCell, Math.floor(width / perRow)) });
    if (perRow >= count) break;
  }
  const even = shapes.filter(({ perRow }) => perRow >= count || count % perRow === 0);
  const apart = (even.length > 0 ? even : shapes).filter(({ cell }) => cell > 1);
  const [first = { perRow: Math.max(1, width), cell: 1 }, ...others] = apart.length > 0 ? apart : shapes;
  return others.reduce((best, shape) => (shape.perRow * shape.cell > best.perRow * best.cell ? shape : best), first);
}

function mark(job: Job, seats: ReadonlyMap<string, Seat>, cell: number, look: PanelLook): Span {
  const seat = job.identity === undefined ? undefined : seats.get(workerName(job.identity));
  const { glyph, style } = glyphOf(job, seat, look);
  // A tile with air around it where there is room: the field is read from afar.
  const tile = glyph === doneGlyph(look) && cell > 2 ? glyph.repeat(cell - 1) : glyph;
  return { text: tile.padEnd(cell), style };
}

function glyphOf(
  { state }: Job,
  seat: Seat | undefined,
  look: PanelLook,
): { readonly glyph: string; readonly style: Style } {
  const { glyphs } = look;
  switch (state) {
    case 'waiting':
      return { glyph: glyphs.left, style: look.quiet };
    case 'again':
      return { glyph: glyphs.again, style: look.retry };
    case 'failed':
      return { glyph: glyphs.failed, style: look.failed };
    case 'running':
      // The hands that held it are gone: it comes back.
      if (seat !== undefined && isGone(seat)) return { glyph: glyphs.failed, style: look.failed };
      return {
        glyph: lettered(look) ? (seat?.letter.toUpperCase() ?? glyphs.running) : glyphs.running,
        style: styleOf(seat, look),
      };
    case 'done':
      return {
        glyph: lettered(look) ? (seat?.letter ?? doneGlyph(look)) : doneGlyph(look),
        style: styleOf(seat, look),
      };
  }
}

function styleOf(seat: Seat | undefined, look: PanelLook): Style {
  return seat === undefined ? look.plain : look[seat.colour];
}

export function doneGlyph({ glyphs }: PanelLook): string {
  return glyphs.stopped;
}

/** Without colours, letters say who: small ones what is done, capitals what runs. */
export function lettered({ running }: PanelLook): boolean {
  return running.color === undefined;
}
