import { decode as decodeSixel } from 'sixel';
import type { Bitmap } from '../../image/bitmap.js';
import { decodePng } from '../../image/png-decode.js';
import { readFrames } from '../../image/read-picture.js';
import { scaled } from '../../image/scale.js';

/** A picture that stands on the emulated terminal. */
export interface Shown {
  readonly row: number;
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  readonly bitmap: Bitmap;
}

interface Held {
  readonly frames: Bitmap[];
  readonly delays: number[];
  running: boolean;
  /** Of the virtual placement. */
  box?: { readonly columns: number; readonly rows: number };
}

const sequences =
  /\x1b\[([?>=]?)([\d;]*)([@-~])|\x1b_G([^;\x1b]*)(?:;([^\x1b]*))?\x1b\\|\x1b\]1337;File=([^:]*):([^\x07]*)\x07|\x1bP([\d;]*)q([^\x1b]*)\x1b\\|\x1bPtmux;((?:\x1b\x1b|[^\x1b])*)\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)/g;

/**
 * A terminal that understands pictures: kitty's protocol as its specification says it, iTerm2's images and sixel,
 * which live on cells and are gone where text is written or erased. Made for tests: it takes whole sequences only.
 */
export class PictureTerminal {
  readonly images = new Map<number, Held>();
  /** By image and placement. */
  readonly #placed = new Map<string, Shown>();
  #onCells: { shown: Shown; left: Set<number> }[] = [];
  #loading: { keys: ReadonlyMap<string, string>; data: string } | undefined;
  #row = 0;
  #column = 0;
  /** What went wrong: nothing a terminal would put up with. */
  readonly complaints: string[] = [];

  constructor(
    readonly columns: number,
    readonly rows: number,
    readonly cell = { width: 10, height: 20 },
  ) {}

  /** What is drawn, topmost last; placeholders are not looked for. */
  get shown(): readonly Shown[] {
    const cells = this.#onCells.filter(({ left, shown }) => left.size === shown.rows).map(({ shown }) => shown);
    return [...cells, ...this.#placed.values()];
  }

  /** Rows of pictures on cells of which others were written over. */
  get torn(): number {
    return this.#onCells.filter(({ left, shown }) => left.size < shown.rows && left.size > 0).length;
  }

  write(bytes: string): void {
    let end = 0;
    for (const match of bytes.matchAll(sequences)) {
      this.#text(bytes.slice(end, match.index));
      end = match.index + match[0].length;
      const [, , parameters = '', final, kitty, payload = '', file, base64 = '', , pixels, wrapped] = match;
      if (final !== undefined) this.#csi(parameters, final);
      else if (kitty !== undefined) this.#kitty(kitty, payload);
      else if (file !== undefined) this.#file(file, base64);
      else if (pixels !== undefined) this.#sixel(match[0]);
      else if (wrapped !== undefined) this.write(wrapped.replaceAll('\x1b\x1b', '\x1b'));
    }
    this.#text(bytes.slice(end));
  }

  #text(text: string): void {
    if (text.includes('\x1b')) this.complaints.push(`not understood: ${JSON.stringify(text.slice(0, 60))}`);
    if (text !== '') this.#overwrite(this.#row);
  }

