import type { Line, Style } from '../render/line.js';
import type { Meaning, PanelLook } from './look.js';
import { columns, type Way } from './service-ways.js';
import { fitting, hopMeaning } from './service-words.js';
import type { Hop, Station } from './view.js';

/** Where the columns' lines stand, in cells from the left; and how wide all is. */
export interface Stand {
  readonly width: number;
  readonly lines: readonly number[];
}

export function standIn(width: number): Stand {
  const first = 3;
  const last = width - 4;
  const step = (last - first) / (columns.length - 1);
  return { width, lines: columns.map((_, index) => Math.round(first + index * step)) };
}

export function lineOf(station: Station, { lines }: Stand): number {
  return lines[columns.indexOf(station === 'system' ? 'history' : station)] ?? 0;
}

interface Cell {
  readonly text: string;
  readonly style: Style;
}

interface Known {
  readonly way: Way;
  readonly newest: boolean;
  readonly width: number;
  readonly look: PanelLook;
  readonly line: Line;
}

/** Ways that have come to their end, by their first hop: they stand there while others move. */
const known = new WeakMap<Hop, Known>();

/**
 * One row: the columns' lines, and the arrows of a way as far as it has come (0 to 1).
 *
 * @param newest its lines are coloured too: the eye is to find it
 */
export function wayRow(way: Way | undefined, come: number, newest: boolean, stand: Stand, look: PanelLook): Line {
  const [first] = way?.hops ?? [];
  if (way === undefined || first === undefined || come < 1) return drawn(way, come, newest, stand, look);
  const before = known.get(first);
  const isSame = before?.newest === newest && before.width === stand.width && before.look === look;
  if (isSame && sameWay(before.way, way)) return before.line;
  const line = drawn(way, come, newest, stand, look);
  known.set(first, { way, newest, width: stand.width, look, line });
  return line;
}

function sameWay(one: Way, other: Way): boolean {
  if (one.carries !== other.carries || one.hops.length !== other.hops.length) return false;
  return one.hops.every((hop, index) => hop === other.hops[index]);
}

function drawn(way: Way | undefined, come: number, newest: boolean, stand: Stand, look: PanelLook): Line {
  const bar: Cell = { text: look.glyphs.frame.vertical, style: look.frame };
  const row: (Cell | undefined)[] = [];
  for (const x of stand.lines) row[x] = bar;
  if (way !== undefined) draw(way, come, newest, row, stand, look);
  return spans(row, stand.width);
}

function draw(way: Way, come: number, newest: boolean, row: (Cell | undefined)[], stand: Stand, look: PanelLook): void {
  const total = way.hops.reduce((sum, hop) => sum + length(hop, stand), 0);
  let left = Math.ceil(Math.max(0, come) * total);
  let meaning: Meaning | 'plain' = way.carries === undefined ? 'plain' : hopMeaning(way.carries);
  for (const hop of way.hops) {
    // What is handed on is still the same call or task.
    if (hop.text !== '') meaning = hopMeaning(hop);
    const own = length(hop, stand);
    const steps = Math.min(left, own);
    left -= steps;
    if (steps < 1) return;
    const style = look[meaning];
    const styles = { text: style, line: newest ? style : look.frame };
    if (isInPlace(hop)) inPlace(hop, steps, styles, row, stand, look);
    else arrow(hop, steps, own, styles, row, stand, look);
  }
}

interface Styles {
  readonly text: Style;
  readonly line: Style;
}

function isInPlace({ from, to }: Hop): boolean {
  return from === to || from === 'system' || to === 'system';
}

function length(hop: Hop, stand: Stand): number {
  return isInPlace(hop) ? 12 : Math.abs(lineOf(hop.to, stand) - lineOf(hop.from, stand)) - 1;
}

/** Something that is done where it is: words beside the column's line, at the right, or the left of the last one. */
function inPlace(
  hop: Hop,
  steps: number,
  { text: style }: Styles,
  row: (Cell | undefined)[],
  stand: Stand,
  look: PanelLook,
): void {
  const x = lineOf(hop.to, stand);
  const end = stand.lines.find((line) => line > x) ?? stand.width;
  const mark = hop.from === 'system' ? `${head(false, look)} ` : '';
  const words = `${mark}${fitting(hop, end - x - 3 - mark.length)}`;
  const seen = steps < 12 ? words.slice(0, Math.ceil((words.length * steps) / 12)) : words;
  put(seen, x + 2, end - 1, style, row, look);
}

function arrow(
  hop: Hop,
  steps: number,
  own: number,
  { text, line }: Styles,
  row: (Cell | undefined)[],
  stand: Stand,
  look: PanelLook,
): void {
  const { horizontal } = look.glyphs.frame;
  const from = lineOf(hop.from, stand);
  const ahead = lineOf(hop.to, stand) > from;
  const at = (step: number): number => (ahead ? from + step : from - step);
  for (let step = 1; step < steps; step++) {
    if (!stand.lines.includes(at(step))) row[at(step)] = { text: horizontal, style: line };
  }
  row[at(steps)] = { text: head(ahead, look), style: text };
  const label = labelOf(hop, own, stand);
  if (label === undefined) return;
  const padded = ` ${label.text} `;
  for (let index = 0; index < padded.length; index++) {
    const x = label.x + index;
    // Words come with the head, and never over it.
    if (Math.abs(x - from) < steps) row[x] = { text: padded[index] ?? ' ', style: text };
  }
}

function head(ahead: boolean, look: PanelLook): string {
  if (look.ascii) return ahead ? '>' : '<';
  return ahead ? '▸' : '◂';
}

/** In the gap beside the sender if it fits there, else over the whole arrow. */
function labelOf(hop: Hop, own: number, stand: Stand): { readonly x: number; readonly text: string } | undefined {
  if (hop.text === '') return undefined;
  const from = lineOf(hop.from, stand);
  const to = lineOf(hop.to, stand);
  const ahead = to > from;
  const beside = ahead
    ? (stand.lines.find((line) => line > from) ?? to) - from - 1
    : from - (stand.lines.findLast((line) => line < from) ?? to) - 1;
  // A blank on either side; where the arrow ends there, its head and a cell of its line too.
  const several = beside < own;
  const room = beside - (several ? 2 : 4);
  const text = fitting(hop, room).slice(0, Math.max(0, room));
  if (text === '') return undefined;
  const margin = Math.max(several ? 0 : 1, Math.floor((beside - text.length - 2) / 2));
  return { x: ahead ? from + 1 + margin : from - beside + (several ? margin : margin + 1), text };
}

function put(text: string, from: number, to: number, style: Style, row: (Cell | undefined)[], look: PanelLook): void {
  const room = Math.max(0, to - from);
  const { ellipsis } = look.glyphs;
  const seen =
    text.length <= room ? text : `${text.slice(0, Math.max(0, room - ellipsis.length))}${ellipsis}`.slice(0, room);
  for (let index = 0; index < seen.length; index++) row[from + index] = { text: seen[index] ?? ' ', style };
}

/** Neighbours of one style make one span. */
function spans(row: readonly (Cell | undefined)[], width: number): Line {
  const line: { text: string; readonly style: Style }[] = [];
  const blank: Cell = { text: ' ', style: {} };
  for (let x = 0; x < width; x++) {
    const { text, style } = row[x] ?? { ...blank, style: line.at(-1)?.style ?? blank.style };
    const last = line.at(-1);
    if (last !== undefined && last.style === style) last.text += text;
    else line.push({ text, style });
  }
  return line;
}
