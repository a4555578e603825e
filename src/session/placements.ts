import { placementOf } from '../image/drawing.js';
import type { Frame } from '../presenter/region.js';
import type { Placement } from '../terminal/placement.js';
import { drawingOf } from './shown-pictures.js';

/** Where the terminal has to draw pictures. */
export function placements(frame: Frame): readonly Placement[] {
  const found: Placement[] = [];
  let top = 0;
  for (const { lines, spots } of frame) {
    for (const spot of spots ?? []) {
      const placement = placementOf(drawingOf(spot), top + spot.row, spot.column);
      // Of one that stands in cells a part may be scrolled away.
      if (placement) found.push({ ...placement, rows: spot.rows });
    }
    top += lines.length;
  }
  return found;
}
