import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Color } from '../render/line.js';
import { channelsOf } from './contrast.js';
import { fromOklab, gradientStyles, toHex, toOklab } from './gradient.js';

const anyColor = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.integer({ min: 0, max: 0xffffff }).map((value): Color => `#${value.toString(16).padStart(6, '0')}`),
);

const colors = (given: readonly Color[], n: number) => gradientStyles(given, n).map(({ color }) => color);

describe('a gradient', () => {
  it('goes from the first colour to the last, with the others between them', () => {
    expect(colors(['#ff0000', '#0000ff'], 2)).toEqual(['#ff0000', '#0000ff']);
    expect(colors(['#ff0000', '#00ff00', '#0000ff'], 5)).toMatchObject({ 0: '#ff0000', 2: '#00ff00', 4: '#0000ff' });
    expect(colors([16, 231], 3)).toMatchObject({ 0: '#000000', 2: '#ffffff' });
  });

  it('is even to the eye: half way from black to white is a middle grey of OKLab', () => {
    expect(colors(['#000000', '#ffffff'], 3)[1]).toBe('#636363');
    // In sRGB itself it would be a dull grey.
    expect(colors(['#0000ff', '#ffff00'], 3)[1]).toBe('#6cabc7');
  });

  it('has as many cells as are asked for, within reason', () => {
    expect(colors(['#ff0000', '#0000ff'], 1)).toEqual(['#ff0000']);
    expect(colors(['#ff0000', '#0000ff'], 0)).toEqual([]);
    expect(colors(['#ff0000', '#0000ff'], -5)).toEqual([]);
    expect(colors(['#ff0000'], 3)).toEqual(['#ff0000', '#ff0000', '#ff0000']);
    expect(gradientStyles([], 2)).toEqual([{}, {}]);
    expect(gradientStyles([1, 2], 1e9)).toHaveLength(1000);
  });

  it('gives the same styles for the same, and neighbours of one colour one style', () => {
    expect(gradientStyles(['#102030', 42], 17)).toBe(gradientStyles(['#102030', 42], 17));
    const [a, b] = gradientStyles(['#102030', '#102030'], 2);
    expect(a).toBe(b);
  });

  it('begins and ends as it should, whatever the colours are', () => {
    fc.assert(
      fc.property(fc.array(anyColor, { minLength: 2, maxLength: 6 }), fc.integer({ min: 2, max: 200 }), (given, n) => {
        const styles = colors(given, n);
        const hex = (color: Color = 0) => toHex(channelsOf(color));
        expect([styles[0], styles.at(-1)]).toEqual([hex(given[0]), hex(given.at(-1))]);
        expect(styles).toHaveLength(n);
        for (const color of styles) expect(color).toMatch(/^#[\da-f]{6}$/);
      }),
    );
  });
});

it('OKLab and back is where it was', () => {
  expect(toOklab([1, 1, 1]).map((value) => Number(value.toFixed(5)))).toEqual([1, 0, 0]);
  fc.assert(
    fc.property(anyColor, (color) => {
      expect(toHex(fromOklab(toOklab(channelsOf(color))))).toBe(toHex(channelsOf(color)));
    }),
  );
});
