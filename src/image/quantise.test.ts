import { describe, expect, it } from 'vitest';
import type { Bitmap } from './bitmap.js';
import { type Indexed, quantised } from './quantise.js';
import { scaled } from './scale.js';
import { bitmapOf, difference, quarters, scene } from './testing/make.js';

function colours({ width, height, palette, indices }: Indexed): Bitmap {
  return bitmapOf(width, height, (x, y) => palette[indices[y * width + x] ?? -1] ?? [0, 0, 0, 0]);
}

describe('few colours', () => {
  it('are kept exactly', () => {
    const source = bitmapOf(20, 10, quarters(20, 10));
    expect(quantised(source, 4).palette).toHaveLength(4);
    expect(colours(quantised(source, 4))).toEqual(source);
  });

  it('leave out what cannot be seen', () => {
    const source = bitmapOf(4, 1, (x) => [9, 9, 9, x * 80]);
    expect([...quantised(source, 8).indices]).toEqual([-1, -1, 0, 0]);
  });
});

describe('many colours', () => {
  const source = bitmapOf(240, 160, scene(240, 160));

  it.each([
    [256, 12],
    [64, 20],
    [16, 32],
  ])('become %d that look alike', (count, tolerance) => {
    const result = quantised(source, count);
    expect(result.palette.length).toBeLessThanOrEqual(count);
    expect(result.palette.length).toBeGreaterThan(count / 2);
    expect(difference(colours(result), source)).toBeLessThan(tolerance);
  });

  it('are the same from afar: errors go to the neighbours', () => {
    const far = (bitmap: Bitmap): Bitmap => scaled(bitmap, 24, 16);
    expect(difference(far(colours(quantised(source, 64))), far(source))).toBeLessThan(5);
  });

  it('may be two', () => {
    expect(quantised(source, 2).palette).toHaveLength(2);
  });
});
