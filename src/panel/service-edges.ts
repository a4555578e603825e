import type { Line, Span } from '../render/line.js';
import { blank, clip } from './cell.js';
import { bold, type PanelLook } from './look.js';
import { lineOf, type Stand } from './service-row.js';
import { columns } from './service-ways.js';
import { stationNames } from './service-words.js';
import type { DemoView, Station, TrafficCounts } from './view.js';

/** Words over or under the columns, each in the middle of its own. */
function centred(words: readonly Span[], stand: Stand, look: PanelLook): Line {
  const line: Span[] = [];
  let used = 0;
  for (const [index, span] of words.entries()) {
    const x = stand.lines[index] ?? 0;
    const next = stand.lines[index + 1];
    const room = next === undefined ? stand.width - used : Math.floor((x + next) / 2) - used;
    const text = clip(span.text, room, look);
    const wished = x - Math.floor((text.length - 1) / 2);
    const start = Math.max(used, Math.min(wished, stand.width - text.length));
    line.push(blank(start - used), { text, style: span.style });
    used = start + text.length;
  }
  return line;
}

/** Who stands over which column. The four services are one: what is outside of them is the application's. */
export function headRow(stand: Stand, look: PanelLook): Line {
  const outside = new Set<Station>(['client', 'worker']);
  return centred(
    columns.map((station) => ({
      text: stationNames[station],
      style: outside.has(station) ? look.plain : look.strong,
    })),
    stand,
    look,
  );
}

/** The brace over the four services, with what the fourth does, which has no column. */
export function braceRow(view: DemoView, sweeps: number, stand: Stand, look: PanelLook): Line {
  const { frame } = look.glyphs;
  const from = lineOf('frontend', stand) - 6;
  const to = lineOf('matching', stand) + 6;
  const down = view.service.state === 'down';
  const name: Span = down
    ? { text: ` Temporal Service ${look.glyphs.failed} down `, style: bold(look.failed) }
    : { text: ' Temporal Service ', style: look.quiet };
  const system: Span = { text: ` Worker service: ${sweepText(sweeps)} `, style: look.quiet };
  const room = to - from - 1 - 4 - name.text.length;
  const shown = room >= system.text.length + 1 ? system : { ...system, text: '' };
  const rule = frame.horizontal.repeat(Math.max(0, room - shown.text.length));
  return [
    blank(from),
    { text: `${frame.topLeft}${frame.horizontal.repeat(2)}`, style: look.frame },
    name,
    { text: rule, style: look.frame },
    shown,
    { text: `${frame.horizontal.repeat(2)}${frame.topRight}`, style: look.frame },
  ];
}

function sweepText(sweeps: number): string {
  return sweeps === 0 ? 'idle' : sweeps === 1 ? '1 sweep' : `${sweeps} sweeps`;
}

/** What went through each, so far. */
export function countRow(counts: TrafficCounts, stand: Stand, look: PanelLook): Line {
  const { clientCalls, workerCalls, events, timers, tasks, waiting } = counts;
  const gap = lineOf('worker', stand) - lineOf('matching', stand);
  const long = gap >= 21;
  const texts = [
    many(clientCalls, 'call'),
    many(clientCalls + workerCalls, 'call'),
    long && timers > 0 ? `${many(events, 'event')}, ${many(timers, 'timer')}` : many(events, 'event'),
    long ? `${many(tasks, 'task')}, ${waiting} waiting` : waiting > 0 ? `${waiting} waiting` : many(tasks, 'task'),
    many(workerCalls, 'call'),
  ];
  return centred(
    texts.map((text, index) => ({ text, style: index === 3 && waiting > 0 ? look.timer : look.quiet })),
    stand,
    look,
  );
}

export function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
