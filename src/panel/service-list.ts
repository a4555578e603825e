import type { Line } from '../render/line.js';
import { blank, clip, column } from './cell.js';
import { bold, type PanelLook } from './look.js';
import { many } from './service-edges.js';
import type { Way } from './service-ways.js';
import { fitting, hopMeaning, hopText } from './service-words.js';
import type { Station, TrafficCounts } from './view.js';

/** From here on stations have their names whole. */
const spaciousWidth = 44;

const short: Readonly<Record<Station, string>> = {
  client: 'client',
  frontend: 'front',
  history: 'hist',
  matching: 'match',
  worker: 'worker',
  system: 'system',
};

/** Where there is no room for columns: who hands what to whom, one row a way. */
export function listRow({ hops }: Way, newest: boolean, width: number, look: PanelLook): Line {
  const spacious = width >= spaciousWidth;
  const [first] = hops;
  const last = hops.at(-1);
  if (first === undefined || last === undefined) return [];
  // What is done in place says so by having no arrow.
  const inPlace = first.from === first.to;
  const name = (station: Station) => (spacious ? station : short[station]);
  const to = hops.findLast((hop) => hop.from !== hop.to)?.to ?? first.to;
  const cells = spacious ? 8 : 6;
  const arrow = look.ascii ? '>' : '→';
  const room = width - 2 * cells - 5;
  const texts = hops.filter(({ text }) => text !== '');
  const [named] = texts;
  const whole = texts.map(hopText).join(', ');
  const text = whole.length <= room || named === undefined ? whole : fitting(named, room);
  const style = named === undefined ? look.plain : look[hopMeaning(named)];
  return [
    column(name(first.from), cells, look.quiet, look),
    column(inPlace ? '' : ` ${arrow}`, 3, look.quiet, look),
    column(inPlace ? '' : name(to), cells, look.quiet, look),
    blank(2),
    { text: clip(text, room, look), style: newest ? bold(style) : style },
  ];
}

export function listCounts(
  { clientCalls, workerCalls, events, tasks, waiting }: TrafficCounts,
  width: number,
  look: PanelLook,
): Line {
  const parts = [
    many(events, 'event'),
    many(tasks, 'task'),
    `${waiting} waiting`,
    many(clientCalls + workerCalls, 'call'),
  ];
  const joined = (count: number) => parts.slice(0, count).join(` ${look.glyphs.separator} `);
  const fits = [4, 3, 2].find((count) => joined(count).length <= width) ?? 1;
  return [{ text: clip(joined(fits), width, look), style: waiting > 0 ? look.timer : look.quiet }];
}
