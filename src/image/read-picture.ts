import jpeg from 'jpeg-js';
import type { Bitmap } from './bitmap.js';
import { liesOnItsSide } from './exif.js';
import { countGifFrames, decodeGif } from './gif-decode.js';
import { type Header, readHeader } from './header.js';
import { limits } from './limits.js';
import { broken, PictureError } from './picture-error.js';
import { decodePng } from './png-decode.js';
import { turned } from './turn.js';

/** How large a picture is as it is to be seen, and of how many frames. */
export interface PictureFacts {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
}

/** @throws PictureError */
export function pictureFacts(bytes: Buffer): PictureFacts {
  const { kind, width, height, orientation } = readHeader(bytes);
  const frames = kind === 'gif' ? countGifFrames(bytes) : 1;
  if (frames === 0) throw broken('it has no pixels');
  return liesOnItsSide(orientation) ? { width: height, height: width, frames } : { width, height, frames };
}

/**
 * The frames, one after the other, with the time that each is shown, ms; a bitmap holds only until the next is taken.
 * @throws PictureError
 */
export function* readFrames(bytes: Buffer): Generator<{ readonly bitmap: Bitmap; readonly delay: number }> {
  const header = readHeader(bytes);
  if (header.kind === 'gif') yield* decodeGif(bytes);
  else if (header.kind === 'png') yield { bitmap: decodePng(bytes), delay: 0 };
  else yield { bitmap: decodeJpeg(bytes, header), delay: 0 };
}

function decodeJpeg(bytes: Buffer, { orientation }: Header): Bitmap {
  let decoded: Bitmap;
  try {
    decoded = jpeg.decode(bytes, {
      useTArray: true,
      formatAsRGBA: true,
      maxResolutionInMP: limits.pixels / 1_000_000,
      maxMemoryUsageInMB: 1024,
    });
  } catch (error) {
    if (error instanceof PictureError) throw error;
    throw broken('its data cannot be read');
  }
  return turned(decoded, orientation);
}
