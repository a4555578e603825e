import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { Picture, PictureRenderer } from '../render/picture.js';
import { liesOnItsSide } from './exif.js';
import { fit as boxOf } from './fit.js';
import { checkSize, type Header, readHeader } from './header.js';
import { PictureError } from './picture-error.js';

/** What a terminal's cells are like if nothing is known of them, pixels: twice as high as wide. */
const usualCell = { width: 10, height: 20 };

/** Most pictures say how large they are within so many bytes: in a JPEG a preview and a colour profile come before. */
const headerBytes = 256 * 1024;

/**
 * Pictures as far as their first bytes tell: how much room they take, and what is wrong with them. Nothing is decoded,
 * so that a slide has its shape before its pictures are there.
 */
export function pictureSizes(): PictureRenderer {
  const known = new Map<string, Picture>();
  return {
    look(path) {
      const picture = known.get(path) ?? sizeOf(path);
      known.set(path, picture);
      return picture;
    },
    fit: (picture, room, wanted) => boxOf(picture, usualCell, room, wanted),
    draw: () => ({ kind: 'pending' }),
    cells: () => ({ kind: 'pending' }),
  };
}

function sizeOf(path: string): Picture {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return { kind: 'problem', message: 'it is no file' };
    checkSize(stat.size);
    const { width, height, orientation } = headerOf(path, stat.size);
    const [wide, high] = liesOnItsSide(orientation) ? [height, width] : [width, height];
    return { kind: 'ready', width: wide, height: high };
  } catch (cause) {
    return { kind: 'problem', message: reasonOf(cause) };
  }
}

/** A telephone may put a whole depth map before the size. */
function headerOf(path: string, size: number): Header {
  try {
    return readHeader(firstBytes(path, headerBytes));
  } catch (error) {
    if (size <= headerBytes || !(error instanceof PictureError)) throw error;
    return readHeader(firstBytes(path, size));
  }
}

function firstBytes(path: string, count: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(count);
    return bytes.subarray(0, readSync(file, bytes, 0, count, 0));
  } finally {
    closeSync(file);
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof PictureError) return cause.message;
  const missing = cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
  return missing ? 'there is no such file' : 'the file cannot be read';
}
