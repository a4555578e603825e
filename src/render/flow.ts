import { cellWidth, lineWidth } from './cells.js';
import { drawn } from './inlines.js';
import { type Line, plain, type Span, type Style } from './line.js';
import { blankLine } from './room.js';
import { append, joined, trimmed } from './spans.js';
import { wrap } from './wrap.js';

/** The style of what takes its room and is not there yet. */
const unseen: Style = {};

/**
 * Rows as they are written one after another. The last one is open: what comes next goes on it, as in glamour,
 * whose themes bring their own line feeds.
 */
export class Flow {
  readonly #width: number;
  #rows: Line[] = [];
  #open: Line = [];
  #started = false;

  constructor(width: number) {
    this.#width = width;
  }

  /** Whether nothing has been written yet. */
  get untouched(): boolean {
    return !this.#started;
  }

  feed(): void {
    this.#rows.push(this.#open);
    this.#open = [];
  }

  /** Text of a theme; its line feeds count. */
  text(text: string | undefined, style: Style, there = true): void {
    if (!text) return;
    this.lines(
      text
        .split('\n')
        .flatMap((row) => (row === '' ? [blankLine] : wrap([{ text: drawn(row, style), style }], this.#width))),
      there,
    );
  }

  /** The last of the lines stays open. What is not there yet stands where it will be, so that nothing moves later. */
  lines(lines: readonly Line[], there = true): void {
    (there ? lines : lines.map(hidden)).forEach((line, index) => {
      if (index > 0) this.feed();
      const row = joined(this.#open, line);
      if (lineWidth(this.#open) > 0 && lineWidth(row) > this.#width) {
        this.feed();
        this.#open = line;
      } else this.#open = row;
    });
    this.#started = true;
  }

  /** Marks that something which is no line was written. */
  start(): void {
    this.#started = true;
  }

  /** What was written since the last time. */
  take(): readonly Line[] {
    if (this.#open.length > 0) this.feed();
    const rows = this.#rows;
    this.#rows = [];
    return rows.map(seen);
  }
}

function hidden(line: Line): Line {
  return line.map(({ text }) => ({ text, style: unseen }));
}

/** The row with blanks where something is not there yet. */
function seen(line: Line): Line {
  if (!line.some(({ style }) => style === unseen)) return line;
  const row: Span[] = [];
  for (const { text, style } of line) {
    if (style === unseen) append(row, ' '.repeat(cellWidth(text)), plain);
    else append(row, text, style);
  }
  return trimmed(row);
}
