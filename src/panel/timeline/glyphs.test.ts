import { expect, it } from 'vitest';
import { cellWidth } from '../../render/cells.js';
import { asciiGlyphs, unicodeGlyphs } from '../glyphs.js';

it.each([unicodeGlyphs, asciiGlyphs])('draws time with marks of one cell, levels that differ', ({ time }) => {
  const { levels, ...marks } = time;
  for (const mark of [...levels, ...Object.values(marks)]) expect([mark, cellWidth(mark)]).toEqual([mark, 1]);
  expect(new Set(levels).size).toBe(levels.length);
  if (time === asciiGlyphs.time) expect([...levels, ...Object.values(marks)].join('')).toMatch(/^[\x20-\x7e]+$/);
});
