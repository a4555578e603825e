import { lineWidth } from './cells.js';
import { drawn } from './inlines.js';
import type { Line, Style } from './line.js';
import { blankLine } from './room.js';
import { joined } from './spans.js';
import { wrap } from './wrap.js';

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
  text(text: string | undefined, style: Style): void {
    if (!text) return;
    this.lines(
      text
        .split('\n')
        .flatMap((row) => (row === '' ? [blankLine] : wrap([{ text: drawn(row, style), style }], this.#width))),
    );
  }

  /** The last of the lines stays open. */
  lines(lines: readonly Line[]): void {
    lines.forEach((line, index) => {
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
    return rows;
  }
}
