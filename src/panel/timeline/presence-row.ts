import type { Presence } from './presence.js';
import type { Scale } from './scale.js';
import type { Scene } from './scene.js';
import { spelled } from './spell.js';
import { Strip, stroke } from './strip.js';

/** Whether there is anything to say of them: they were away, one was killed, a new one replayed. */
export function isTold({ absences, deaths, name }: Presence, { model }: Scene): boolean {
  return absences.length > 0 || deaths.length > 0 || (name === 'worker' && model.replays.length > 0);
}

/** When workers, or the service, were there, were killed, came back, and replayed. */
export function paintPresence({ name, absences, deaths, arrivals }: Presence, scene: Scene, scale: Scale): Strip {
  const { look, start, now, model } = scene;
  const { glyphs } = look;
  const strip = new Strip(scale.width);
  stroke(
    strip,
    scale,
    { from: start, to: now },
    { cell: look.glyphs.time.alive, fold: look.glyphs.time.fold, style: look.done },
  );
  for (const { from, to = now } of absences) {
    const first = Math.max(0, scale.column(from));
    const last = Math.min(scale.width - 1, scale.column(to));
    strip.fill(first, last, ' ', look.quiet);
    const room = last - first - 1;
    const text = [`away ${spelled(to - from)}`, spelled(to - from)].find((words) => words.length + 2 <= room);
    if (text !== undefined) strip.write(first + 1 + Math.floor((room - text.length) / 2), text, look.failed);
  }
  for (const at of arrivals) strip.put(scale.column(at), glyphs.running, look.done);
  if (name === 'worker') {
    for (const { at, events } of model.replays) {
      const column = scale.column(at);
      // The mark of an arrival stays.
      const place = strip.at(column) === glyphs.running ? column + 1 : column;
      strip.put(place, glyphs.again, look.running);
      const words = ` ${events} events `;
      if (Math.min(scale.column(now), scale.width) - place > words.length) strip.write(place + 1, words, look.running);
    }
  }
  for (const at of deaths) strip.put(scale.column(at), glyphs.failed, look.failed);
  return strip;
}

/** Moments that concern all rows: columns, with what they mean. */
export function walls(
  scene: Scene,
  scale: Scale,
): readonly { readonly column: number; readonly meaning: 'failed' | 'done' }[] {
  return scene.presences.flatMap(({ deaths, arrivals }) => [
    ...deaths.map((at) => ({ column: scale.column(at), meaning: 'failed' as const })),
    ...arrivals.map((at) => ({ column: scale.column(at), meaning: 'done' as const })),
  ]);
}
