import type { CodeStyles } from './code-look.js';
import type { Span } from './line.js';
import { append } from './spans.js';

/** Whether a line is one of those that are meant, none of them, or all are alike. */
export type Light = 'usual' | 'lit' | 'dimmed';

/** The numbers beside the lines. */
export interface Gutter {
  /** Cells, with the blank after the numbers. */
  readonly width: number;
  /** Begins a row with the number of the line with that index; undefined: it goes on from the row before. */
  write(row: Span[], index: number | undefined, light: Light, styles: CodeStyles): void;
}

/** Numbers from `first` on for so many lines. Undefined: they don't fit in `room` cells. */
export function gutterOf(first: number, lines: number, room: number): Gutter | undefined {
  const digits = String(first + lines - 1).length;
  if (digits + 1 > room) return undefined;
  return {
    width: digits + 1,
    write: (row, index, light, styles) => {
      const number = index === undefined ? '' : String(first + index);
      append(row, number.padStart(digits), light === 'lit' ? styles.base : styles.quiet);
      append(row, ' ', styles.base);
    },
  };
}
