import type { Lane } from './lane.js';
import { laneMeaning, lateBy, outcomeMeaning } from './lane-meaning.js';
import { ahead, finish, head, pen } from './marks.js';
import { paintActivity } from './paint-activity.js';
import type { Scale } from './scale.js';
import type { Scene } from './scene.js';
import { Strip, stroke } from './strip.js';

/** A lane's bar: what is seen of it in `scale`. */
export function paintLane(scene: Scene, scale: Scale, lane: Lane): Strip {
  const strip = new Strip(scale.width);
  switch (lane.kind) {
    case 'activity':
      paintActivity(strip, scene, scale, lane);
      break;
    case 'timer':
      paintTimer(strip, scene, scale, lane);
      break;
    case 'signal':
    case 'mark':
    case 'task':
      paintMoments(strip, scene, scale, lane);
      break;
    case 'update':
    case 'child':
    case 'run':
      paintSpan(strip, scene, scale, lane);
      break;
  }
  return strip;
}

/** Thin: while a timer runs nobody works. */
function paintTimer(strip: Strip, scene: Scene, scale: Scale, lane: Lane): void {
  const { look, now } = scene;
  const to = lane.end?.at ?? now;
  stroke(strip, scale, { from: lane.from, to }, pen(scene, look.glyphs.time.rest, look.timer));
  strip.put(scale.column(lane.from), look.glyphs.waiting, look.timer);
  if (lane.end !== undefined) {
    if (lane.due !== undefined && lateBy(lane) !== undefined) {
      strip.put(scale.column(lane.due), look.glyphs.time.due, look.timer);
    }
    finish(strip, scene, scale, lane.end.at, lane.end.outcome);
    return;
  }
  head(strip, scene, scale, lane.from, look.timer);
  if (lane.due !== undefined) ahead(strip, scene, scale, lane.due, look.timer);
}

function paintSpan(strip: Strip, scene: Scene, scale: Scale, lane: Lane): void {
  const { look, now } = scene;
  const { glyphs } = look;
  const style = look[lane.end === undefined ? laneMeaning(lane) : outcomeMeaning(lane.end.outcome)];
  const line = lane.end === undefined ? look.glyphs.time.going : look.glyphs.time.over;
  stroke(strip, scale, { from: lane.from, to: lane.end?.at ?? now }, pen(scene, line, style));
  const begin = lane.kind === 'update' ? look.glyphs.time.signal : glyphs.running;
  strip.put(scale.column(lane.from), begin, lane.kind === 'update' ? look.signal : style);
  if (lane.end === undefined) head(strip, scene, scale, lane.from, style);
  else if (scale.column(lane.end.at) > scale.column(lane.from)) {
    finish(strip, scene, scale, lane.end.at, lane.end.outcome);
  }
}

function paintMoments(strip: Strip, { look, now }: Scene, scale: Scale, { kind, moments, end }: Lane): void {
  const { glyphs } = look;
  for (const { at, to, meaning } of moments) {
    const column = scale.column(at);
    const last = scale.column(to ?? (kind === 'task' && end === undefined ? now : at));
    if (last < 0 || column >= scale.width) continue;
    const style = look[meaning];
    const bad = meaning === 'failed' || meaning === 'retry';
    const mark = kind === 'task' ? look.glyphs.time.over : kind === 'signal' ? look.glyphs.time.signal : glyphs.running;
    if (!bad) strip.fill(column, last, mark, style);
    else strip.put(last, glyphs.failed, style);
  }
}
