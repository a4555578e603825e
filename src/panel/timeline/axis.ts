import type { PanelLook } from '../look.js';
import type { Scale } from './scale.js';
import { roundStep, tickText } from './span.js';
import { Strip, writeFold } from './strip.js';

/** Ticks are at least so many cells apart. */
const leastApart = 10;

/** `0s   2s   4s ╱ 28 d ╱ +2s`: after a fold, ticks count from its end. */
export function paintAxis(scale: Scale, look: PanelLook): Strip {
  const strip = new Strip(scale.width);
  const step = roundStep(scale.perCell * Math.min(leastApart, Math.max(5, scale.width / 3)));
  for (const [index, piece] of scale.pieces.entries()) {
    const next = scale.folds[index];
    const end = Math.min(scale.width, next === undefined ? scale.width : next.column - 1);
    // Ticks before what is seen are skipped in one go.
    const first = Math.max(index === 0 ? 0 : 1, Math.floor((-piece.x * scale.perCell) / step));
    for (let tick = first; tick - first <= scale.width; tick++) {
      const column = Math.floor(piece.x + (tick * step) / scale.perCell);
      const text = `${index === 0 ? '' : '+'}${tickText(tick * step, step)}`;
      if (column + text.length > end) break;
      if (column >= 0) strip.write(column, text, look.quiet);
    }
  }
  for (const fold of scale.folds) writeFold(strip, fold, look.glyphs.time.fold, look.timer);
  return strip;
}
