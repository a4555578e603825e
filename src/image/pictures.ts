import { plain } from '../render/line.js';
import type { Capabilities } from '../terminal/capabilities.js';
import { free, showByPlaceholders } from '../terminal/kitty.js';
import type { Drawing, Ink } from './drawing.js';
import { halfBlocks } from './half-blocks.js';
import type { Form, Ground, Job, Outcome } from './jobs.js';
import { limits } from './limits.js';
import { colourNumbers, highest, imageNumber, placeholders } from './placeholders.js';
import { PictureThread } from './thread.js';

export type Picture =
  | { readonly kind: 'pending' }
  /** One clause, without the file's name. */
  | { readonly kind: 'problem'; readonly message: string }
  /** Pixels. */
  | { readonly kind: 'ready'; readonly width: number; readonly height: number; readonly frames: number };

export type Drawn =
  | { readonly kind: 'pending' }
  | { readonly kind: 'problem'; readonly message: string }
  | { readonly kind: 'drawing'; readonly drawing: Drawing };

/** What a drawing depends on besides its file and its box. */
export type Look = Pick<Capabilities, 'graphics' | 'route' | 'cell' | 'animation' | 'sixel'> & {
  /** What stands behind transparent pixels, where that is known: the theme's ground, or the terminal's. */
  readonly backdrop?: `#${string}` | undefined;
};

interface Looked {
  readonly picture: Picture;
  /** Tells the file from what it was before. */
  readonly stamp: string;
  /** It may have changed on disk. */
  stale: boolean;
}

interface Kept {
  readonly drawn: Drawn;
  readonly stamp: string;
  readonly path: string;
  /** Roughly, bytes. */
  readonly size: number;
  /** How many drawings had come when it was asked for last. */
  used: number;
}

/** Drawings that are kept, bytes; the longest unused go first, and those in use never. */
const usualBudget = 64 * 1024 * 1024;
const pending = { kind: 'pending' } as const;

export interface PicturesOptions {
  /** The built `image-worker.mjs`. */
  readonly worker: URL;
  /** Something that was pending is there. */
  readonly onChange: () => void;
  /** How long one job may take, ms. */
  readonly timeLimit?: number;
  /** Bytes of drawings that are kept. */
  readonly budget?: number;
}

/**
 * The pictures of a deck, as they are on disk and as they are drawn. Every answer comes at once: what is not there
 * yet is `pending`, is made in a thread, and `onChange` tells when it is there. Paths are absolute.
 */
export class Pictures {
  readonly #thread: PictureThread;
  readonly #onChange: () => void;
  readonly #looked = new Map<string, Looked>();
  /** The longest unused first. */
  readonly #kept = new Map<string, Kept>();
  readonly #asked = new Set<string>();
  /** Files that have changed while they were looked at. */
  readonly #changed = new Set<string>();
  readonly #budget: number;
  /** Numbers of images are the terminal's: other programs in it count too. */
  readonly #high = 1 + Math.floor(Math.random() * highest);
  #colour = colourNumbers.first + Math.floor(Math.random() * 200);
  #serial = 0;
  #size = 0;
  #arrived = 0;

  constructor({ worker, onChange, timeLimit = limits.time, budget = usualBudget }: PicturesOptions) {
    this.#thread = new PictureThread(worker, timeLimit);
    this.#budget = budget;
    this.#onChange = onChange;
  }

