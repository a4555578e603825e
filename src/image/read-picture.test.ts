import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bitmap } from './bitmap.js';
import { limits } from './limits.js';
import { PictureError } from './picture-error.js';
import { encodePng } from './png-encode.js';
import { pictureFacts, readFrames } from './read-picture.js';
import { bitmapOf, difference, gifOf, jpegOf, pixel, pngFile, pngOf, quarters, scene } from './testing/make.js';

const small = bitmapOf(31, 17, scene(31, 17));

function only(file: Buffer): Bitmap {
  const frames = [...readFrames(file)];
  expect(frames).toHaveLength(1);
  return (frames[0] as { bitmap: Bitmap }).bitmap;
}

describe('PNG', () => {
  it('is read as it was written', () => {
    const see = bitmapOf(31, 17, (x, y) => [x * 8, y * 15, 77, (x * y) % 256]);
    expect(only(pngOf(see))).toEqual(see);
    expect(only(encodePng(see))).toEqual(see);
    expect(only(encodePng(small))).toEqual(small);
  });

  it.each([
    ['1 bit of grey', { depth: 1, colourType: 0 }, [0b10100000], [], [[255], [0], [255]]],
    ['2 bits of grey', { depth: 2, colourType: 0 }, [0b00011000], [], [[0], [85], [170]]],
    ['16 bits of grey', { depth: 16, colourType: 0 }, [0xff, 0xff, 0x80, 0, 0, 0], [], [[255], [128], [0]]],
    ['grey with alpha', { depth: 8, colourType: 4 }, [9, 255, 8, 128, 7, 0], [], [[9], [8, 8, 8, 128], [7, 7, 7, 0]]],
    [
      'colours',
      { depth: 8, colourType: 2 },
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
      [],
      [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
    ],
    [
      'a colour that is transparent',
      { depth: 8, colourType: 2 },
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
      [['tRNS', [0, 4, 0, 5, 0, 6]]],
      [
        [1, 2, 3],
        [4, 5, 6, 0],
        [7, 8, 9],
      ],
    ],
    [
      'a palette with alpha',
      { depth: 4, colourType: 3 },
      [0x01, 0x20],
      [
        ['PLTE', [9, 8, 7, 6, 5, 4, 3, 2, 1]],
        ['tRNS', [255, 128]],
      ],
      [
        [9, 8, 7],
        [6, 5, 4, 128],
        [3, 2, 1],
      ],
    ],
  ] as const)('of %s', (_, header, row, further, pixels) => {
    const chunks = further.map(([kind, data]) => [kind, Uint8Array.from(data)] as const);
    const read = only(pngFile({ width: 3, height: 1, ...header }, Uint8Array.of(0, ...row), chunks));
    const expected = pixels.map(([red, green = red, blue = red, alpha = 255]: readonly number[]) => [
      red,
      green,
      blue,
      alpha,
    ]);
    expect([0, 1, 2].map((x) => pixel(read, x, 0))).toEqual(expected);
  });

  it('may be interlaced', () => {
    // Grey of 8 bits: the value of each pixel is its place.
    const [width, height] = [11, 9];
    const passes = [
      [0, 0, 8, 8],
      [4, 0, 8, 8],
      [0, 4, 4, 8],
      [2, 0, 4, 4],
      [0, 2, 2, 4],
      [1, 0, 2, 2],
      [0, 1, 1, 2],
    ];
    const rows: number[] = [];
    for (const [x0 = 0, y0 = 0, stepX = 1, stepY = 1] of passes) {
      for (let y = y0; y < height; y += stepY) {
        rows.push(0);
        for (let x = x0; x < width; x += stepX) rows.push(y * width + x);
      }
    }
    const read = only(pngFile({ width, height, depth: 8, colourType: 0, interlaced: true }, Uint8Array.from(rows)));
    expect(read).toEqual(bitmapOf(width, height, (x, y) => [y * width + x, y * width + x, y * width + x]));
  });

  it('cannot hold more than its header says', () => {
    const bomb = pngFile({ width: 2, height: 2, depth: 8, colourType: 6 }, new Uint8Array(50_000_000));
    expect(() => only(bomb)).toThrow(PictureError);
  });
});

describe('JPEG', () => {
  it('is read nearly as it was written', () => {
    expect(difference(only(jpegOf(small)), small)).toBeLessThan(6);
  });

  /** Which corner is red, green, blue, yellow when the stored picture has them in that order, by the EXIF standard. */
  it.each([
    [1, 'rgby', '16×8'],
    [2, 'gryb', '16×8'],
    [3, 'ybgr', '16×8'],
    [4, 'byrg', '16×8'],
    [5, 'rbgy', '8×16'],
    [6, 'bryg', '8×16'],
    [7, 'ygbr', '8×16'],
    [8, 'gyrb', '8×16'],
  ])('of orientation %d is turned', (orientation, corners, size) => {
    const file = jpegOf(bitmapOf(16, 8, quarters(16, 8)), orientation);
    const facts = pictureFacts(file);
    const turned = only(file);
    expect(`${facts.width}×${facts.height}`).toBe(size);
    expect(`${turned.width}×${turned.height}`).toBe(size);
    const name = (x: number, y: number): string => {
      const [red = 0, green = 0, blue = 0] = pixel(turned, x, y);
      return red > 128 ? (green > 128 ? 'y' : 'r') : green > 128 ? 'g' : blue > 128 ? 'b' : '?';
    };
    const [right, bottom] = [turned.width - 1, turned.height - 1];
    expect(name(0, 0) + name(right, 0) + name(0, bottom) + name(right, bottom)).toBe(corners);
  });
});

describe('GIF', () => {
  const palette = [0xff0000, 0x00ff00, 0x0000ff, 0x000000];
  const whole = { x: 0, y: 0, width: 4, height: 3, delay: 7 };
  const part = { x: 1, y: 1, width: 2, height: 1, delay: 0 };
  const red = [255, 0, 0, 255];
  const green = [0, 255, 0, 255];
  const blue = [0, 0, 255, 255];
  const fill = (index: number): readonly number[] => new Array(12).fill(index);
  const frames = (file: Buffer): readonly Bitmap[] =>
    Array.from(readFrames(file), ({ bitmap }) => ({ ...bitmap, data: Uint8Array.from(bitmap.data) }));

  it('has frames on top of each other, and their times', () => {
    const file = gifOf(4, 3, palette, [
      { ...whole, indices: fill(0) },
      { ...part, indices: [1, 2] },
    ]);
    const [first, second] = frames(file);
    expect(pictureFacts(file)).toEqual({ width: 4, height: 3, frames: 2 });
    expect([0, 1, 2, 3].map((x) => pixel(first as Bitmap, x, 1))).toEqual([red, red, red, red]);
    expect([0, 1, 2, 3].map((x) => pixel(second as Bitmap, x, 1))).toEqual([red, green, blue, red]);
    expect(Array.from(readFrames(file), ({ delay }) => delay)).toEqual([70, 100]);
  });

  it.each([
    [1, 'stays', red, green],
    [2, 'gives way to nothing', [0, 0, 0, 0], green],
    [3, 'gives way to what was there', red, green],
  ] as const)('whose frame has disposal %d %s', (disposal, _, left, _green) => {
    const file = gifOf(4, 3, palette, [
      { ...whole, indices: fill(0) },
      { ...part, indices: [2, 2], disposal },
      { x: 2, y: 1, width: 1, height: 1, indices: [1], delay: 5 },
    ]);
    const third = frames(file)[2] as Bitmap;
    expect(pixel(third, 1, 1)).toEqual(disposal === 1 ? blue : left);
    expect(pixel(third, 2, 1)).toEqual(green);
    expect(pixel(third, 0, 0)).toEqual(red);
  });

  it('lets through where it is transparent', () => {
    const file = gifOf(4, 3, palette, [
      { ...whole, indices: [...fill(0).slice(1), 3], transparent: 3 },
      { ...part, indices: [3, 1], transparent: 3 },
    ]);
    const [first, second] = frames(file);
    expect(pixel(first as Bitmap, 3, 2)).toEqual([0, 0, 0, 0]);
    expect(pixel(second as Bitmap, 1, 1)).toEqual(red);
    expect(pixel(second as Bitmap, 2, 1)).toEqual(green);
  });

  it('of many colours is read as it was written', () => {
    const colours = Array.from({ length: 256 }, (_, index) => index * 0x010101);
    const indices = Array.from({ length: 90 * 70 }, (_, index) => (index * 7 + (index >> 5)) % 256);
    const [read] = frames(gifOf(90, 70, colours, [{ ...whole, width: 90, height: 70, indices }]));
    expect(read).toEqual(
      bitmapOf(90, 70, (x, y) => {
        const grey = indices[y * 90 + x] ?? 0;
        return [grey, grey, grey];
      }),
    );
  });

  it('has no more frames than the limit', () => {
    const one = { x: 0, y: 0, width: 1, height: 1, indices: [1], delay: 2 };
    const file = gifOf(1, 1, palette, new Array(limits.frames + 20).fill(one));
    expect(pictureFacts(file).frames).toBe(limits.frames);
    expect([...readFrames(file)]).toHaveLength(limits.frames);
  });

  it('that is broken later ends there', () => {
    const file = gifOf(4, 3, palette, [
      { ...whole, indices: fill(0) },
      { ...whole, indices: fill(1) },
    ]);
    expect(frames(file.subarray(0, file.length - 12)).length).toBeGreaterThanOrEqual(1);
  });
});

describe('what cannot be shown', () => {
  const png = pngOf(small);
  const header = (width: number, height: number): Buffer =>
    pngFile({ width, height, depth: 8, colourType: 2 }, Uint8Array.of(0));

  it.each([
    [
      'a text',
      Buffer.from('# Not a picture\n'),
      /^the file is no picture that is known; PNG, JPEG and GIF can be shown$/,
    ],
    ['nothing', Buffer.alloc(0), /^the file is no picture/],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /^the file is SVG; PNG, JPEG and GIF can/],
    ['a WebP', Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1'), /^the file is WebP/],
    ['a cut PNG', png.subarray(0, png.length - 30), /^the file is broken: it is cut$/],
    ['a PNG without data', header(3, 3), /^the file is broken: its data/],
    ['a cut JPEG', jpegOf(small).subarray(0, 40), /^the file is broken: /],
    ['a picture of no pixels', header(0, 5), /^the file is broken: it has no pixels$/],
    ['too many pixels', header(10_000, 4_001), /^the picture has 10000×4001 pixels, the limit is 40 megapixels$/],
    ['too many bytes', Buffer.alloc(limits.bytes + 500_000), /^the file has 20.5 MB, the limit is 20 MB$/],
  ])('is told: %s', (_, file, message) => {
    expect(() => [...readFrames(file)]).toThrow(message);
    expect(() => [...readFrames(file)]).toThrow(PictureError);
  });

  it('is told of whatever is broken, and nothing takes long', () => {
    const palette = [0, 0xffffff, 0x00ff00, 0x123456];
    const gif = gifOf(9, 9, palette, [
      { x: 0, y: 0, width: 9, height: 9, indices: Array.from({ length: 81 }, (_, i) => i % 4), delay: 3 },
    ]);
    const files = [png, encodePng(small), jpegOf(small, 6), gif];
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
          maxLength: 6,
        }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (file, hits, end) => {
          const damaged = Buffer.from(file.subarray(0, end < 0.5 ? file.length : Math.floor(file.length * end)));
          for (const [place, byte] of hits) damaged[Math.floor(place * (damaged.length - 1))] = byte;
          try {
            pictureFacts(damaged);
            for (const { bitmap } of readFrames(damaged)) {
              expect(bitmap.data).toHaveLength(bitmap.width * bitmap.height * 4);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(PictureError);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
