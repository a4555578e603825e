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
/** While a panel is live there is no quiet: Ink follows this often, ms. */
const liveFollow = 1000;

/**
 * Puts the state on the terminal: keys at once, what is live once a turn of the event loop, and tells Ink's tree
 * when nothing has happened for a while. Both draw from the same frame.
 */
export class Painter {
  readonly #paint: (rows: readonly string[], frame: Frame) => void;
  readonly #encoder: Encoder;
  readonly #state: () => PresenterState;
  readonly #onError: (error: unknown) => void;
  readonly #listeners = new Set<() => void>();
  #shown: readonly RegionRows[] = [];
  #settled: readonly RegionRows[] = [];
  #queued = false;
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
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.settle(), quiet);
    } else if (!this.#queued) {
      this.#queued = true;
      setImmediate(() => {
        if (this.#queued) this.now();
      });
      this.#timer ??= setTimeout(() => this.settle(), liveFollow);
    }
  }

  /** Paints at once. */
  now(): void {
    this.#queued = false;
    const shown = this.#frame();
    this.#paint(this.#rowsOf(shown), shown);
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
    this.#queued = false;
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
