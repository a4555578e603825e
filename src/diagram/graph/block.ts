import type { Canvas } from '../canvas.js';
import { north, type Side, south } from '../side.js';

/** Where lines may reach one side of a block. Cells along the side count from the block's left or top edge. */
export interface Shore {
  readonly from: number;
  readonly to: number;
  /** Where a single line best goes. */
  readonly middle: number;
  /** Cells from the block's edge to the border that lines end at. */
  readonly depth: number;
  /** Cells that lines can't use. */
  readonly taken: readonly number[];
}

export interface Crossings {
  /** Cells across at which edges cross the border, by edge. */
  readonly at: ReadonlyMap<number, number>;
  /** Cells along from the border to where they go on inside. */
  readonly depth: number;
}

/** What stands at the place of a node. */
export interface Block {
  readonly width: number;
  readonly height: number;
  shore(side: Side): Shore;
  /** The same with at least so many cells between the first and the last cell that lines may reach. */
  grown(side: Side, cells: number): Block;
  paint(canvas: Canvas, x: number, y: number): void;
  /** A single sign, too small for several lines at a side. */
  readonly isSign?: boolean;
  /** Only clusters have them: edges that go on inside. */
  readonly crossings?: Crossings;
}

export function isVertical(side: Side): boolean {
  return side === north || side === south;
}

/** Cells of a block along a side of it. */
export function lengthOf(block: Block, side: Side): number {
  return isVertical(side) ? block.width : block.height;
}