  /** What a file holds. */
  look(path: string): Picture {
    const looked = this.#looked.get(path);
    if (!looked || looked.stale) {
      this.#ask(lookOf(path), { kind: 'look', path }, (outcome) => {
        const stale = this.#changed.delete(path);
        if (outcome.kind === 'facts') {
          const { facts, stamp } = outcome;
          this.#looked.set(path, { picture: { kind: 'ready', ...facts }, stamp, stale });
        } else if (outcome.kind === 'problem') {
          this.#looked.set(path, { picture: outcome, stamp: 'none', stale });
        }
      });
    }
    return looked?.picture ?? pending;
  }

  /** The picture in a box of cells (see `fit`); while a changed file is read, as it was before. */
  draw(path: string, columns: number, rows: number, look: Look): Drawn {
    const picture = this.look(path);
    if (picture.kind !== 'ready') return picture;
    const stamp = this.#looked.get(path)?.stamp ?? '';
    const key = JSON.stringify([path, columns, rows, look]);
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      kept.used = this.#arrived;
      if (kept.stamp === stamp) return kept.drawn;
    }
    const number = this.#nextNumber(key);
    const form = formOf(look, number);
    if (!form) return { kind: 'problem', message: 'pictures are switched off' };
    this.#ask(key, { kind: 'draw', path, columns, rows, cell: look.cell, form }, (outcome) => {
      this.#arrived += 1;
      const drawn = this.#drawn(outcome, columns, rows, look, number);
      this.#keep(key, { drawn, stamp, path, size: sizeOf(outcome), used: this.#arrived });
    });
    return kept?.drawn ?? pending;
  }

  /** Whether something that was asked for is not there yet. */
  get busy(): boolean {
    return this.#asked.size > 0;
  }

  /** The file has changed on disk, or may have. */
  forget(path: string): void {
    const looked = this.#looked.get(path);
    if (looked) looked.stale = true;
    if (this.#asked.has(lookOf(path))) this.#changed.add(path);
    // A file that was gone for a moment may come back as it was.
    for (const [key, kept] of this.#kept) {
      if (kept.path !== path || kept.drawn.kind !== 'problem') continue;
      this.#kept.delete(key);
      this.#size -= kept.size;
    }
  }

  close(): Promise<void> {
    return this.#thread.close();
  }

  #ask(key: string, job: Job, done: (outcome: Outcome) => void): void {
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    this.#thread.do(job, (outcome) => {
      this.#asked.delete(key);
      done(outcome);
      this.#onChange();
    });
  }

  /** Not counted on while the drawing is only asked for again. */
  #nextNumber(key: string): number {
    if (this.#asked.has(key)) return 0;
    const { first, last } = colourNumbers;
    this.#colour = this.#colour === last ? first : this.#colour + 1;
    return imageNumber(this.#colour, this.#high);
  }

  #drawn(outcome: Outcome, columns: number, rows: number, { graphics, route }: Look, id: number): Drawn {
    if (outcome.kind === 'problem') return outcome;
    if (outcome.kind === 'bitmap') {
      return drawing(columns, rows, halfBlocks(outcome.bitmap), { kind: 'text' });
    }
    if (outcome.kind !== 'sequence') return pending;
    this.#serial += 1;
    const key = `${this.#serial}`;
    const { bytes } = outcome;
    if (graphics === 'kitty-placeholders') {
      const send = bytes + showByPlaceholders(id, columns, rows, route);
      const image = { id, key, send, free: free(id, route) };
      return drawing(columns, rows, placeholders(id, columns, rows), { kind: 'cells', image });
    }
    const blank = [{ text: ' '.repeat(columns), style: plain }];
    const lines = Array.from({ length: rows }, () => blank);
    const ink: Ink =
      graphics === 'kitty'
        ? { kind: 'placed', image: { id, key, send: bytes, free: free(id, route) } }
        : { kind: 'inline', key, bytes, movesCursor: true };
    return drawing(columns, rows, lines, ink);
  }

  #keep(key: string, kept: Kept): void {
    this.#size += kept.size - (this.#kept.get(key)?.size ?? 0);
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    for (const [old, { size, used }] of this.#kept) {
      // What was asked for since the last one came would only be asked for again.
      if (this.#size <= this.#budget || used >= this.#arrived - 1) break;
      this.#kept.delete(old);
      this.#size -= size;
    }
  }
}

function lookOf(path: string): string {
  return `look ${path}`;
}

function drawing(columns: number, rows: number, lines: Drawing['lines'], ink: Ink): Drawn {
  return { kind: 'drawing', drawing: { columns, rows, lines, ink } };
}

function formOf({ graphics, route, animation, sixel, backdrop }: Look, id: number): Form | undefined {
  const under = backdrop === undefined ? undefined : rgb(backdrop);
  switch (graphics) {
    case 'none':
      return undefined;
    case 'blocks':
      return { kind: 'blocks', ground: under };
    case 'sixel':
      return { kind: 'sixel', ground: under, ...sixel, route };
    case 'iterm2':
      return { kind: 'iterm2', animated: animation, route };
    default:
      return { kind: 'kitty', id, animated: animation, route };
  }
}

function rgb(colour: string): Ground {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function sizeOf(outcome: Outcome): number {
  if (outcome.kind === 'sequence') return outcome.bytes.length;
  // A cell of text is a span with its style at worst.
  return outcome.kind === 'bitmap' ? outcome.bitmap.data.length * 20 : 100;
}
