import { type Line, plain, type Style, sameLine } from '../render/line.js';
import { type Code, type ColorDepth, codesOf } from './codes.js';

// BEL, not ST: Ink's layout counts the backslash of an ST as a cell.
const linkEnd = '\x1b]8;;\x07';
/** Once a row had a link, Ink knows "no link" as a property of the text after it, and ends that one as well. */
const noLink: Code = { open: linkEnd, close: linkEnd };

const none: readonly Code[] = [];

/** A few screens of rows. */
const mostRecent = 500;

/**
 * The one place where styles become escape sequences.
 *
 * Between two spans only what differs is written, and in the order in which Ink's own output writes it (see
 * @alcalzone/ansi-tokenize, `diff` and `reduce`): so Ink's tree gives a row back byte for byte.
 */
export class Encoder {
  readonly depth: ColorDepth;
  readonly #codes = new WeakMap<Style, readonly Code[]>();
  readonly #rows = new WeakMap<Line, string>();
  /** Rows by their text: a panel is drawn anew ten times a second, and most of its rows are the same again. */
  readonly #recent = new Map<string, Line>();

  constructor(depth: ColorDepth) {
    this.depth = depth;
  }

  /** The line as it is written to the terminal, trailing blanks without a background gone. */
  row(line: Line): string {
    let row = this.#rows.get(line);
    if (row === undefined) {
      row = this.#again(line) ?? this.#encode(this.#trimmed(line));
      this.#rows.set(line, row);
    }
    return row;
  }

  /** What a line became that was the same. */
  #again(line: Line): string | undefined {
    let text = '';
    for (const span of line) text += span.text;
    const before = this.#recent.get(text);
    if (before !== undefined && sameLine(before, line)) return this.#rows.get(before);
    if (this.#recent.size >= mostRecent) this.#recent.clear();
    this.#recent.set(text, line);
    return undefined;
  }

  #encode(line: Line): string {
    let row = '';
    let active = none;
    let linked = false;
    for (const { text, style } of line) {
      if (text === '') continue;
      const link: Code | undefined = style.link
        ? { open: `\x1b]8;;${harmless(style.link)}\x07`, close: linkEnd }
        : linked
          ? noLink
          : undefined;
      linked ||= link !== undefined;
      const wanted = link ? [link, ...this.#codesOf(style)] : this.#codesOf(style);
      row += change(active, wanted) + harmless(text);
      active = changed(active, wanted);
    }
    return row + change(active, none);
  }

  #trimmed(line: Line): Line {
    let end = line.length;
    while (end > 0) {
      const span = line[end - 1];
      if (!span || this.#marksBlanks(span.style)) break;
      const text = span.text.trimEnd();
      if (text === span.text && text !== '') break;
      if (text !== '') return [...line.slice(0, end - 1), { text, style: span.style }];
      end -= 1;
    }
    return end === line.length ? line : line.slice(0, end);
  }

  /** Whether a blank of this style can be seen. */
  #marksBlanks(style: Style): boolean {
    if (style === plain) return false;
    if (style.background !== undefined && this.depth > 0) return true;
    return Boolean(style.underline || style.inverse || style.crossedOut || style.overlined);
  }

  #codesOf(style: Style): readonly Code[] {
    let codes = this.#codes.get(style);
    if (!codes) {
      codes = codesOf(style, this.depth);
      this.#codes.set(style, codes);
    }
    return codes;
  }
}

/**
 * The sequences that lead from one set of properties to another: what ends, newest first, then what begins. Written
 * without lists of its own: a slide of panels takes some thousand of these for a paint.
 */
function change(from: readonly Code[], to: readonly Code[]): string {
  let bytes = '';
  for (let index = from.length - 1; index >= 0; index -= 1) {
    const code = from[index] as Code;
    if (isOver(code, to) && !bytes.includes(code.close)) bytes += code.close;
  }
  for (const code of to) if (!holds(from, code) && !bytes.includes(code.open)) bytes += code.open;
  return bytes;
}

/** What holds after that, oldest first. */
function changed(from: readonly Code[], to: readonly Code[]): readonly Code[] {
  if (!from.some((code) => holds(to, code))) return to;
  const stays = from.filter((code) => holds(to, code));
  return [...stays, ...to.filter((code) => !holds(from, code))];
}

function holds(codes: readonly Code[], { open }: Code): boolean {
  return codes.some((code) => code.open === open);
}

/** Another value of the same property takes its place without an end; bold and faint both end with 22. */
function isOver(code: Code, to: readonly Code[]): boolean {
  return code.close === '\x1b[22m' ? !holds(to, code) : !to.some(({ close }) => close === code.close);
}

/** The last defence: nothing that a terminal obeys leaves here, whoever forgot to make it visible before. */
function harmless(text: string): string {
  return /[\x00-\x1f\x7f-\x9f]/.test(text) ? text.replace(/[\x00-\x1f\x7f-\x9f]/g, '\ufffd') : text;
}
