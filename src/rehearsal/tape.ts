import type { DemoView } from '../panel/view.js';
import { asJson, type JsonObject } from './json.js';
import { patchFrom } from './patch.js';
import { recordedFields } from './recorded.js';
import { type RecordingHead, recordingLimits } from './recording.js';

/** Writes down what a demo's panel shows, as text that `readRecording` reads. */
export class Tape {
  readonly #head: Omit<RecordingHead, 'lasts'>;
  readonly #lines: string[] = [];
  #size = 0;
  #last: JsonObject = {};
  #lasts = 0;
  #full = false;

  /** `recordedAt`: epoch ms, when it begins. */
  constructor(panel: string, recordedAt: number) {
    this.#head = { tslides: 'recording', version: 1, panel, recordedAt };
  }

  /** Whether there was more than a recording may hold. */
  get full(): boolean {
    return this.#full;
  }

  /** ms that it lasts. */
  get lasts(): number {
    return this.#lasts;
  }

  /** What is shown at this moment, epoch ms. */
  add(view: DemoView, now: number): void {
    if (this.#full) return;
    const next = kept(view, this.#head.recordedAt);
    const patch = patchFrom(this.#last, next);
    const at = Math.max(this.#lasts, now - this.#head.recordedAt);
    const line = JSON.stringify([at, patch]);
    const size = this.#size + Buffer.byteLength(line) + 1;
    const { bytes, lines, ms } = recordingLimits;
    this.#full = at > ms || (patch !== undefined && (size > bytes || this.#lines.length >= lines));
    if (this.#full) return;
    this.#lasts = at;
    if (patch === undefined) return;
    this.#last = next;
    this.#size = size;
    this.#lines.push(line);
  }

  get text(): string {
    const head: RecordingHead = { ...this.#head, lasts: this.#lasts };
    return `${[JSON.stringify(head), ...this.#lines].join('\n')}\n`;
  }
}

/** What was said before the demo began is not part of it. */
function kept(view: DemoView, from: number): JsonObject {
  const told = { ...view, log: view.log.filter(({ at }) => at >= from) };
  return Object.fromEntries(
    recordedFields.flatMap((field) => {
      const value = asJson(told[field]);
      return value === undefined ? [] : [[field, value] as const];
    }),
  );
}
