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
  let out = '';
  for (let y = 0; y < rows; y += 1) {
    const row = next[y] ?? '';
    if (row !== last[y]) out += `\x1b[${y + 1};1H\x1b[2K${row}`;
  }
  return out === '' ? '' : beginUpdate + out + endUpdate;
}

/** Keeps the rows that stand on the terminal and writes what changes. */
export class Screen {
  readonly #write: (bytes: string) => void;
  #size: Size;
  #last: readonly string[] = [];

  constructor(size: Size, write: (bytes: string) => void) {
    this.#size = size;
    this.#write = write;
  }

  get size(): Size {
    return this.#size;
  }

  /** The rows that stand there now. */
  get rows(): readonly string[] {
    return this.#last;
  }

  paint(rows: readonly string[]): void {
    const bytes = difference(this.#last, rows, this.#size.rows);
    this.#last = rows;
    if (bytes !== '') this.#write(bytes);
  }

  /** Takes it as known that these rows stand there. */
  assume(rows: readonly string[]): void {
    this.#last = rows;
  }

  /** Forgets what stands there: the next paint writes every row. */
  forget(): void {
    this.#last = [];
  }

  resize(size: Size): void {
    this.#size = size;
    this.forget();
  }
}