  #csi(parameters: string, final: string): void {
    const [first = 1, second = 1] = parameters.split(';').map((number) => Number(number) || 1);
    if (final === 'H') {
      this.#row = first - 1;
      this.#column = second - 1;
    } else if (final === 'K') this.#overwrite(this.#row);
    else if (final === 'J') {
      this.#onCells = [];
      this.#placed.clear();
    }
  }

  #overwrite(row: number): void {
    for (const { left } of this.#onCells) left.delete(row);
    this.#onCells = this.#onCells.filter(({ left }) => left.size > 0);
  }

  #kitty(text: string, payload: string): void {
    const keys = new Map(text.split(',').map((pair) => pair.split('=', 2) as [string, string]));
    if (keys.get('a') === 'q') return;
    if (keys.get('q') !== '2') this.complaints.push(`asks for an answer: ${text}`);
    if (payload.length > 4096) this.complaints.push(`a chunk of ${payload.length}`);
    if (this.#loading) {
      if ((this.#loading.keys.get('a') === 'f') !== (keys.get('a') === 'f') || keys.has('i')) {
        this.complaints.push(`not the next chunk: ${text}`);
      }
      this.#loading.data += payload;
    } else if (payload !== '') this.#loading = { keys, data: payload };
    if (this.#loading) {
      if (payload.length % 4 !== 0 && keys.get('m') === '1') this.complaints.push('a chunk that is cut');
      if (keys.get('m') !== '1') this.#loaded(this.#loading.keys, this.#loading.data);
      return;
    }
    const id = Number(keys.get('i'));
    const image = this.images.get(id);
    const placement = `${id} ${keys.get('p')}`;
    switch (keys.get('a')) {
      case 'p':
        if (!image) this.complaints.push(`no image ${id}`);
        else if (keys.get('U') === '1') image.box = { columns: Number(keys.get('c')), rows: Number(keys.get('r')) };
        else {
          if (keys.get('C') !== '1') this.complaints.push('the cursor moves');
          this.#placed.set(
            placement,
            this.#box(Number(keys.get('c')), Number(keys.get('r')), image.frames[0] as Bitmap),
          );
        }
        break;
      case 'a':
        if (keys.has('r') && image) image.delays[Number(keys.get('r')) - 1] = Number(keys.get('z'));
        if (keys.get('s') === '3' && image) image.running = true;
        break;
      case 'd':
        for (const key of this.#placed.keys()) {
          if (keys.has('p') ? key === placement : key.startsWith(`${id} `)) this.#placed.delete(key);
        }
        if (keys.get('d') === 'I') this.images.delete(id);
    }
  }

  #loaded(keys: ReadonlyMap<string, string>, data: string): void {
    this.#loading = undefined;
    const bitmap = decodePng(Buffer.from(data, 'base64'));
    const id = Number(keys.get('i'));
    if (keys.get('a') === 'f') {
      const image = this.images.get(id);
      image?.frames.push(bitmap);
      image?.delays.push(Number(keys.get('z')));
    } else {
      for (const key of this.#placed.keys()) if (key.startsWith(`${id} `)) this.#placed.delete(key);
      this.images.set(id, { frames: [bitmap], delays: [0], running: false });
    }
  }

  #file(text: string, base64: string): void {
    const keys = new Map(text.split(';').map((pair) => pair.split('=', 2) as [string, string]));
    const file = Buffer.from(base64, 'base64');
    if (Number(keys.get('size')) !== file.length) this.complaints.push('another size than it says');
    const [first] = readFrames(file);
    if (first) this.#draw(this.#box(Number(keys.get('width')), Number(keys.get('height')), first.bitmap));
  }

  #sixel(sequence: string): void {
    const { width, height, data32 } = decodeSixel(
      Buffer.from(sequence.slice(sequence.indexOf('q') + 1, -2), 'latin1'),
      {
        fillColor: 0,
      },
    );
    const bitmap = { width, height, data: new Uint8Array(data32.buffer, data32.byteOffset, width * height * 4) };
    const columns = Math.ceil(width / this.cell.width);
    const rows = Math.ceil(height / this.cell.height);
    if (this.#row + rows > this.rows - 1) this.complaints.push('a sixel picture in the last row scrolls the screen');
    this.#draw({
      row: this.#row,
      column: this.#column,
      columns,
      rows,
      bitmap: { ...bitmap, data: bitmap.data.slice() },
    });
  }

  #draw(shown: Shown): void {
    const left = new Set(Array.from({ length: shown.rows }, (_, index) => shown.row + index));
    // Cells hold one picture: the new one.
    this.#onCells = this.#onCells.filter(({ shown: old }) => !overlap(old, shown));
    this.#onCells.push({ shown, left });
  }

  #box(columns: number, rows: number, bitmap: Bitmap): Shown {
    if (this.#row + rows > this.rows || this.#column + columns > this.columns) this.complaints.push('off the screen');
    return { row: this.#row, column: this.#column, columns, rows, bitmap };
  }

  /** A picture in the pixels that its box has here, as terminals stretch it. */
  inPixels({ columns, rows, bitmap }: Shown): Bitmap {
    return scaled(bitmap, columns * this.cell.width, rows * this.cell.height);
  }
}

function overlap(one: Shown, other: Shown): boolean {
  return (
    one.row < other.row + other.rows &&
    other.row < one.row + one.rows &&
    one.column < other.column + other.columns &&
    other.column < one.column + one.columns
  );
}
