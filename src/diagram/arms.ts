import type { DiagramRole } from '../render/diagram-types.js';
import { east, north, type Side, south, west } from './side.js';

/** Lines of one owner in a cell: two bits a side, 0 to 2. */
export interface Arms {
  readonly owner: number;
  readonly role: DiagramRole;
  readonly edge: boolean;
  sides: number;
  readonly dotted: boolean;
}

export function has(sides: number, side: Side): number {
  return (sides >> (side * 2)) & 3;
}

export function withSide(sides: number, side: Side, weight: number): number {
  return has(sides, side) >= weight ? sides : (sides & ~(3 << (side * 2))) | (weight << (side * 2));
}

function isVertical({ sides }: Arms): boolean {
  return has(sides, north) + has(sides, south) > 0;
}

function isHorizontal({ sides }: Arms): boolean {
  return has(sides, east) + has(sides, west) > 0;
}

/** Edges over borders; of two alike the vertical one. */
export function uppermost(arms: readonly Arms[]): Pick<Arms, 'sides' | 'dotted' | 'role'> {
  const edges = arms.filter(({ edge }) => edge);
  const among = edges.length > 0 ? edges : arms;
  return among.find(isVertical) ?? among[0] ?? { sides: 0, dotted: false, role: 'line' };
}

/** Two edges in one place that do not simply cross. */
export function collide(arms: readonly Arms[]): boolean {
  const edges = arms.filter(({ edge }) => edge);
  if (edges.length > 2) return true;
  return edges.length === 2 && (edges.every(isVertical) || edges.every(isHorizontal));
}
