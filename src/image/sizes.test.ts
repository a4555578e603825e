import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pictureSizes } from './sizes.js';
import { bitmapOf, jpegOf, quarters } from './testing/make.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tslides-sizes-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('finds the size of a JPEG behind whatever a camera puts before it', () => {
  const jpeg = jpegOf(bitmapOf(30, 20, quarters(30, 20)));
  const segment = Buffer.alloc(65_000);
  segment.writeUInt32BE(0xffe1fde6, 0);
  const path = join(folder, 'depth.jpg');
  for (const segments of [1, 10]) {
    writeFileSync(path, Buffer.concat([jpeg.subarray(0, 2), ...Array(segments).fill(segment), jpeg.subarray(2)]));
    expect(pictureSizes().look(path)).toEqual({ kind: 'ready', width: 30, height: 20 });
  }
});

it('says what a large file is that is no picture', () => {
  const path = join(folder, 'film.webp');
  writeFileSync(path, Buffer.concat([Buffer.from('RIFF....WEBP'), Buffer.alloc(1_000_000)]));
  expect(pictureSizes().look(path)).toMatchObject({ kind: 'problem', message: expect.stringContaining('WebP') });
});
