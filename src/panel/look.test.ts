import { expect, it } from 'vitest';
import { cellWidth } from '../render/cells.js';
import { asciiGlyphs, unicodeGlyphs } from './glyphs.js';
import { panelColours } from './look.js';

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG's contrast ratio. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

it.each(Object.entries(panelColours))('%s is legible on dark and on light', (_meaning, colour) => {
  expect(contrast(String(colour), '#101216')).toBeGreaterThanOrEqual(3);
  expect(contrast(String(colour), '#ffffff')).toBeGreaterThanOrEqual(3);
});

it('draws with marks of one cell', () => {
  for (const { ellipsis, cause, frame, ...marks } of [unicodeGlyphs, asciiGlyphs]) {
    for (const mark of [...Object.values(marks), ...Object.values(frame)]) expect(cellWidth(mark)).toBe(1);
  }
});

it('has an ASCII form of every mark', () => {
  const { frame, ...marks } = asciiGlyphs;
  expect([...Object.values(marks), ...Object.values(frame)].join('')).toMatch(/^[\x21-\x7e]+$/);
});
