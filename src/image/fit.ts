import type { PictureSize } from '../deck/types.js';
import type { Box } from '../render/picture.js';

interface Area {
  readonly width: number;
  readonly height: number;
}

/** So much of a cell may stay unseen rather than take a row or a column more. */
const slack = 0.1;
/** Placeholders can count no further (see `placeholders`). */
const most = 255;

/**
 * The box of cells that a picture takes: within the room, its aspect kept, at least one cell. It is never larger than
 * its pixels unless a size is wished; a wished one is what it comes closest to from within.
 */
export function fit(picture: Area, cell: Area, room: Box, wanted: PictureSize = { kind: 'natural' }): Box {
  const columns = Math.max(1, Math.min(room.columns, most));
  const rows = Math.max(1, Math.min(room.rows, most));
  const limit = limitOf(wanted, columns, rows);
  const scale = Math.min(
    (limit.columns * cell.width) / picture.width,
    (limit.rows * cell.height) / picture.height,
    wanted.kind === 'natural' ? 1 : Number.POSITIVE_INFINITY,
  );
  const box = cells(picture, cell, scale, slack, limit);
  // What the slack took in one direction is not needed in the other either.
  const fitted = Math.min(scale, (box.columns * cell.width) / picture.width, (box.rows * cell.height) / picture.height);
  return cells(picture, cell, fitted, 0.01, limit);
}

function cells(picture: Area, cell: Area, scale: number, unseen: number, limit: Box): Box {
  const count = (pixels: number, size: number, most: number): number =>
    Math.max(1, Math.min(most, Math.ceil((pixels * scale) / size - unseen)));
  return {
    columns: count(picture.width, cell.width, limit.columns),
    rows: count(picture.height, cell.height, limit.rows),
  };
}

function limitOf(wanted: PictureSize, columns: number, rows: number): Box {
  if (wanted.kind === 'natural') return { columns, rows };
  const wide = wanted.kind === 'share' ? Math.round(wanted.width * columns) : wanted.columns;
  const high = wanted.kind === 'cells' ? (wanted.rows ?? rows) : rows;
  return { columns: Math.max(1, Math.min(wide, columns)), rows: Math.max(1, Math.min(high, rows)) };
}
