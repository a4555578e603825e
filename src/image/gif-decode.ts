import { type Bitmap, emptyBitmap } from './bitmap.js';
import { limits } from './limits.js';
import { unpackLzw } from './lzw.js';
import { broken } from './picture-error.js';

/** One image block, and what the control block before it said (GIF89a, sections 20 and 23). */
interface Block {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly interlaced: boolean;
  readonly palette: Uint8Array;
  readonly codeSize: number;
  readonly parts: readonly Uint8Array[];
  readonly delay: number;
  /** 2: the ground comes back after it; 3: what stood there before. */
  readonly disposal: number;
  /** The index of the palette that lets through what is below; −1: none. */
  readonly transparent: number;
}

/** What browsers take for a delay that is missing or too short to be meant, ms. */
const usualDelay = 100;
const shortestDelay = 20;

/** How many frames the file holds, at most as many as are read. */
export function countGifFrames(bytes: Buffer): number {
  let count = 0;
  for (const _ of blocksOf(bytes)) {
    count += 1;
    if (count === limits.frames) break;
  }
  return count;
}

/**
 * Each frame as it is to be seen, on the ones before it. The bitmap is the same one each time: what is to be kept of
 * it has to be copied before the next one is taken.
 * @throws PictureError if not even one can be read; what is broken later ends the list
 */
export function* decodeGif(bytes: Buffer): Generator<{ readonly bitmap: Bitmap; readonly delay: number }> {
  const canvas = emptyBitmap(bytes.readUInt16LE(6), bytes.readUInt16LE(8));
  let count = 0;
  for (const block of blocksOf(bytes)) {
    const before = block.disposal === 3 ? Uint8Array.from(canvas.data) : undefined;
    try {
      draw(block, canvas);
    } catch (error) {
      if (count === 0) throw error;
      return;
    }
    yield { bitmap: canvas, delay: block.delay };
    count += 1;
    if (count === limits.frames) return;
    if (before) canvas.data.set(before);
    else if (block.disposal === 2) clear(block, canvas);
  }
  if (count === 0) throw broken('it has no pixels');
}

function* blocksOf(bytes: Buffer): Generator<Block> {
  const paletteAt = (at: number, flags: number): Uint8Array => bytes.subarray(at, at + 3 * 2 ** ((flags & 7) + 1));
  const flags = bytes[10] ?? 0;
  const common = flags & 0x80 ? paletteAt(13, flags) : new Uint8Array();
  let at = 13 + common.length;
  let control = { delay: usualDelay, disposal: 0, transparent: -1 };
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x21) {
      if (bytes[at + 1] === 0xf9 && at + 7 < bytes.length) {
        const packed = bytes[at + 3] ?? 0;
        const delay = bytes.readUInt16LE(at + 4) * 10;
        control = {
          delay: delay < shortestDelay ? usualDelay : delay,
          disposal: (packed >> 2) & 7,
          transparent: packed & 1 ? (bytes[at + 6] ?? -1) : -1,
        };
      }
      at = subBlocks(bytes, at + 2).end;
    } else if (kind === 0x2c && at + 11 < bytes.length) {
      const own = bytes[at + 9] ?? 0;
      const palette = own & 0x80 ? paletteAt(at + 10, own) : common;
      const start = at + 10 + (own & 0x80 ? palette.length : 0);
      const { parts, end } = subBlocks(bytes, start + 1);
      yield {
        left: bytes.readUInt16LE(at + 1),
        top: bytes.readUInt16LE(at + 3),
        width: bytes.readUInt16LE(at + 5),
        height: bytes.readUInt16LE(at + 7),
        interlaced: (own & 0x40) !== 0,
        palette,
        codeSize: bytes[start] ?? 0,
        parts,
        ...control,
      };
      control = { delay: usualDelay, disposal: 0, transparent: -1 };
      at = end;
    } else return;
  }
}

/** Pieces of at most 255 bytes, ended by an empty one. */
function subBlocks(bytes: Buffer, start: number): { readonly parts: readonly Uint8Array[]; readonly end: number } {
  const parts: Uint8Array[] = [];
  let at = start;
  while (at < bytes.length) {
    const length = bytes[at] ?? 0;
    if (length === 0) break;
    parts.push(bytes.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { parts, end: at + 1 };
}

function draw(block: Block, canvas: Bitmap): void {
  const { left, top, width, height, palette, transparent } = block;
  if (width * height > limits.pixels) throw broken('a frame is larger than the picture');
  const indices = unpackLzw(Buffer.concat(block.parts), block.codeSize, width * height);
  rowOrder(height, block.interlaced).forEach((row, stored) => {
    const y = top + row;
    if (y >= canvas.height) return;
    for (let column = 0; column < width && left + column < canvas.width; column += 1) {
      const index = indices[stored * width + column] ?? 0;
      if (index === transparent) continue;
      const to = (y * canvas.width + left + column) * 4;
      canvas.data[to] = palette[3 * index] ?? 0;
      canvas.data[to + 1] = palette[3 * index + 1] ?? 0;
      canvas.data[to + 2] = palette[3 * index + 2] ?? 0;
      canvas.data[to + 3] = 255;
    }
  });
}

/** Which row each stored row is (appendix E). */
function rowOrder(height: number, interlaced: boolean): readonly number[] {
  const passes = interlaced
    ? ([
        [0, 8],
        [4, 8],
        [2, 4],
        [1, 2],
      ] as const)
    : ([[0, 1]] as const);
  const rows: number[] = [];
  for (const [start, step] of passes) for (let row = start; row < height; row += step) rows.push(row);
  return rows;
}

function clear({ left, top, width, height }: Block, canvas: Bitmap): void {
  for (let y = top; y < Math.min(top + height, canvas.height); y += 1) {
    const start = (y * canvas.width + Math.min(left, canvas.width)) * 4;
    canvas.data.fill(0, start, start + Math.max(0, Math.min(width, canvas.width - left)) * 4);
  }
}
