import zlib from 'node:zlib';
import { type Bitmap, emptyBitmap } from './bitmap.js';
import { broken } from './picture-error.js';

/*
 * PNG, third edition (www.w3.org/TR/png-3): all colour types and depths, interlaced or not, transparent colours.
 * Not looked at: colour profiles, gamma, the further frames of animated ones.
 */

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colourType: number;
  readonly channels: number;
  readonly interlaced: boolean;
  readonly palette: Uint8Array;
  /** Alpha of palette entries, or the one colour that is transparent. */
  readonly transparency: Uint8Array;
}

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Where the pixels of each pass begin and how far apart they are: x, y, step of x, step of y (Adam7). */
const adam7: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

/** @throws PictureError */
export function decodePng(bytes: Buffer): Bitmap {
  const { layout, data } = readChunks(bytes);
  const passes = layout.interlaced ? adam7 : ([[0, 0, 1, 1]] as const);
  const sizes = passes.map(([x, y, stepX, stepY]) => ({
    columns: Math.max(0, Math.ceil((layout.width - x) / stepX)),
    rows: Math.max(0, Math.ceil((layout.height - y) / stepY)),
  }));
  const rowBytes = (columns: number): number => Math.ceil((columns * layout.channels * layout.depth) / 8);
  const expected = sizes.reduce(
    (sum, { columns, rows }) => sum + (columns === 0 ? 0 : rows * (1 + rowBytes(columns))),
    0,
  );
  const raw = inflated(data, expected);
  const bitmap = emptyBitmap(layout.width, layout.height);
  const write = pixelWriter(layout, bitmap);
  let at = 0;
  passes.forEach(([x0, y0, stepX, stepY], index) => {
    const { columns, rows } = sizes[index] ?? { columns: 0, rows: 0 };
    if (columns === 0) return;
    const length = rowBytes(columns);
    let above: Uint8Array = new Uint8Array(length);
    for (let row = 0; row < rows; row += 1) {
      const line = raw.subarray(at + 1, at + 1 + length);
      unfilter(raw[at] ?? 0, line, above, Math.max(1, (layout.channels * layout.depth) >> 3));
      for (let column = 0; column < columns; column += 1) {
        write(line, column, ((y0 + row * stepY) * layout.width + x0 + column * stepX) * 4);
      }
      above = line;
      at += 1 + length;
    }
  });
  return bitmap;
}

function readChunks(bytes: Buffer): { readonly layout: Layout; readonly data: readonly Uint8Array[] } {
  const [depth = 0, colourType = 0, , , interlace = 0] = bytes.subarray(24, 29);
  const channels = channelsOf[colourType];
  if (channels === undefined || !depthsOf[colourType]?.includes(depth))
    throw broken('its colours are of no known kind');
  let palette: Uint8Array = new Uint8Array();
  let transparency: Uint8Array = new Uint8Array();
  const data: Uint8Array[] = [];
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const chunk = bytes.subarray(at + 8, at + 8 + length);
    if (chunk.length < length) throw broken('it is cut');
    if (kind === 'PLTE') palette = chunk;
    else if (kind === 'tRNS') transparency = chunk;
    else if (kind === 'IDAT') data.push(chunk);
    else if (kind === 'IEND') break;
    at += 12 + length;
  }
  if (colourType === 3 && palette.length === 0) throw broken('its palette is missing');
  const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  return { layout: { ...size, depth, colourType, channels, interlaced: interlace === 1, palette, transparency }, data };
}

function inflated(data: readonly Uint8Array[], expected: number): Buffer {
  let raw: Buffer;
  try {
    // Hardly more than the header promises: a small file could hold gigabytes.
    raw = zlib.inflateSync(Buffer.concat(data), { maxOutputLength: expected + 1024 });
  } catch {
    throw broken('its data cannot be read');
  }
  if (raw.length < expected) throw broken('its data end too early');
  return raw;
}

function unfilter(filter: number, line: Uint8Array, above: Uint8Array, step: number): void {
  if (filter > 4) throw broken('its data cannot be read');
  if (filter === 0) return;
  for (let i = 0; i < line.length; i += 1) {
    const left = i >= step ? (line[i - step] ?? 0) : 0;
    const up = above[i] ?? 0;
    const corner = i >= step ? (above[i - step] ?? 0) : 0;
    const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, corner);
    line[i] = (line[i] ?? 0) + guess;
  }
}

/** Of the three neighbours that which is nearest to left + up − corner. */
export function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Puts the pixel of a column of a row at a place of the bitmap. */
function pixelWriter(layout: Layout, { data }: Bitmap): (line: Uint8Array, column: number, to: number) => void {
  const { depth, colourType, channels, palette, transparency } = layout;
  const most = 2 ** depth - 1;
  /** A sample as it is stored. */
  const sample = (line: Uint8Array, index: number): number => {
    if (depth === 8) return line[index] ?? 0;
    if (depth === 16) return ((line[2 * index] ?? 0) << 8) | (line[2 * index + 1] ?? 0);
    const bit = index * depth;
    return ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & most;
  };
  const byte = (value: number): number => (depth === 8 ? value : Math.round((value / most) * 255));
  const put = (to: number, red: number, green: number, blue: number, alpha: number): void => {
    data[to] = red;
    data[to + 1] = green;
    data[to + 2] = blue;
    data[to + 3] = alpha;
  };
  if (colourType === 3) {
    return (line, column, to) => {
      const index = sample(line, column);
      const at = index * 3;
      put(to, palette[at] ?? 0, palette[at + 1] ?? 0, palette[at + 2] ?? 0, transparency[index] ?? 255);
    };
  }
  const key = Array.from({ length: Math.floor(transparency.length / 2) }, (_, index) => {
    return ((transparency[2 * index] ?? 0) << 8) | (transparency[2 * index + 1] ?? 0);
  });
  const grey = colourType === 0 || colourType === 4;
  const hasAlpha = colourType >= 4;
  return (line, column, to) => {
    const at = column * channels;
    const red = sample(line, at);
    const green = grey ? red : sample(line, at + 1);
    const blue = grey ? red : sample(line, at + 2);
    const isKey = key.length > 0 && red === key[0] && (grey || (green === key[1] && blue === key[2]));
    const alpha = hasAlpha ? byte(sample(line, at + channels - 1)) : isKey ? 0 : 255;
    put(to, byte(red), byte(green), byte(blue), alpha);
  };
}
