import { exifOrientation } from './exif.js';
import { limits } from './limits.js';
import { broken, PictureError } from './picture-error.js';

export interface Header {
  readonly kind: 'png' | 'jpeg' | 'gif';
  /** As it is stored, before it is turned. */
  readonly width: number;
  readonly height: number;
  /** 1 to 8, as in EXIF; 1: as stored. */
  readonly orientation: number;
}

/**
 * What the first bytes say, without decoding anything.
 * @throws PictureError for what cannot be shown or is larger than the limits
 */
export function readHeader(file: Uint8Array): Header {
  checkSize(file.length);
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const header = pngHeader(bytes) ?? gifHeader(bytes) ?? jpegHeader(bytes);
  if (!header) throw new PictureError(otherKind(bytes));
  const { width, height } = header;
  if (width === 0 || height === 0) throw broken('it has no pixels');
  if (width * height > limits.pixels) {
    const size = `${width}×${height} pixels`;
    throw new PictureError(`the picture has ${size}, the limit is ${limits.pixels / 1_000_000} megapixels`);
  }
  return header;
}

/** @throws PictureError */
export function checkSize(bytes: number): void {
  if (bytes <= limits.bytes) return;
  throw new PictureError(`the file has ${megabytes(bytes)} MB, the limit is ${megabytes(limits.bytes)} MB`);
}

function pngHeader(bytes: Buffer): Header | undefined {
  if (bytes.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') return undefined;
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') throw broken('its header is missing');
  return { kind: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), orientation: 1 };
}

function gifHeader(bytes: Buffer): Header | undefined {
  if (!/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) return undefined;
  if (bytes.length < 13) throw broken('its header is cut');
  return { kind: 'gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8), orientation: 1 };
}

/** Segment after segment up to the frame header (SOF, ITU-T T.81 B.2.2), where the size stands. */
function jpegHeader(bytes: Buffer): Header | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  let orientation = 1;
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) throw broken('a marker is missing');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (isFrameHeader(marker)) {
      return { kind: 'jpeg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5), orientation };
    }
    if (marker === 0xe1) orientation = exifOrientation(bytes.subarray(at + 4, at + 2 + length)) ?? orientation;
    if (marker === 0xda || length < 2) break;
    at += 2 + length;
  }
  throw broken('its size is missing');
}

/** SOF0 to SOF15 without the tables that stand between them. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function otherKind(bytes: Buffer): string {
  const start = bytes.toString('latin1', 0, 64);
  const others: readonly (readonly [RegExp, string])[] = [
    [/^RIFF....WEBP/s, 'WebP'],
    [/^....ftyp(avif|avis)/s, 'AVIF'],
    [/^....ftyp(heic|heix|mif1)/s, 'HEIC'],
    [/^BM/, 'BMP'],
    [/^(II\*\0|MM\0\*)/, 'TIFF'],
    [/^\s*<(\?xml|svg|!DOCTYPE svg)/i, 'SVG'],
  ];
  const name = others.find(([sign]) => sign.test(start))?.[1];
  return `the file is ${name ?? 'no picture'}${name ? '' : ' that is known'}; PNG, JPEG and GIF can be shown`;
}

function megabytes(bytes: number): string {
  return `${Math.ceil((bytes / 1024 / 1024) * 10) / 10}`;
}
