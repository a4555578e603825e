import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseTheme } from './parse.js';
import { chromaKeys, elementNames } from './properties.js';
import type { ElementStyle } from './types.js';

const json = readFileSync(new URL('../../.slides/theme.json', import.meta.url), 'utf8');
const { theme, problems } = parseTheme('own', json, 'theme.json');

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const styles: (readonly [string, ElementStyle])[] = [
  ...Object.entries(theme?.elements ?? {}),
  ...Object.entries(theme?.elements.code_block.chroma ?? {}),
];

describe('our own theme', () => {
  it('is right, and says something about every element and Chroma key', () => {
    expect(problems).toEqual([]);
    expect(Object.keys(JSON.parse(json)).sort()).toEqual([...elementNames].sort());
    expect(Object.keys(JSON.parse(json).code_block.chroma).sort()).toEqual([...chromaKeys].sort());
  });

  it("leaves plain text in the terminal's own colour", () => {
    expect(theme?.elements.document.color).toBeUndefined();
    expect(styles.filter(([, style]) => style.background !== undefined)).toEqual([]);
  });

  it.each(styles.filter(([, style]) => style.color !== undefined))(
    '%s is legible on dark and on light',
    (_, { color }) => {
      expect(color).toMatch(/^#/);
      for (const background of ['#ffffff', '#101216'])
        expect(contrast(String(color), background)).toBeGreaterThanOrEqual(3);
    },
  );
});
