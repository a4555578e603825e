import { type Line, plain, type Span, type Style } from '../../render/line.js';
import type { Scale } from './scale.js';
import { spelled } from './spell.js';

/** One row of cells that is painted on; what lies outside is left out. All that is painted must be one cell wide. */
export class Strip {
  readonly width: number;
  readonly #cells: string[];
  readonly #styles: Style[];

  constructor(width: number) {
    this.width = width;
    this.#cells = new Array<string>(width).fill(' ');
    this.#styles = new Array<Style>(width).fill(plain);
  }

  at(column: number): string {
    return this.#cells[column] ?? '';
  }

  put(column: number, cell: string, style: Style): void {
    if (column < 0 || column >= this.width) return;
    this.#cells[column] = cell;
    this.#styles[column] = style;
  }

  /** Both ends included. */
  fill(from: number, to: number, cell: string, style: Style): void {
    for (let column = Math.max(0, from); column <= Math.min(to, this.width - 1); column++)
      this.put(column, cell, style);
  }

  write(column: number, text: string, style: Style): void {
    for (let i = 0; i < text.length; i++) this.put(column + i, text[i] ?? ' ', style);
  }

  line(): Line {
    const spans: Span[] = [];
    let from = 0;
    for (let column = 1; column <= this.width; column++) {
      const style = this.#styles[from];
      if (style === undefined || (column < this.width && this.#styles[column] === style)) continue;
      spans.push({ text: this.#cells.slice(from, column).join(''), style });
      from = column;
    }
    return spans;
  }
}

/** A line from one time to another; where it crosses a fold it is cut, and says how long that was. */
export function stroke(
  strip: Strip,
  scale: Scale,
  time: { readonly from: number; readonly to: number },
  pen: { readonly cell: string; readonly fold: string; readonly style: Style },
): void {
  strip.fill(scale.column(time.from), scale.column(time.to), pen.cell, pen.style);
  for (const fold of scale.folds) {
    if (fold.to > time.from && fold.from < time.to) writeFold(strip, fold, pen.fold, pen.style);
  }
}

export function writeFold(strip: Strip, fold: Scale['folds'][number], mark: string, style: Style): void {
  const text = spelled(fold.to - fold.from);
  const room = fold.cells - 2;
  const before = Math.ceil((room - text.length) / 2);
  const inside = text.length <= room ? `${' '.repeat(before)}${text}`.padEnd(room) : ' '.repeat(Math.max(0, room));
  strip.write(fold.column, `${mark}${inside}${mark}`, style);
}
