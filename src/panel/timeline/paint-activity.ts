import type { Style } from '../../render/line.js';
import type { Lane } from './lane.js';
import { outcomeMeaning } from './lane-meaning.js';
import { ahead, finish, head, pen } from './marks.js';
import type { Scale } from './scale.js';
import { lostAt, pendingAt, type Scene, triesAt } from './scene.js';
import { type Strip, stroke } from './strip.js';
import type { Try } from './tries.js';

/** From its schedule through each attempt, and the pauses between them, to its close. */
export function paintActivity(strip: Strip, scene: Scene, scale: Scale, lane: Lane): void {
  const { look, now } = scene;
  const { glyphs } = look;
  const rest = pen(scene, look.glyphs.time.rest, look.quiet);
  const pending = pendingAt(scene, lane);
  const tries = triesAt(scene, lane);
  let at = lane.from;
  let number = 0;
  for (const one of tries) {
    stroke(strip, scale, { from: at, to: one.from }, rest);
    unseen(strip, scene, scale, { from: at, to: one.from }, one.attempt - number - 1);
    at = one.to ?? now;
    number = one.attempt;
  }
  const waits = lane.end === undefined && at < now;
  const pausing = pending?.nextAttemptAt !== undefined && pending.attempt > 1;
  const end = lane.end?.at ?? now;
  if (at < end) {
    stroke(strip, scale, { from: at, to: end }, pausing ? { ...rest, style: look.timer } : rest);
    unseen(strip, scene, scale, { from: at, to: end }, (pending?.attempt ?? lane.attempt) - number - 1);
  }
  strip.put(scale.column(lane.from), glyphs.waiting, look.quiet);
  for (const one of tries) paintTry(strip, scene, scale, lane, one);
  if (tries.every(({ to }) => to !== undefined) && waits) {
    head(strip, scene, scale, lane.from, pausing ? look.timer : look.quiet);
    if (pausing) ahead(strip, scene, scale, pending.nextAttemptAt, look.timer);
  }
  if (lane.end !== undefined) finish(strip, scene, scale, lane.end.at, lane.end.outcome);
}

/** Attempts that nobody saw: that they were, though not when. */
function unseen(
  strip: Strip,
  { look }: Scene,
  scale: Scale,
  { from, to }: { readonly from: number; readonly to: number },
  count: number,
): void {
  if (count < 1) return;
  const text = ` ${count} ${look.glyphs.failed} `;
  const first = Math.max(0, scale.column(from) + 1);
  const room = Math.min(scale.width, scale.column(to)) - first;
  if (room >= text.length) strip.write(first + Math.floor((room - text.length) / 2), text, look.failed);
  else if (room > 0) strip.put(first + room - 1, look.glyphs.failed, look.failed);
}

function paintTry(strip: Strip, scene: Scene, scale: Scale, lane: Lane, one: Try): void {
  const { look, now } = scene;
  const { glyphs } = look;
  const style = tryStyle(scene, lane, one);
  const to = one.to ?? now;
  const died = lostAt(scene, one, to);
  const lost = died === undefined ? to : Math.max(one.from, died);
  stroke(
    strip,
    scale,
    { from: one.from, to: lost },
    pen(scene, one.to === undefined ? look.glyphs.time.going : look.glyphs.time.over, style),
  );
  if (lost < to) stroke(strip, scale, { from: lost, to }, pen(scene, look.glyphs.time.rest, look.quiet));
  if (one.to === undefined) head(strip, scene, scale, one.from, lost < to ? look.quiet : style);
  strip.put(scale.column(one.from), glyphs.running, style);
  if (one.to !== undefined && one.failed) strip.put(scale.column(one.to), glyphs.failed, look.failed);
}

function tryStyle({ look }: Scene, { end, attempt }: Lane, one: Try): Style {
  if (one.failed) return look.failed;
  if (end !== undefined && one.attempt >= attempt) return look[outcomeMeaning(end.outcome)];
  return one.attempt > 1 ? look.retry : look.activity;
}
