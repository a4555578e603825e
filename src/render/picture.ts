import type { PictureSize } from '../deck/types.js';
import type { Line } from './line.js';

/** Cells. */
export interface Box {
  readonly columns: number;
  readonly rows: number;
}

/** What is known of a picture. */
export type Picture =
  | { readonly kind: 'pending' }
  /** One clause, without the file's name. */
  | { readonly kind: 'problem'; readonly message: string }
  /** Its own size, in pixels. */
  | { readonly kind: 'ready'; readonly width: number; readonly height: number };

/** A picture in its box. What the terminal draws on the cells is `ink`: slides only say where. */
export interface PictureDrawing extends Box {
  readonly lines: readonly Line[];
  readonly ink: { readonly kind: string };
}

export type DrawnPicture =
  | { readonly kind: 'pending' }
  | { readonly kind: 'problem'; readonly message: string }
  | { readonly kind: 'drawing'; readonly drawing: PictureDrawing };

/** Draws the pictures of slides. Every answer comes at once; what is pending is there when the tools change. */
export interface PictureRenderer {
  look(path: string): Picture;
  /** The box that a picture takes in a room. */
  fit(picture: { readonly width: number; readonly height: number }, room: Box, wanted: PictureSize): Box;
  draw(path: string, box: Box): DrawnPicture;
  /** The same in coloured cells, where a part of it is shown. */
  cells(path: string, box: Box): DrawnPicture;
}

/** A picture's place among rows, counted from the first of them. */
export interface Spot extends Box {
  readonly row: number;
  readonly column: number;
  readonly path: string;
  readonly drawing: PictureDrawing;
}

/** Rows, and what is drawn on them. */
export interface Rows {
  readonly lines: readonly Line[];
  readonly spots: readonly Spot[];
}

export function moved(spots: readonly Spot[], rows: number, columns: number): readonly Spot[] {
  if (spots.length === 0 || (rows === 0 && columns === 0)) return spots;
  return spots.map((spot) => ({ ...spot, row: spot.row + rows, column: spot.column + columns }));
}
