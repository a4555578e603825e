import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.js';
import { parseTheme } from './parse.js';
import { chromaKeys, elementNames, ownElementNames } from './properties.js';
import type { ElementStyle } from './types.js';

const json = readFileSync(new URL('../../.slides/theme.json', import.meta.url), 'utf8');
const { theme, problems } = parseTheme('own', json, 'theme.json');

const styles: (readonly [string, ElementStyle])[] = [
  ...Object.entries(theme?.elements ?? {}),
  ...Object.entries(theme?.elements.code_block.chroma ?? {}),
];

describe('our own theme', () => {
  it('is right, and says something about every element and Chroma key', () => {
    expect(problems).toEqual([]);
    // Those that glamour does not know are made of the others.
    const ours: readonly string[] = ownElementNames;
    const expected = elementNames.filter((name) => !ours.includes(name));
    expect(
      Object.keys(JSON.parse(json))
        .filter((name) => !ours.includes(name))
        .sort(),
    ).toEqual(expected.sort());
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
      for (const background of ['#ffffff', '#101216'] as const)
        expect(contrast(color ?? 0, background)).toBeGreaterThanOrEqual(3);
    },
  );
});
