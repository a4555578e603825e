import { cellWidth, graphemes } from './cells.js';
import type { Line, Span, Style } from './line.js';
import { append, blanksShow, trimmed } from './spans.js';

/** Stands for a blank that is no place to break; comes out as a plain blank. */
export const gluedBlank = '\u00a0';

/**
 * Text flowed into rows of at most `width` cells (at least 1): broken at blanks and between wide characters, words
 * that are longer than a row between graphemes. Blanks at a break are dropped, nothing else is.
 */
export function wrap(spans: readonly Span[], width: number): readonly Line[] {
  const flow = new Wrapping(Math.max(1, width));
  for (const { text, style } of spans) {
    let at = 0;
    while (at < text.length) {
      const blank = isBlank(text, at);
      let end = at + 1;
      while (end < text.length && isBlank(text, end) === blank) end += 1;
      if (blank) flow.blanks(text.slice(at, end), style);
      else flow.word(text.slice(at, end), style);
      at = end;
    }
  }
  return flow.end();
}

/** Cells of the longest piece of a text that `wrap` keeps whole if it can. */
export function longestPiece(spans: readonly Span[]): number {
  let longest = 0;
  let piece = 0;
  let last = '';
  for (const { text } of spans) {
    for (const grapheme of graphemes(text)) {
      const cells = cellWidth(grapheme);
      if (cells === 0) continue;
      const wide = cells > 1;
      const joins = closing.includes(grapheme) || opening.includes(last || ' ');
      if (grapheme === ' ' || ((wide || last !== '') && !joins)) piece = 0;
      if (grapheme !== ' ') piece += cells;
      last = wide ? grapheme : '';
      longest = Math.max(longest, piece);
    }
  }
  return longest;
}

/** A blank that carries a combining mark is a letter. */
function isBlank(text: string, at: number): boolean {
  if (text[at] !== ' ') return false;
  const next = text.codePointAt(at + 1) ?? 0;
  return next < 0x300 || !combines(next);
}

/** Which code points combine with a blank before them, as far as they were met. */
const combining = new Map<number, boolean>();

function combines(point: number): boolean {
  let joins = combining.get(point);
  if (joins === undefined) {
    joins = graphemes(` ${String.fromCodePoint(point)}`).length === 1;
    if (combining.size >= 10_000) combining.clear();
    combining.set(point, joins);
  }
  return joins;
}

const softMarks = '/?&=._-,;:';

/** The parts of a word, each with the punctuation at its end. */
function chunksOf(word: readonly Piece[]): readonly (readonly Piece[])[] {
  const chunks: Piece[][] = [[]];
  const put = (text: string, style: Style): void => {
    if (text !== '') chunks.at(-1)?.push({ text, style });
  };
  let ended = false;
  for (const { text, style } of word) {
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const soft = softMarks.includes(text.charAt(at));
      // Beyond Latin a mark might combine with the punctuation before it.
      if (ended && !soft && text.charCodeAt(at) < 0x300) {
        put(text.slice(start, at), style);
        chunks.push([]);
        start = at;
      }
      ended = soft;
    }
    put(text.slice(start), style);
  }
  return chunks;
}

interface Piece {
  readonly text: string;
  readonly style: Style;
}

/** Punctuation that must not begin a row, and such that must not end one. */
const closing = '、。，．！？：；）］｝」』】〉》〕ー々ゝゞ…';
const opening = '（［｛「『【〈《〔';

class Wrapping {
  readonly #width: number;
  readonly #rows: Line[] = [];
  #row: Span[] = [];
  #used = 0;
  #gap: Piece[] = [];
  #gapWidth = 0;
  #word: Piece[] = [];
  #wordWidth = 0;
  #last = '';

  constructor(width: number) {
    this.#width = width;
  }

  blanks(text: string, style: Style): void {
    this.#place();
    this.#gap.push({ text, style });
    this.#gapWidth += text.length;
    this.#last = '';
  }

  word(text: string, style: Style): void {
    const width = cellWidth(text);
    if (width === text.length && text.charCodeAt(0) < 0x1100) {
      if (breaksAfter(this.#last)) this.#place();
      this.#push(text, width, style);
      this.#last = '';
      return;
    }
    let run = '';
    let runWidth = 0;
    for (const grapheme of graphemes(text)) {
      const cells = cellWidth(grapheme);
      if (cells > 0) {
        if (
          (cells > 1 || breaksAfter(this.#last)) &&
          !closing.includes(grapheme) &&
          !opening.includes(this.#last || ' ')
        ) {
          this.#push(run, runWidth, style);
          run = '';
          runWidth = 0;
          this.#place();
        }
        this.#last = cells > 1 ? grapheme : '';
      }
      run += grapheme;
      runWidth += cells;
    }
    this.#push(run, runWidth, style);
  }

  end(): readonly Line[] {
    this.#place();
    for (const { text, style } of this.#gap)
      if (blanksShow(style) && this.#used + text.length <= this.#width) {
        append(this.#row, text, style);
        this.#used += text.length;
      }
    if (this.#row.length > 0) this.#break();
    return this.#rows;
  }

  #push(text: string, width: number, style: Style): void {
    if (text === '') return;
    this.#word.push({ text, style });
    this.#wordWidth += width;
  }

  /** The word is whole: it goes where it fits. */
  #place(): void {
    if (this.#word.length === 0) return;
    if (this.#used + this.#gapWidth + this.#wordWidth <= this.#width) {
      for (const { text, style } of this.#gap) append(this.#row, text, style);
      this.#used += this.#gapWidth;
    } else if (this.#row.length > 0) this.#break();

    if (this.#wordWidth > this.#width) this.#spill(this.#word);
    else {
      for (const { text, style } of this.#word) append(this.#row, text, style);
      this.#used += this.#wordWidth;
    }
    this.#gap = [];
    this.#gapWidth = 0;
    this.#word = [];
    this.#wordWidth = 0;
  }

  /** A word longer than a row: broken after an address's punctuation if that does not waste half a row. */
  #spill(word: readonly Piece[]): void {
    for (const chunk of chunksOf(word)) {
      const width = chunk.reduce((total, { text }) => total + cellWidth(text), 0);
      if (this.#used + width > this.#width && this.#used * 2 >= this.#width) this.#break();
      for (const { text, style } of chunk) for (const grapheme of graphemes(text)) this.#spillGrapheme(grapheme, style);
    }
  }

  #spillGrapheme(grapheme: string, style: Style): void {
    const cells = cellWidth(grapheme);
    // Only a grapheme that is wider than the whole room is taken apart.
    for (const part of cells > this.#width ? grapheme : [grapheme]) {
      const partCells = part === grapheme ? cells : cellWidth(part);
      if (this.#used + partCells > this.#width && this.#used > 0) this.#break();
      append(this.#row, part, style);
      this.#used += partCells;
    }
  }

  #break(): void {
    const row = this.#row.map(({ text, style }) => ({ text: text.replaceAll(gluedBlank, ' '), style }));
    this.#rows.push(trimmed(row));
    this.#row = [];
    this.#used = 0;
  }
}

function breaksAfter(last: string): boolean {
  return last !== '' && !opening.includes(last);
}
