import { KeptImages } from './kept-images.js';
import { fits, overlay, type Placement } from './placement.js';

export interface Size {
  /** Cells. */
  readonly columns: number;
  readonly rows: number;
}

const beginUpdate = '\x1b[?2026h';
const endUpdate = '\x1b[?2026l';

/**
 * What turns `last` into `next`: only rows that differ are written, inside one synchronized update (DEC 2026).
 * A row is erased before it is written, not after: a wide character at the edge would be lost.
 * Returns '' when nothing differs.
 */
export function difference(last: readonly string[], next: readonly string[], rows: number): string {
  return update(rowsThatDiffer(last, next, rows, new Set()));
}

function rowsThatDiffer(
  last: readonly (string | undefined)[],
  next: readonly string[],
  rows: number,
  rewritten: ReadonlySet<number>,
): string {
  let out = '';
  for (let y = 0; y < rows; y += 1) {
    const row = next[y] ?? '';
    if (row !== last[y] || rewritten.has(y)) out += `\x1b[${y + 1};1H\x1b[2K${row}`;
  }
  return out;
}

function update(bytes: string): string {
  return bytes === '' ? '' : beginUpdate + bytes + endUpdate;
}

const none: readonly Placement[] = [];

/** Keeps the rows and the pictures that stand on the terminal and writes what changes. */
export class Screen {
  readonly #write: (bytes: string) => void;
  readonly #images = new KeptImages();
  #size: Size;
  #last: readonly (string | undefined)[] = [];
  #rows: readonly string[] = [];
  #standing = none;
  #wanted = none;

  constructor(size: Size, write: (bytes: string) => void) {
    this.#size = size;
    this.#write = write;
  }

  get size(): Size {
    return this.#size;
  }

  /** The rows that were painted last. */
  get rows(): readonly string[] {
    return this.#rows;
  }

  /** Without pictures, those of the last time stay. A picture that does not fit on the screen is not drawn. */
  paint(rows: readonly string[], pictures: readonly Placement[] = this.#wanted): void {
    const last = this.#last;
    this.#last = rows;
    this.#rows = rows;
    this.#wanted = pictures;
    if (pictures.length === 0 && this.#standing.length === 0) {
      this.#out(update(rowsThatDiffer(last, rows, this.#size.rows, new Set())));
      return;
    }
    const fitting = pictures.filter((picture) => fits(picture, this.#size));
    const { removed, drawn, rewritten } = overlay(this.#standing, fitting, (y) => (rows[y] ?? '') !== last[y]);
    this.#standing = fitting;
    // Outside of the update: a terminal that waits too long for its end shows what it has.
    const sent = this.#images.send(fitting);
    this.#out(sent + update(removed + rowsThatDiffer(last, rows, this.#size.rows, rewritten) + drawn));
  }

  /** Takes it as known that these rows stand there. */
  assume(rows: readonly string[]): void {
    this.#last = rows;
    this.#rows = rows;
  }

  /** Forgets what stands there: the next paint writes every row and every picture. */
  forget(): void {
    this.#last = [];
    this.#images.doubt();
  }

  /** Sends the images of the pictures that stand there once more: they may not have arrived. */
  resend(): void {
    if (this.#standing.length === 0) return;
    this.#images.doubt();
    this.#out(this.#images.send(this.#standing));
  }

  /** Writes one row anew, whatever stands there. */
  rewrite(row: number): void {
    this.#last = Array.from({ length: this.#size.rows }, (_, y) => (y === row ? undefined : this.#last[y]));
    this.paint(this.#rows);
  }

  /** The terminal is given away: all pictures are gone. The next paint writes everything. */
  leave(): void {
    const removed = this.#standing.map(({ remove }) => remove ?? '').join('');
    const onCells = this.#standing.some(({ remove, draw }) => remove === undefined && draw !== '');
    this.#out(removed + this.#images.free() + (onCells ? '\x1b[2J' : ''));
    this.#standing = none;
    this.#last = [];
  }

  resize(size: Size): void {
    this.#size = size;
    this.#last = [];
  }

  #out(bytes: string): void {
    if (bytes !== '') this.#write(bytes);
  }
}
