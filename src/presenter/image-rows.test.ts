import { describe, expect, it } from 'vitest';
import { plain } from '../render/line.js';
import type { DrawnPicture, PictureRenderer } from '../render/picture.js';
import { source } from '../render/testing.js';
import { builtinTheme } from '../theme/builtin.js';
import { imageHeight, imageRows } from './image-rows.js';

const block = {
  kind: 'image',
  path: '/a.png',
  name: 'a.png',
  alt: 'a map',
  size: { kind: 'natural' },
  source,
} as const;
const segment = { kind: 'image', block, indent: 0, width: 20, hidden: false } as const;
const dark = builtinTheme('dark');
const drawn: DrawnPicture = {
  kind: 'drawing',
  drawing: {
    columns: 8,
    rows: 4,
    lines: Array.from({ length: 4 }, () => [{ text: '▀'.repeat(8), style: plain }]),
    ink: { kind: 'text' },
  },
};
/** 8 columns for each 4 rows. */
const picture = (draw: DrawnPicture = drawn): PictureRenderer => ({
  look: () => ({ kind: 'ready', width: 80, height: 80 }),
  fit: (_, room) => ({ columns: Math.min(8, room.rows * 2), rows: Math.min(4, room.rows) }),
  draw: () => draw,
  cells: () => draw,
});
const text = (rows: ReturnType<typeof imageRows>) => rows.lines.map((line) => line.map((span) => span.text).join(''));

describe('a picture', () => {
  it('stands in the middle, or where the slide wants it', () => {
    expect(text(imageRows(segment, { picture: picture() }, dark, 4))).toEqual(Array(4).fill(`      ${'▀'.repeat(8)}`));
    const left = { ...segment, block: { ...block, alignment: 'left' as const } };
    expect(text(imageRows(left, { picture: picture() }, dark, 4))[0]).toBe('▀'.repeat(8));
    const right = imageRows({ ...segment, block: { ...block, alignment: 'right' } }, { picture: picture() }, dark, 4);
    expect(right.spots).toMatchObject([{ row: 0, column: 12, columns: 8, rows: 4 }]);
  });

  it('makes use of as many rows as it has, and can do with fewer', () => {
    expect(imageHeight(segment, { picture: picture() }, dark, 30)).toEqual({ least: 3, most: 4 });
  });

  it('keeps its room while it is not drawn yet', () => {
    const rows = imageRows(segment, { picture: picture({ kind: 'pending' }) }, dark, 4);
    expect(rows).toEqual({ lines: [[], [], [], []], spots: [] });
  });
});

describe('a picture that can not be shown', () => {
  it('is a frame with its name and the reason', () => {
    const broken: PictureRenderer = { ...picture(), look: () => ({ kind: 'problem', message: 'no such file' }) };
    expect(text(imageRows(segment, { picture: broken }, dark, 4))).toEqual([
      '  ╭──────────────╮',
      '  │ a.png        │',
      '  │ no such file │',
      '  ╰──────────────╯',
    ]);
    expect(imageHeight(segment, { picture: broken }, dark, 30)).toEqual({ least: 4, most: 4 });
  });

  it('says what it would show where there is nothing to draw it with, in ASCII if need be', () => {
    expect(text(imageRows(segment, {}, builtinTheme('ascii'), 4))).toEqual([
      '     +-------+',
      '     | a.png |',
      '     | a map |',
      '     +-------+',
    ]);
  });

  it('says all of the reason, however narrow its room is, and so much of a long text', () => {
    const message = 'it has 50 megapixels, at most 40 can be drawn';
    const broken: PictureRenderer = { ...picture(), look: () => ({ kind: 'problem', message }) };
    const rows = imageRows(segment, { picture: broken }, dark, 4);
    expect(text(rows).slice(2, -1).join(' ').replaceAll(/[ │]+/g, ' ').trim()).toBe(message);
    const height = rows.lines.length;
    expect(imageHeight(segment, { picture: broken }, dark, 30)).toEqual({ least: height, most: height });
    const long = { ...segment, block: { ...block, alt: 'a long story '.repeat(20) } };
    expect(text(imageRows(long, {}, dark, 4))).toHaveLength(8);
    expect(text(imageRows(long, {}, dark, 4))[6]).toContain('…');
  });

  it('is never wider than its room', () => {
    for (let width = 1; width < 20; width += 1) {
      for (const line of imageRows({ ...segment, width }, {}, dark, 4).lines) {
        expect(line.map((span) => span.text).join('').length).toBeLessThanOrEqual(width);
      }
    }
  });
});
