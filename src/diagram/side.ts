/** Sides of a cell or a box, clockwise. */
export const north = 0;
export const east = 1;
export const south = 2;
export const west = 3;

export type Side = typeof north | typeof east | typeof south | typeof west;

export function opposite(side: Side): Side {
  return ((side + 2) % 4) as Side;
}
