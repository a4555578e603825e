import type { Marker, Stroke } from '../glyphs.js';

/** An arrow as flowcharts write it. */
export interface Arrow {
  readonly stroke: Stroke | 'none';
  readonly start: Marker;
  readonly end: Marker;
  readonly length: number;
  /** Text within the arrow, as written. */
  readonly label: string;
  /** Where the text goes on after it. */
  readonly next: number;
}

const heads: Readonly<Record<string, Marker>> = { '<': 'arrow', '>': 'arrow', x: 'cross', o: 'circle' };

interface Form {
  readonly stroke: Stroke | 'none';
  /** The whole arrow, without text in it. */
  readonly whole: RegExp;
  /** Its first part if text follows, and its last. */
  readonly opening?: RegExp;
  readonly closing?: RegExp;
}

const forms: readonly Form[] = [
  { stroke: 'none', whole: /()(~~~+)()/y },
  { stroke: 'heavy', whole: /([xo<]?)(==+)([=xo>])/y, opening: /([xo<]?)==/y, closing: /(==+)([=xo>])/g },
  { stroke: 'dotted', whole: /([xo<]?)-?(\.+)-([xo>]?)/y, opening: /([xo<]?)-\./y, closing: /(\.+)-([xo>]?)/g },
  { stroke: 'solid', whole: /([xo<]?)(--+)([-xo>])/y, opening: /([xo<]?)--/y, closing: /(--+)([-xo>])/g },
];

/** The arrow at this place of a statement, with its text in whichever of the two ways; undefined if there is none. */
export function readArrow(text: string, at: number): Arrow | undefined {
  for (const { stroke, whole, opening, closing } of forms) {
    whole.lastIndex = at;
    const found = whole.exec(text);
    if (found) {
      const arrow = made(stroke, found[1] ?? '', found[2] ?? '', found[3] ?? '');
      return { ...arrow, ...barred(text, whole.lastIndex) };
    }
    if (!opening || !closing) continue;
    opening.lastIndex = at;
    const start = opening.exec(text);
    if (!start) continue;
    const from = opening.lastIndex;
    closing.lastIndex = text[skipBlanks(text, from)] === '"' ? afterQuote(text, skipBlanks(text, from)) : from;
    const end = closing.exec(text);
    if (!end) continue;
    const label = text.slice(from, end.index);
    return { ...made(stroke, start[1] ?? '', end[1] ?? '', end[2] ?? ''), label, next: closing.lastIndex };
  }
  return undefined;
}

function made(stroke: Arrow['stroke'], start: string, shaft: string, end: string): Omit<Arrow, 'label' | 'next'> {
  // `-->` and `---` are the shortest, `-.->` has one dot.
  const long =
    stroke === 'dotted'
      ? shaft.length
      : stroke === 'none'
        ? shaft.length - 2
        : shaft.length - (/[-=]/.test(end) ? 1 : 1);
  return { stroke, start: heads[start] ?? 'none', end: heads[end] ?? 'none', length: Math.max(1, Math.min(long, 10)) };
}

/** Text between bars after an arrow. */
function barred(text: string, from: number): { readonly label: string; readonly next: number } {
  const at = skipBlanks(text, from);
  if (text[at] !== '|') return { label: '', next: from };
  const inside = skipBlanks(text, at + 1);
  const end = text.indexOf('|', text[inside] === '"' ? afterQuote(text, inside) : at + 1);
  return end < 0 ? { label: '', next: from } : { label: text.slice(at + 1, end), next: end + 1 };
}

export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
  return at;
}

/** The place after the quote that closes the one at `at`; the end if none does. */
export function afterQuote(text: string, at: number): number {
  const end = text.indexOf('"', at + 1);
  return end < 0 ? text.length : end + 1;
}
