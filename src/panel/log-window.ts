import type { Line } from '../render/line.js';
import { clip } from './cell.js';
import type { PanelLook } from './look.js';
import type { Room } from './panel.js';
import type { PanelControls } from './view.js';

/**
 * The rows that are looked at of a list that grows at its end: the newest, so many half rooms back, or from `failure`
 * on (its index; undefined if there is none). Where newer ones are out of sight, the last row says so.
 */
export function windowed(
  rows: readonly Line[],
  { width, height }: Room,
  { look: where }: PanelControls,
  failure: number | undefined,
  look: PanelLook,
): readonly Line[] {
  const newest = Math.max(0, rows.length - height);
  const from = start(newest, height, where, failure);
  if (from >= newest || height < 2) return rows.slice(from, from + height);
  const newer = rows.length - (from + height - 1);
  const text = `${look.glyphs.ellipsis} ${newer} more ${newer === 1 ? 'row' : 'rows'}, = for the newest`;
  return [...rows.slice(from, from + height - 1), [{ text: clip(text, width, look), style: look.quiet }]];
}

function start(newest: number, height: number, where: PanelControls['look'], failure: number | undefined): number {
  switch (where.kind) {
    case 'follow':
      return newest;
    case 'back':
      return Math.max(0, newest - where.by * Math.ceil(height / 2));
    case 'failure':
      return Math.min(newest, failure ?? newest);
  }
}

/** Looks that draw the same have the same; each frame may come with one of its own. */
export function lookKey(look: PanelLook): string {
  return `${look.ascii} ${look.failed.color} ${look.quiet.color}`;
}
