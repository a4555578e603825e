import { createRequire } from 'node:module';
import { eastAsianWidth } from 'get-east-asian-width';
import type { Line, Span, Style } from './line.js';

/*
 * How wide text is on the terminal. string-width is the rule, but importing it compiles expressions for tens of
 * milliseconds, so text whose every code point is a grapheme of its own is measured without it.
 */

/** Cells that a text takes, by string-width's rules. */
export function cellWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x20 && unit <= 0x7e) {
      width += 1;
      continue;
    }
    const point = text.codePointAt(i) ?? unit;
    if (!standsAlone(point)) return exactWidth(text);
    width += point < 0x1100 ? 1 : eastAsianWidth(point);
    if (point > 0xffff) i += 1;
  }
  return width;
}

export function lineWidth(line: Line): number {
  let width = 0;
  for (const span of line) width += cellWidth(span.text);
  return width;
}

/** What a reader takes for one character each. */
export function graphemes(text: string): readonly string[] {
  for (const character of text) if (!standsAlone(character.codePointAt(0) ?? 0)) return segments(text);
  return Array.from(text);
}

/**
 * Code points that never join a neighbour and are not ignored: ranges of Unicode that hold no combining mark, jamo,
 * joiner, regional indicator, skin tone, or anything invisible.
 */
function standsAlone(point: number): boolean {
  if (point < 0x300) return (point >= 0x20 && point <= 0x7e) || (point >= 0xa0 && point !== 0xad);
  if (point < 0x2000) return (point >= 0x370 && point <= 0x482) || (point >= 0x48a && point <= 0x52f);
  if (point < 0x3000)
    return (
      point <= 0x200a ||
      (point >= 0x2010 && point <= 0x2027) ||
      (point >= 0x202f && point <= 0x205f) ||
      (point >= 0x20a0 && point <= 0x20c0) ||
      (point >= 0x2100 && point <= 0x2bff) ||
      (point >= 0x2e80 && point <= 0x2fd5)
    );
  if (point < 0x10000)
    return (
      point <= 0x3029 ||
      (point >= 0x3030 && point <= 0x303e) ||
      (point >= 0x3041 && point <= 0x3096) ||
      (point >= 0x309b && point <= 0x312f) ||
      (point >= 0x3190 && point <= 0x31e3) ||
      (point >= 0x3200 && point <= 0xa48c) ||
      (point >= 0xac00 && point <= 0xd7a3) ||
      (point >= 0xe000 && point <= 0xfaff) ||
      (point >= 0xff01 && point <= 0xff60) ||
      (point >= 0xffe0 && point <= 0xffe6) ||
      point === 0xfffd
    );
  return (
    (point >= 0x1f300 && point <= 0x1f3fa) ||
    (point >= 0x1f400 && point <= 0x1faff) ||
    (point >= 0x1fb00 && point <= 0x1fbf9) ||
    (point >= 0x20000 && point <= 0x3fffd)
  );
}

let measure: ((text: string) => number) | undefined;
/** string-width takes microseconds for a grapheme, and a script has few of them. */
const measured = new Map<string, number>();
const mostMeasured = 10_000;

function exactWidth(text: string): number {
  const known = measured.get(text);
  if (known !== undefined) return known;
  // string-width leaves escape sequences out, which no segment is.
  if (/[\x1b\x9b]/.test(text)) return measuredWidth(text);
  let width = 0;
  for (const segment of segments(text)) {
    let cells = measured.get(segment);
    if (cells === undefined) {
      cells = measuredWidth(segment);
      if (measured.size >= mostMeasured) measured.clear();
      measured.set(segment, cells);
    }
    width += cells;
  }
  return width;
}

function measuredWidth(text: string): number {
  if (!measure) {
    const require = createRequire(import.meta.url);
    measure = (require('string-width') as typeof import('string-width')).default;
  }
  return measure(text);
}

let segmenter: Intl.Segmenter | undefined;

/** What was cut last: whoever measures a text most often cuts it next. */
let cut: { readonly text: string; readonly segments: readonly string[] } | undefined;

function segments(text: string): readonly string[] {
  if (cut?.text === text) return cut.segments;
  segmenter ??= new Intl.Segmenter('en');
  const found: string[] = [];
  for (const { segment } of segmenter.segment(text)) found.push(segment);
  cut = { text, segments: found };
  return found;
}

/**
 * Text from outside as it may stand on the screen: control characters as pictures of themselves, what turns the
 * writing direction and halves of surrogate pairs as U+FFFD, tabs as four blanks.
 */
export function shown(text: string): string {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0) || (unit >= 0x61c && unsafe(unit))) return made(text);
  }
  return text;
}

function unsafe(unit: number): boolean {
  return (
    unit === 0x61c ||
    unit === 0x200e ||
    unit === 0x200f ||
    (unit >= 0x2028 && unit <= 0x202e) ||
    (unit >= 0x2066 && unit <= 0x2069) ||
    (unit >= 0xd800 && unit <= 0xdfff)
  );
}

function made(text: string): string {
  let result = '';
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point === 0x09) result += '    ';
    else if (point < 0x20) result += String.fromCharCode(0x2400 + point);
    else if (point === 0x7f) result += '\u2421';
    else if ((point >= 0x80 && point < 0xa0) || (point <= 0xffff && unsafe(point))) result += '\ufffd';
    else result += character;
  }
  return result;
}

/** As much of a text as fits, cut between graphemes, and the rest. */
export function splitAt(text: string, width: number): readonly [head: string, tail: string] {
  let used = 0;
  let end = 0;
  for (const grapheme of graphemes(text)) {
    used += cellWidth(grapheme);
    if (used > width) return [text.slice(0, end), text.slice(end)];
    end += grapheme.length;
  }
  return [text, ''];
}

/** The line, cut so that it fits together with the mark which says that it was cut. */
export function truncate(line: Line, width: number, ellipsis = '…'): Line {
  if (lineWidth(line) <= width) return line;
  const [mark] = splitAt(ellipsis, width);
  let room = width - cellWidth(mark);
  const cut: Span[] = [];
  for (const span of line) {
    const [head, tail] = splitAt(span.text, room);
    if (head !== '') cut.push(tail === '' ? span : { text: head, style: span.style });
    if (tail !== '') return [...cut, { text: mark, style: span.style }];
    room -= cellWidth(head);
  }
  return cut;
}

/** The line with blanks of `style` up to `width`; unchanged if it is as wide already. */
export function padTo(line: Line, width: number, style: Style): Line {
  const missing = width - lineWidth(line);
  return missing > 0 ? [...line, { text: ' '.repeat(missing), style }] : line;
}
