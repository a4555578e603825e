import type { Line, Span } from '../../render/line.js';
import { clip } from '../cell.js';
import { said } from '../text.js';
import { duration, took } from '../time.js';
import type { Lane } from './lane.js';
import { lateBy, outcomeMeaning } from './lane-meaning.js';
import type { Presence } from './presence.js';
import type { GroupWord } from './rows.js';
import { lostAt, pendingAt, type Scene, triesAt } from './scene.js';
import { spelled } from './spell.js';

/** Of a duration below 100 s. */
const usualWidth = 6;

/** What is said at the right of a lane: how it stands, and why. */
export function laneNote(scene: Scene, lane: Lane, width: number): Line {
  const { look, now } = scene;
  if (lane.end !== undefined) return overNote(scene, lane, width);
  if (lane.kind === 'activity') return pendingNote(scene, lane, width);
  const left = lane.due === undefined ? undefined : lane.due - now;
  const text = left === undefined ? duration(now - lane.from) : left > 0 ? `in ${duration(left)}` : 'due now';
  return [{ text: clip(text, width, look), style: lane.kind === 'timer' ? look.timer : look.plain }];
}

function overNote({ look }: Scene, lane: Lane, width: number): Line {
  const { glyphs } = look;
  const { end, from, startedAt = from, attempt, detail, moments } = lane;
  if (end === undefined) return [];
  const fits = (span: Span): Line => [{ text: clip(span.text, width, look), style: span.style }];
  if (moments.length > 0) {
    const times = moments.length > 1 ? `${moments.length} times` : '';
    const words =
      lane.kind === 'task' && lane.level === 1
        ? times
        : [times, said(detail)].filter(Boolean).join(` ${glyphs.separator} `);
    return fits({ text: words, style: lane.level === 0 && lane.kind === 'task' ? look.failed : look.quiet });
  }
  const style = look[outcomeMeaning(end.outcome)];
  const tries = attempt > 1 ? ` ${glyphs.separator} attempt ${attempt}` : '';
  // What it took: the queue is to be seen, and is not its own time.
  const time = lasted(end.at - (lane.kind === 'activity' && attempt === 1 ? startedAt : from));
  switch (end.outcome) {
    case 'done': {
      const late = lateBy(lane);
      return fits({
        text: `${glyphs.done} ${time}${tries}${late === undefined ? '' : `, ${spelled(late)} late`}`,
        style,
      });
    }
    case 'failed':
      return fits({ text: `${glyphs.failed} ${detail === '' ? `failed in ${time}` : said(detail)}${tries}`, style });
    case 'timed-out':
      return fits({ text: `${glyphs.failed} timed out after ${time}${tries}`, style });
    case 'canceled':
      return fits({ text: `${glyphs.canceled} canceled`, style });
    case 'abandoned':
      return fits({ text: `${glyphs.stopped} left behind`, style });
  }
}

/** A duration that is over. */
function lasted(ms: number): string {
  return ms < 100_000 ? took(ms) : spelled(ms);
}

function pendingNote(scene: Scene, lane: Lane, width: number): Line {
  const { look, now } = scene;
  const pending = pendingAt(scene, lane);
  const last = triesAt(scene, lane).at(-1);
  const attempt = pending?.attempt ?? last?.attempt ?? 1;
  const maximum = pending?.maximumAttempts ?? lane.maximumAttempts;
  const count = `${attempt}${maximum > 0 ? `/${maximum}` : ''}`;
  const failure =
    pending?.lastFailure === undefined ? '' : said(pending.lastFailure.message || pending.lastFailure.type);
  const runs = last !== undefined && last.to === undefined;
  const wait = pending?.nextAttemptAt === undefined ? 0 : pending.nextAttemptAt - now;
  if (runs && lostAt(scene, last, now) !== undefined) {
    const words = width < 28 ? 'worker gone' : 'the worker that had it is gone';
    return [{ text: clip(`${look.glyphs.failed} ${words}`, width, look), style: look.failed }];
  }
  const time = runs ? duration(now - last.from) : wait > 0 ? `in ${duration(wait)}` : 'waiting';
  if (attempt === 1 && failure === '') {
    return [{ text: clip(time, width, look), style: runs ? look.activity : look.quiet }];
  }
  const words = width < 24 ? count : `attempt ${count}`;
  const head: Line = [
    { text: clip(words, width, look), style: look.retry },
    {
      text: clip(`  ${time.padEnd(runs ? usualWidth : usualWidth + 3)}  `, width - words.length, look),
      style: runs ? look.plain : look.timer,
    },
  ];
  const used = head.reduce((sum, { text }) => sum + text.length, 0);
  return width - used < 8 ? head : [...head, { text: clip(failure, width - used, look), style: look.quiet }];
}

export function groupNote({ look }: Scene, word: GroupWord, lanes: readonly Lane[], width: number): Line {
  if (word === 'waiting') return [{ text: clip('waiting for a worker', width, look), style: look.quiet }];
  const total = lanes.reduce((sum, { from, startedAt, end }) => sum + ((end?.at ?? from) - (startedAt ?? from)), 0);
  const outcome = lanes[0]?.end?.outcome ?? 'done';
  return [
    {
      text: clip(`${word} in ${lasted(total / lanes.length)} each`, width, look),
      style: look[outcomeMeaning(outcome)],
    },
  ];
}

export function presenceNote({ look, now, model }: Scene, { name, absences }: Presence, width: number): Line {
  const { glyphs } = look;
  const last = absences.at(-1);
  if (last !== undefined && last.to === undefined) {
    const words = name === 'worker' ? 'nobody polls' : 'down';
    return [{ text: clip(`${glyphs.failed} ${words} ${duration(now - last.from)}`, width, look), style: look.failed }];
  }
  const replay = name === 'worker' ? model.replays.at(-1) : undefined;
  if (replay !== undefined) {
    return [{ text: clip(`${glyphs.again} replayed ${replay.events} events`, width, look), style: look.running }];
  }
  if (last?.to === undefined) return [];
  return [{ text: clip(`${glyphs.done} back after ${lasted(last.to - last.from)}`, width, look), style: look.done }];
}
