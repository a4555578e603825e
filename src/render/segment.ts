import type { Block, PanelBlock } from '../deck/types.js';
import type { Line } from './line.js';
import type { Border } from './room.js';

export type ImageBlock = Extract<Block, { kind: 'image' }>;

/**
 * A slide from top to bottom: rows, and what takes the height that the rows leave. `indent` cells stay free on the left
 * of the latter, they take `width` cells. What is hidden keeps its room: a later step shows it.
 */
export type Segment =
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  | {
      readonly kind: 'panel';
      readonly block: PanelBlock;
      readonly indent: number;
      readonly width: number;
      readonly hidden: boolean;
    }
  | {
      readonly kind: 'image';
      readonly block: ImageBlock;
      readonly indent: number;
      readonly width: number;
      readonly hidden: boolean;
    }
  /** What follows begins in the middle of the screen. */
  | { readonly kind: 'middle' }
  | { readonly kind: 'columns'; readonly columns: readonly ColumnSegments[]; readonly border: Border };

export interface ColumnSegments {
  /** Cells before the column, counted from the border. */
  readonly left: number;
  readonly width: number;
  readonly segments: readonly Segment[];
}
