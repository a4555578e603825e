import type { Command } from '../presenter/command.js';
import { brokenFrame, frame } from '../presenter/frame.js';
import type { Frame } from '../presenter/region.js';
import type { PresenterState } from '../presenter/state.js';
import type { Encoder } from '../terminal/encode.js';

export interface RegionRows {
  readonly kind: string;
  readonly rows: readonly string[];
}

/** After so much quiet, ms, Ink's tree follows what was painted. */
const quiet = 150;
/** Ink takes a tenth of a second for a screen of frames and bars, in which nothing is painted: where clocks tick it waits. */
const liveQuiet = 1500;
/** ms from any paint to one for the clocks alone. */
const clockPace = 100;
/** ms between two paints of what is live, if they are cheap: events come in flocks. */
const livePace = 30;
/** Of the time, that paints of what is live may take: those of many panels come less often, down to the clocks' pace. */
const liveShare = 0.06;
/** Of what a paint costs, that is told by the last one alone: one in which memory was collected says little. */
const newestWeight = 0.2;

/**
 * Puts the state on the terminal: keys at once, and what is live too unless the last paint was just now; tells Ink's
 * tree when nothing has changed for a while. Both draw from the same frame.
 */
export class Painter {
  readonly #paint: (rows: readonly string[], frame: Frame) => void;
  readonly #encoder: Encoder;
  readonly #state: () => PresenterState;
  readonly #onError: (error: unknown) => void;
  readonly #listeners = new Set<() => void>();
  #shown: readonly RegionRows[] = [];
  #settled: readonly RegionRows[] = [];
  /** When the last paint was, and when the next one is due (`performance.now()` ms). */
  #painted = Number.NEGATIVE_INFINITY;
  #due = Number.POSITIVE_INFINITY;
  #next: NodeJS.Timeout | undefined;
  /** ms that a paint takes. */
  #cost = 0;
  /** Whether a picture stands on the screen. */
  #pictured = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    encoder: Encoder,
    state: () => PresenterState,
    paint: (rows: readonly string[], frame: Frame) => void,
    onError: (error: unknown) => void,
  ) {
    this.#encoder = encoder;
    this.#state = state;
    this.#paint = paint;
    this.#onError = onError;
  }

  /** Rows of the state as it is now. */
  rows(): readonly string[] {
    return this.#rowsOf(this.#frame());
  }

  #rowsOf(shown: Frame): readonly string[] {
    this.#pictured = shown.some(({ spots }) => spots !== undefined && spots.length > 0);
    this.#shown = encodeFrame(shown, this.#encoder);
    return this.#shown.flatMap((region) => region.rows);
  }

  /** A slide that can't be drawn is a bug, and one slide of many: the speaker goes on to the next. */
  #frame(): Frame {
    try {
      return frame(this.#state());
    } catch (error) {
      this.#onError(error);
      return brokenFrame(this.#state(), error);
    }
  }

  changed(command: Command): void {
    if (command.kind === 'key' || command.kind === 'resize') {
      this.now();
      this.#settleAfter(quiet);
    } else {
      this.#paintAfter(command.kind === 'tick' ? clockPace : this.#livePace());
      this.#settleAfter(liveQuiet);
    }
  }

  #livePace(): number {
    return Math.min(clockPace, Math.max(livePace, this.#cost / liveShare));
  }

  /** Paints when the last paint is `ms` ago, and not before all that has come with this command is there. */
  #paintAfter(ms: number): void {
    const due = this.#painted + ms;
    if (this.#due <= due) return;
    this.#due = due;
    clearTimeout(this.#next);
    const wait = due - performance.now();
    if (wait > 0) this.#next = setTimeout(() => this.now(), wait);
    else setImmediate(() => this.#due === due && this.now());
  }

  #settleAfter(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), ms);
  }

  /** Paints at once. */
  now(): void {
    this.#rest();
    const begun = performance.now();
    const shown = this.#frame();
    this.#paint(this.#rowsOf(shown), shown);
    this.#painted = performance.now();
    this.#cost += (this.#painted - begun - this.#cost) * newestWeight;
  }

  /** There is nothing more to paint. */
  #rest(): void {
    this.#due = Number.POSITIVE_INFINITY;
    clearTimeout(this.#next);
  }

  /** Nothing has happened for a while: Ink follows. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // Ink takes a tenth of a second for a picture made of cells, in which no key would be painted.
    if (this.#pictured) return;
    this.#settled = this.#shown;
    for (const listener of this.#listeners) listener();
  }

  close(): void {
    this.#rest();
    clearTimeout(this.#timer);
  }

  // What Ink's tree is drawn from.
  readonly frames = {
    subscribe: (listener: () => void): (() => void) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
    get: (): readonly RegionRows[] => this.#settled,
  };
}

export function encodeFrame(regions: Frame, encoder: Encoder): readonly RegionRows[] {
  return regions.map((region) => ({ kind: region.kind, rows: region.lines.map((line) => encoder.row(line)) }));
}
