import { type PtyOptions, PtyProgram } from '../pty.js';
import { type Cells, cellsOf, rowText } from './cells.js';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A page as a program shows it, taken apart where both programs have the same parts. */
export interface Page {
  readonly cells: Cells;
  /** Row of the page number, from 0. */
  readonly statusRow: number;
  readonly number: number;
  readonly total: number;
}

/** A presenter on a deck, page after page. */
export class Pager {
  readonly #program: PtyProgram;
  readonly #size: Size;
  /** How much of the output the last page was read from, characters. */
  #read = 0;

  constructor(command: string, args: readonly string[], size: Size, options: Omit<PtyOptions, 'columns' | 'rows'>) {
    this.#size = size;
    this.#program = new PtyProgram(command, args, { ...options, ...size });
  }

  /** Waits for page `number`. The row with the page number is drawn last, so that the rest is there when it is. */
  async page(number: number): Promise<Page> {
    await this.#program.see(() => pageIn(this.#program.rows(), this.#size.columns)?.number === number);
    return this.now();
  }

  /** The page as it is now. */
  async now(): Promise<Page> {
    const { raw } = this.#program;
    this.#read = raw.length;
    const cells = await cellsOf(raw, this.#size.columns, this.#size.rows);
    const found = pageIn(cells.map(rowText), this.#size.columns);
    if (!found) throw new Error(`no page number on the screen:\n${this.#program.text()}`);
    return { cells, ...found };
  }

  /** Waits for anything new since the page was last read; false when nothing came within `limit` ms. */
  async changed(limit: number): Promise<boolean> {
    return this.#program
      .see(() => this.#program.raw.length > this.#read, limit)
      .then(
        () => true,
        () => false,
      );
  }

  next(): void {
    this.#program.press('space');
  }

  close(): Promise<void> {
    return this.#program.end();
  }
}

/**
 * Two numbers at the right end of one of the last rows. Before a program knows the width of the terminal it may draw
 * them elsewhere: that does not count.
 */
function pageIn(rows: readonly string[], columns: number): Omit<Page, 'cells'> | undefined {
  for (let row = rows.length - 1; row >= rows.length - 4; row -= 1) {
    const text = rows[row] ?? '';
    const match = /(\d+)[^\d]+(\d+)\W?$/.exec(text);
    if (match && text.length >= columns - 4)
      return { statusRow: row, number: Number(match[1]), total: Number(match[2]) };
  }
  return undefined;
}
