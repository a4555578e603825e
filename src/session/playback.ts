import { dayText } from '../panel/title-recorded.js';
import { demosOfSlide } from '../presenter/demo-blocks.js';
import type { PresenterState } from '../presenter/state.js';
import { type Recording, Reel } from '../rehearsal/recording.js';
import { findRecording } from '../rehearsal/recording-file.js';
import type { Store } from './store.js';

export interface PlaybackOptions {
  readonly store: Store;
  readonly trouble: (error: unknown) => void;
}

/** ms between two pictures of a recording. */
const pace = 100;

/** Shows recordings in the place of live panels, each in the time in which it was made. */
export class Playback {
  readonly #options: PlaybackOptions;
  readonly #unsubscribe: () => void;
  /** By panel: what plays, is being read, or stands at its end. */
  readonly #playing = new Map<string, { timer?: NodeJS.Timeout }>();

  constructor(options: PlaybackOptions) {
    this.#options = options;
    this.#unsubscribe = options.store.subscribe((state) => this.#follow(state));
  }

  /** Plays the panel's recording; gives the live panel back where it plays. Never rejects. */
  async toggle(id: string): Promise<void> {
    if (this.#playing.has(id)) return this.stop(id);
    const playing = {};
    this.#playing.set(id, playing);
    try {
      const recording = await findRecording(this.#options.store.state.deck.folder, id);
      if (this.#playing.get(id) !== playing) return;
      if (recording !== undefined) return this.#play(id, recording);
      this.#playing.delete(id);
      this.#say(id, 'info', 'there is no recording of this demo: tslides rehearse --record makes one');
    } catch (error) {
      this.#fail(id, error);
    }
  }

  /** The live panel again. */
  stop(id: string): void {
    const playing = this.#playing.get(id);
    if (playing === undefined) return;
    clearInterval(playing.timer);
    this.#playing.delete(id);
    this.#options.store.dispatch({ kind: 'played', demo: id, view: undefined });
  }

  close(): void {
    this.#unsubscribe();
    for (const { timer } of this.#playing.values()) clearInterval(timer);
    this.#playing.clear();
  }

  #play(id: string, recording: Recording): void {
    const { store } = this.#options;
    const reel = new Reel(recording);
    const begun = performance.now();
    const show = (): void => {
      const ms = performance.now() - begun;
      const view = reel.at(ms);
      const now = store.state.reducedMotion ? view.now - (view.now % 1000) : view.now;
      if (ms >= recording.lasts) clearInterval(timer);
      store.dispatch({ kind: 'played', demo: id, view: { ...view, now } });
    };
    const timer = setInterval(() => {
      try {
        show();
      } catch (error) {
        this.#fail(id, error);
      }
    }, pace);
    this.#playing.set(id, { timer });
    show();
  }

  #fail(id: string, error: unknown): void {
    this.stop(id);
    if (!(error instanceof Error) || error.name !== 'RecordingProblem') this.#options.trouble(error);
    else this.#say(id, 'error', `the recording can't be played: ${error.message}`);
  }

  #follow(state: PresenterState): void {
    if (this.#playing.size === 0) return;
    const shown = new Set(demosOfSlide(state.deck, state.slide).map(({ id }) => id));
    for (const id of this.#playing.keys()) if (!shown.has(id)) this.stop(id);
  }

  #say(id: string, level: 'info' | 'error', text: string): void {
    this.#options.store.dispatch({ kind: 'message', demo: id, message: { level, text, at: Date.now() } });
  }
}

/** `R plays the recording of 20 Nov 2026`; undefined: there is none that can be read. */
export async function offer(deckFolder: string, id: string): Promise<string | undefined> {
  const recording = await findRecording(deckFolder, id).catch(() => undefined);
  return recording && `R plays the recording of ${dayText(recording.recordedAt)}`;
}
