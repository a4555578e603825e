import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laidOver, padded, scaled } from './scale.js';
import { bitmapOf, difference, pixel, scene } from './testing/make.js';

describe('a smaller picture', () => {
  it('is the average of what each pixel covers', () => {
    const source = bitmapOf(4, 2, (x, y) => [x * 10 + y * 100, 0, 0]);
    expect(pixel(scaled(source, 2, 1), 0, 0)).toEqual([55, 0, 0, 255]);
    expect(pixel(scaled(source, 2, 1), 1, 0)).toEqual([75, 0, 0, 255]);
  });

  it('counts pixels by the part that is covered', () => {
    const source = bitmapOf(3, 1, (x) => [x === 1 ? 90 : 0, 0, 0]);
    const small = scaled(source, 2, 1);
    expect([pixel(small, 0, 0)[0], pixel(small, 1, 0)[0]]).toEqual([30, 30]);
  });

  it('takes no colour from what is transparent', () => {
    const source = bitmapOf(2, 1, (x) => (x === 0 ? [200, 100, 50] : [0, 255, 0, 0]));
    expect(pixel(scaled(source, 1, 1), 0, 0)).toEqual([200, 100, 50, 128]);
  });

  it('keeps the mean of the whole', () => {
    const mean = (data: Uint8Array): number => data.reduce((sum, value) => sum + value, 0) / data.length;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 30 }), (width, height) => {
        const source = bitmapOf(61, 47, scene(61, 47));
        expect(Math.abs(mean(scaled(source, width, height).data) - mean(source.data))).toBeLessThan(1);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a larger picture', () => {
  it('goes evenly from pixel to pixel', () => {
    const source = bitmapOf(2, 1, (x) => [x * 100, 0, 0]);
    const row = scaled(source, 8, 1);
    const reds = Array.from({ length: 8 }, (_, x) => pixel(row, x, 0)[0] ?? 0);
    expect(reds).toEqual([...reds].sort((a, b) => a - b));
    expect([reds[0], reds[7]]).toEqual([0, 100]);
  });

  it('comes back as it was', () => {
    const source = bitmapOf(30, 20, scene(30, 20));
    expect(difference(scaled(scaled(source, 90, 60), 30, 20), source)).toBeLessThan(8);
  });
});

it('gets a transparent rim on the right and below', () => {
  const wide = padded(
    bitmapOf(2, 1, () => [1, 2, 3]),
    3,
    2,
  );
  expect([pixel(wide, 1, 0), pixel(wide, 2, 0), pixel(wide, 0, 1)]).toEqual([
    [1, 2, 3, 255],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ]);
});

it('is laid over a ground', () => {
  const over = laidOver(
    bitmapOf(1, 1, () => [200, 0, 0, 51]),
    [0, 100, 50],
  );
  expect(pixel(over, 0, 0)).toEqual([40, 80, 40, 255]);
});
