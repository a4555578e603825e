import type { Size } from './screen.js';

/** A picture on the terminal, on top of the rows. */
export interface Placement {
  /** Two placements with the same key look the same wherever they stand. */
  readonly key: string;
  /** The first cell, from 0. */
  readonly row: number;
  readonly column: number;
  /** Cells that it covers. */
  readonly columns: number;
  readonly rows: number;
  /** What the terminal has to keep before it can be drawn. */
  readonly image?: KeptImage;
  /** Draws it, with the cursor on its first cell; '' where the cells of the rows do. */
  readonly draw: string;
  /** Takes it away; absent: writing its rows anew does. */
  readonly remove?: string;
  /** Whether drawing moves the cursor below it: then it must not stand in the last row, or the screen scrolls. */
  readonly movesCursor: boolean;
}

/** An image that is sent once and kept by the terminal. */
export interface KeptImage {
  /** Its number in the terminal: another image with the same one takes its place. */
  readonly id: number;
  /** Tells apart what was sent under one number. */
  readonly key: string;
  readonly send: string;
  readonly free: string;
}

export interface Overlay {
  /** Before the rows: what is gone. */
  readonly removed: string;
  /** After the rows. */
  readonly drawn: string;
  /** Rows that have to be written although their text is the same. */
  readonly rewritten: ReadonlySet<number>;
}

/**
 * What leads from one set of pictures to another. A picture is drawn when it is new, or when a row that it stands on
 * is written, by which most terminals lose it.
 */
export function overlay(
  standing: readonly Placement[],
  wanted: readonly Placement[],
  changes: (row: number) => boolean,
): Overlay {
  const gone = standing.filter((one) => !wanted.some((other) => isSame(one, other)));
  const rewritten = new Set(gone.filter(({ remove }) => remove === undefined).flatMap(rowsOf));
  const isWritten = (row: number): boolean => changes(row) || rewritten.has(row);
  const anew = wanted.filter(
    (one) => !standing.some((other) => isSame(one, other)) || rowsOf(one).some((row) => isWritten(row)),
  );
  return {
    removed: gone.map(({ remove }) => remove ?? '').join(''),
    drawn: anew
      .filter(({ draw }) => draw !== '')
      .map(({ row, column, draw }) => `\x1b[${row + 1};${column + 1}H${draw}`)
      .join(''),
    rewritten,
  };
}

/** Whether it can be drawn without leaving the screen or scrolling it. */
export function fits({ row, column, columns, rows, movesCursor }: Placement, size: Size): boolean {
  if (row < 0 || column < 0 || column + columns > size.columns) return false;
  return row + rows <= size.rows - (movesCursor ? 1 : 0);
}

function isSame(one: Placement, other: Placement): boolean {
  return one.key === other.key && one.row === other.row && one.column === other.column;
}

function rowsOf({ row, rows }: Placement): readonly number[] {
  return Array.from({ length: rows }, (_, index) => row + index);
}
