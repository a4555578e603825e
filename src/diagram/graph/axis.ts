import { east, north, type Side, south, west } from '../side.js';
import type { Direction, Look } from './model.js';

/**
 * Graphs are laid out as if all edges ran down: `along` counts the way they run, `across` to its right. An axis tells
 * what that is on the sheet, and how much room things want there.
 */
export interface Axis {
  /** Edges run from left to right or back. */
  readonly horizontal: boolean;
  /** `along` counts against the sheet's coordinates. */
  readonly reversed: boolean;
  readonly forward: Side;
  readonly backward: Side;
  /** Cells between two blocks, a block and an edge, two edges. */
  readonly gaps: { readonly blocks: number; readonly edge: number; readonly edges: number };
  /** Cells between two places where edges reach the same side of a block. */
  readonly pinGap: number;
  /** Cells from one track of edges to the next, and before the first and after the last. */
  readonly pitch: number;
  readonly lead: number;
  /** Least cells between layers of blocks, and between a layer of labels and another one. */
  readonly channel: { readonly blocks: number; readonly labels: number };
}

export function axisOf(direction: Direction, { tight }: Pick<Look, 'tight'>): Axis {
  const horizontal = direction === 'left' || direction === 'right';
  const forward = { down: south, up: north, right: east, left: west }[direction] as Side;
  const common = {
    horizontal,
    reversed: direction === 'up' || direction === 'left',
    forward,
    backward: ((forward + 2) % 4) as Side,
  };
  if (horizontal) {
    return {
      ...common,
      gaps: { blocks: 1, edge: 1, edges: 0 },
      pinGap: 1,
      pitch: tight ? 1 : 2,
      lead: 1,
      channel: { blocks: tight ? 3 : 5, labels: tight ? 1 : 2 },
    };
  }
  return {
    ...common,
    gaps: { blocks: tight ? 2 : 3, edge: tight ? 1 : 2, edges: 1 },
    pinGap: 2,
    pitch: 1,
    lead: 0,
    channel: { blocks: 2, labels: 1 },
  };
}
