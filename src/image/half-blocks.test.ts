import { describe, expect, it } from 'vitest';
import { lineWidth } from '../render/cells.js';
import { Encoder } from '../terminal/encode.js';
import { halfBlocks } from './half-blocks.js';
import { bitmapOf, scene } from './testing/make.js';

describe('half blocks', () => {
  it('show two pixels a cell, in spans of one look', () => {
    const lines = halfBlocks(bitmapOf(3, 2, (x, y) => (x < 2 ? [255, y * 255, 0] : [0, 0, 9])));
    expect(lines).toEqual([
      [
        { text: '▀▀', style: { color: '#ff0000', background: '#ffff00' } },
        { text: '▀', style: { color: '#000009', background: '#000009' } },
      ],
    ]);
  });

  it('leave the ground alone where nothing is', () => {
    const clear = [0, 0, 0, 0] as const;
    const lines = halfBlocks(bitmapOf(3, 2, (x, y) => (x === 0 ? clear : (x === 1) === (y === 0) ? [1, 2, 3] : clear)));
    expect(lines).toEqual([
      [
        { text: ' ', style: {} },
        { text: '▀▄', style: { color: '#010203' } },
      ],
    ]);
  });

  it('use one object for one look, by which the encoder knows it', () => {
    const [one] = halfBlocks(bitmapOf(1, 2, () => [7, 7, 7]));
    const [other] = halfBlocks(bitmapOf(1, 2, () => [7, 7, 7]));
    expect(one?.[0]?.style).toBe(other?.[0]?.style);
  });

  it('are as wide as the picture in every row', () => {
    const lines = halfBlocks(bitmapOf(40, 22, scene(40, 22)));
    expect(lines.map(lineWidth)).toEqual(new Array(11).fill(40));
    expect(new Encoder(3).row(lines[3] ?? [])).toMatch(/^\x1b\[48;2;\d+;\d+;\d+m\x1b\[38;2;\d+;\d+;\d+m▀/);
  });
});
