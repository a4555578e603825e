import type { Line } from '../render/line.js';
import { place, takeAway } from '../terminal/kitty.js';
import type { KeptImage, Placement } from '../terminal/placement.js';

/** A picture, ready for the terminal: what stands in its cells, and what is drawn on them. */
export interface Drawing {
  readonly columns: number;
  readonly rows: number;
  /** Blank where the picture itself is drawn on top. */
  readonly lines: readonly Line[];
  readonly ink: Ink;
}

export type Ink =
  /** The lines are all of it. */
  | { readonly kind: 'text' }
  /** The terminal keeps an image and shows it on cells that name it, or where it is told to. */
  | { readonly kind: 'cells' | 'placed'; readonly image: KeptImage }
  /** Pixels that are sent each time: iTerm2, sixel. */
  | { readonly kind: 'inline'; readonly key: string; readonly bytes: string; readonly movesCursor: boolean };

/** The drawing with its first cell there (from 0); undefined: text needs nothing more. */
export function placementOf({ columns, rows, ink }: Drawing, row: number, column: number): Placement | undefined {
  const where = { row, column, columns, rows };
  switch (ink.kind) {
    case 'text':
      return undefined;
    case 'cells':
      return { ...where, key: ink.image.key, image: ink.image, draw: '', movesCursor: false };
    case 'placed': {
      const { image } = ink;
      // One image may stand at several places: each is a placement of its own.
      const placement = 1 + row * 1000 + column;
      const draw = place(image.id, placement, columns, rows);
      return { ...where, key: image.key, image, draw, remove: takeAway(image.id, placement), movesCursor: false };
    }
    case 'inline':
      return { ...where, key: ink.key, draw: ink.bytes, movesCursor: ink.movesCursor };
  }
}
