import zlib from 'node:zlib';
import { type Bitmap, isOpaque } from './bitmap.js';
import { paeth } from './png-decode.js';

/** The bitmap as PNG: what kitty and iTerm2 take, about a third of the size of plain pixels. */
export function encodePng(bitmap: Bitmap): Buffer {
  const opaque = isOpaque(bitmap);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(bitmap.width, 0);
  header.writeUInt32BE(bitmap.height, 4);
  header.set([8, opaque ? 2 : 6, 0, 0, 0], 8);
  const data = zlib.deflateSync(filtered(bitmap, opaque ? 3 : 4), { level: 6 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** Each row with that filter whose result is smallest in sum, as the standard recommends (12.8). */
function filtered({ width, height, data }: Bitmap, channels: 3 | 4): Buffer {
  const length = width * channels;
  const out = Buffer.alloc(height * (length + 1));
  let above = new Uint8Array(length);
  let line = new Uint8Array(length);
  const tries = [0, 1, 2, 4].map((filter) => ({ filter, row: new Uint8Array(length) }));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0, from = y * width * 4, to = 0; x < width; x += 1, from += 4) {
      for (let c = 0; c < channels; c += 1, to += 1) line[to] = data[from + c] ?? 0;
    }
    let best = tries[0];
    let least = Number.POSITIVE_INFINITY;
    for (const attempt of tries) {
      const sum = applyFilter(attempt.filter, line, above, channels, attempt.row);
      if (sum < least) {
        least = sum;
        best = attempt;
      }
    }
    out[y * (length + 1)] = best?.filter ?? 0;
    if (best) out.set(best.row, y * (length + 1) + 1);
    [above, line] = [line, above];
  }
  return out;
}

function applyFilter(filter: number, line: Uint8Array, above: Uint8Array, step: number, out: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < line.length; i += 1) {
    const left = i >= step ? (line[i - step] ?? 0) : 0;
    const up = above[i] ?? 0;
    const corner = i >= step ? (above[i - step] ?? 0) : 0;
    const guess = filter === 0 ? 0 : filter === 1 ? left : filter === 2 ? up : paeth(left, up, corner);
    const rest = ((line[i] ?? 0) - guess) & 255;
    out[i] = rest;
    sum += rest < 128 ? rest : 256 - rest;
  }
  return sum;
}

function chunk(kind: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (table[(value ^ byte) & 255] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
