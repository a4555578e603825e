import type { Played } from '../presenter/state.js';
import type { Json } from './json.js';
import { patched } from './patch.js';
import { type Recorded, recorded } from './recorded.js';
import { number, oneOf, record, text } from './shape.js';

/** What a recording may hold; reading takes no more than writing gives. */
export const recordingLimits = { bytes: 2_000_000, lines: 12_000, ms: 5 * 60_000 } as const;

/** The first line of a recording. */
export interface RecordingHead {
  readonly tslides: 'recording';
  readonly version: 1;
  /** The panel's id. */
  readonly panel: string;
  /** Epoch ms, when it begins. */
  readonly recordedAt: number;
  /** ms. */
  readonly lasts: number;
}

export interface Recording extends RecordingHead {
  /** By time, ms from the beginning: what changed then. */
  readonly moments: readonly { readonly at: number; readonly patch: Json }[];
}

/** A recording that can't be played; the message is one sentence. */
export class RecordingProblem extends Error {
  override readonly name = 'RecordingProblem';
}

const head = record<RecordingHead>({
  tslides: oneOf('recording'),
  version: oneOf(1),
  panel: text,
  recordedAt: number,
  lasts: number,
});

const deepest = 80;

/** Reads what a `Tape` wrote, or what somebody made it into. @throws RecordingProblem */
export function readRecording(content: string): Recording {
  const [first = '', ...lines] = content.split('\n', recordingLimits.lines + 2);
  const known = parsed(first, 1);
  if (!head(known)) throw new RecordingProblem('it is no recording of a demo, or one of another version of tslides');
  const { tslides, version, panel, recordedAt, lasts } = known as unknown as RecordingHead;
  let last = 0;
  const moments = lines.flatMap((line, index) => {
    if (line === '') return [];
    const moment = parsed(line, index + 2);
    const [at, patch] = Array.isArray(moment) ? (moment as readonly Json[]) : [];
    if (typeof at !== 'number' || at < last || at > recordingLimits.ms || patch === undefined) {
      throw new RecordingProblem(`line ${index + 2} is not a moment of a recording`);
    }
    last = at;
    return [{ at, patch }];
  });
  if (moments.length === 0) throw new RecordingProblem('there is nothing in it');
  return { tslides, version, panel, recordedAt, lasts: Math.min(Math.max(lasts, last), recordingLimits.ms), moments };
}

function parsed(line: string, number: number): Json {
  try {
    const value = JSON.parse(line) as Json;
    if (isShallow(value, deepest)) return value;
  } catch {
    // Told below.
  }
  throw new RecordingProblem(`line ${number} can't be read`);
}

function isShallow(value: Json, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((inner: Json) => isShallow(inner, depth - 1));
}

/** A recording on its way from its beginning to its end. */
export class Reel {
  readonly #recording: Recording;
  #next = 0;
  #view: Json = {};

  constructor(recording: Recording) {
    this.#recording = recording;
  }

  /** What is to be seen so many ms after the beginning; never earlier than the last time. @throws RecordingProblem */
  at(ms: number): Played {
    const { moments, recordedAt, lasts } = this.#recording;
    // Nothing was to be seen before the first moment.
    const until = Math.max(ms, moments[0]?.at ?? 0);
    const before = this.#view;
    try {
      for (let next = moments[this.#next]; next !== undefined && next.at <= until; next = moments[this.#next]) {
        this.#view = patched(this.#view, next.patch);
        this.#next += 1;
      }
    } catch {
      throw new RecordingProblem(`its moment ${this.#next + 1} does not follow from those before it`);
    }
    if (this.#view !== before && !recorded(this.#view)) {
      throw new RecordingProblem(`its moment ${this.#next} is not what a demo's panels show`);
    }
    const { workflow, workers, processes, taskQueue, traffic, acts, log, outages, service } = this
      .#view as unknown as Recorded;
    return {
      ...(workflow ? { workflow } : {}),
      ...(taskQueue ? { taskQueue } : {}),
      ...(traffic ? { traffic } : {}),
      ...{ workers, processes, acts, log, outages, service, recordedAt },
      now: recordedAt + Math.min(Math.max(0, ms), lasts),
    };
  }
}
