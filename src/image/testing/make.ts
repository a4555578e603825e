import zlib from 'node:zlib';
import jpeg from 'jpeg-js';
import { GifWriter } from 'omggif';
import type { Bitmap } from '../bitmap.js';

/** Pictures for tests, written with means other than those that read them. */

export type Paint = (x: number, y: number) => readonly [red: number, green: number, blue: number, alpha?: number];

export function bitmapOf(width: number, height: number, paint: Paint): Bitmap {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue, alpha = 255] = paint(x, y);
      data.set([red, green, blue, alpha], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

/** Four quarters of plain colours: right way up, nothing mirrored, or it shows. */
export const quarters =
  (width: number, height: number): Paint =>
  (x, y) =>
    y < height / 2 ? (x < width / 2 ? [255, 0, 0] : [0, 255, 0]) : x < width / 2 ? [0, 0, 255] : [255, 255, 0];

/** Like a photograph: many colours, soft and sharp edges. */
export const scene =
  (width: number, height: number): Paint =>
  (x, y) => {
    if (Math.hypot(x - width * 0.3, y - height * 0.4) < height * 0.2) return [250, 210, 30];
    return [(255 * x) / width, (255 * y) / height, 128 + 127 * Math.sin((x + 2 * y) / 9)].map(Math.round) as [
      number,
      number,
      number,
    ];
  };

/** PNG of 8 bits a channel with alpha, unfiltered. */
export function pngOf({ width, height, data }: Bitmap): Buffer {
  const rows = Buffer.alloc(height * (width * 4 + 1));
  for (let y = 0; y < height; y += 1) {
    rows.set(data.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1);
  }
  return pngFile({ width, height, depth: 8, colourType: 6 }, rows);
}

export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colourType: number;
  readonly interlaced?: boolean;
}

/** A PNG file around rows that begin with their filter; further chunks stand before the data. */
export function pngFile(
  header: PngHeader,
  rows: Uint8Array,
  further: readonly (readonly [string, Uint8Array])[] = [],
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(header.width, 0);
  head.writeUInt32BE(header.height, 4);
  head.set([header.depth, header.colourType, 0, 0, header.interlaced ? 1 : 0], 8);
  const chunks = [['IHDR', head], ...further, ['IDAT', zlib.deflateSync(rows)], ['IEND', Buffer.alloc(0)]] as const;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...chunks.map(([kind, data]) => chunk(kind, data)),
  ]);
}

function chunk(kind: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(kind, 'latin1'), data, Buffer.alloc(4)]);
}

/** JPEG; with an orientation, an EXIF segment that says so comes first. */
export function jpegOf(bitmap: Bitmap, orientation?: number): Buffer {
  const file = jpeg.encode({ ...bitmap, data: Buffer.from(bitmap.data) }, 92).data;
  if (orientation === undefined) return file;
  const tiff = Buffer.from('4d4d002a00000008' + '0001' + '011200030000000100000000' + '00000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const start = Buffer.from([0xff, 0xe1, 0, 0]);
  start.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([file.subarray(0, 2), start, body, file.subarray(2)]);
}

export interface GifFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Into the palette, row after row. */
  readonly indices: readonly number[];
  /** Hundredths of a second. */
  readonly delay: number;
  readonly disposal?: number;
  readonly transparent?: number;
}

export function gifOf(width: number, height: number, palette: readonly number[], frames: readonly GifFrame[]): Buffer {
  const out = Buffer.alloc(10_000 + frames.reduce((sum, { indices }) => sum + 2 * indices.length + 1000, 0));
  const writer = new GifWriter(out, width, height, { palette: [...palette], loop: 0 });
  for (const frame of frames) {
    writer.addFrame(frame.x, frame.y, frame.width, frame.height, [...frame.indices], {
      delay: frame.delay,
      ...(frame.disposal === undefined ? {} : { disposal: frame.disposal }),
      ...(frame.transparent === undefined ? {} : { transparent: frame.transparent }),
    });
  }
  return out.subarray(0, writer.end());
}

/** The colour of a pixel, `[red, green, blue, alpha]`. */
export function pixel({ width, data }: Bitmap, x: number, y: number): readonly number[] {
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

/** The mean difference of colour channels of two pictures of one size, 0 to 255; transparent is black. */
export function difference(one: Bitmap, other: Bitmap): number {
  if (one.width !== other.width || one.height !== other.height) {
    throw new Error(`${one.width}×${one.height} is not ${other.width}×${other.height}`);
  }
  let sum = 0;
  for (let i = 0; i < one.data.length; i += 4) {
    for (let c = 0; c < 3; c += 1) {
      const a = ((one.data[i + c] ?? 0) * (one.data[i + 3] ?? 0)) / 255;
      const b = ((other.data[i + c] ?? 0) * (other.data[i + 3] ?? 0)) / 255;
      sum += Math.abs(a - b);
    }
  }
  return sum / (one.width * one.height * 3);
}
