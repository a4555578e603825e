import type { Style } from '../../render/line.js';
import type { Outcome } from './lane.js';
import { outcomeMeaning } from './lane-meaning.js';
import type { Scale } from './scale.js';
import type { Scene } from './scene.js';
import type { Strip, stroke } from './strip.js';

/** The end of what goes on. */
export function head(strip: Strip, { look, now }: Scene, scale: Scale, from: number, style: Style): void {
  if (scale.column(now) > scale.column(from)) strip.put(scale.column(now), look.glyphs.time.now, style);
}

/** From now to when something is due, where the axis goes so far. */
export function ahead(strip: Strip, { look, now }: Scene, scale: Scale, due: number, style: Style): void {
  const from = scale.column(now);
  const to = scale.column(due);
  if (to <= from || to >= scale.width) return;
  strip.fill(from + 1, to - 1, look.glyphs.time.ahead, look.quiet);
  strip.put(to, look.glyphs.time.due, style);
}

export function finish(strip: Strip, scene: Scene, scale: Scale, at: number, outcome: Outcome): void {
  strip.put(scale.column(at), outcomeGlyph(outcome, scene), scene.look[outcomeMeaning(outcome)]);
}

export function pen({ look }: Scene, cell: string, style: Style): Parameters<typeof stroke>[3] {
  return { cell, fold: look.glyphs.time.fold, style };
}

function outcomeGlyph(outcome: Outcome, { look: { glyphs } }: Scene): string {
  switch (outcome) {
    case 'done':
      return glyphs.running;
    case 'failed':
    case 'timed-out':
      return glyphs.failed;
    case 'canceled':
      return glyphs.canceled;
    case 'abandoned':
      return glyphs.stopped;
  }
}
