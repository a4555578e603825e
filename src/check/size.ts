import { smallest } from '../presenter/frame.js';

/** A terminal, in cells. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What is checked if nothing else is asked for: a small window, a usual one, and a large one. */
export const usualSizes: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 120, rows: 36 },
];

const largest = 1000;

/** `80x24`, also with `×`. Undefined: it is no size, or one that no slide is shown on. */
export function readSize(text: string): Size | undefined {
  const [, columns, rows] = /^(\d{1,4})[x\u00d7](\d{1,4})$/i.exec(text.trim()) ?? [];
  const size = { columns: Number(columns), rows: Number(rows) };
  const fits = size.columns >= smallest.columns && size.rows >= smallest.rows;
  return fits && size.columns <= largest && size.rows <= largest ? size : undefined;
}

export function sizeName({ columns, rows }: Size): string {
  return `${columns}x${rows}`;
}
