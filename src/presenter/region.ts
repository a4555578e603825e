import type { Line } from '../render/line.js';
import type { Spot } from '../render/picture.js';

export interface Region {
  readonly kind: 'slide' | 'panel' | 'status' | 'overlay';
  readonly lines: readonly Line[];
  /** Pictures on these rows. */
  readonly spots?: readonly Spot[];
}

/** The regions of the screen from top to bottom: together exactly as many lines as the terminal has rows. */
export type Frame = readonly Region[];

export function rowsOf(regions: readonly Region[]): number {
  return regions.reduce((sum, region) => sum + region.lines.length, 0);
}

export function frameLines(regions: Frame): readonly Line[] {
  return regions.flatMap((region) => region.lines);
}
