import { describe, expect, it } from 'vitest';
import type { ColorDepth } from '../terminal/codes.js';
import { themes } from './themes.js';

/** The rows that are printed, the name first, the blank one after them last. */
async function printed(name: string, depth: ColorDepth = 3, columns = 60): Promise<readonly string[]> {
  let text = '';
  const print = (more: string): void => {
    text += more;
  };
  await themes([name], { width: String(columns) }, depth, print, '');
  return text.trimEnd().split('\n');
}

const bare = (row: string): string => row.replace(/\x1b\[[\d;]*m|\x1b\]8;;[^\x07]*\x07/g, '');

/** For each letter of a row, its background as it was written, '' if it is the terminal's. */
function grounds(row: string): readonly string[] {
  let ground = '';
  return row.split(/(\x1b\[[\d;]*m|\x1b\]8;;[^\x07]*\x07)/).flatMap((part) => {
    const [, codes] = /^\x1b\[([\d;]*)m$/.exec(part) ?? [];
    if (codes === undefined) return part.startsWith('\x1b') ? [] : [...part].map(() => ground);
    if (codes.startsWith('48;')) ground = codes;
    else if (codes === '49' || codes === '0' || codes === '') ground = '';
    return [];
  });
}

describe('the sample of a theme', () => {
  it.each([
    ['light', '48;2;255;255;255'],
    ['dark', '48;2;30;30;30'],
    ['pink', '48;2;30;30;30'],
  ])('%s stands on its ground, from edge to edge, below its name', async (name, ground) => {
    const [title = '', ...rows] = await printed(name);
    expect(bare(title)).toBe(name);
    expect(grounds(title)).not.toContain(ground);
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      expect(grounds(row)).toHaveLength(60);
      expect(grounds(row)).not.toContain('');
      expect(grounds(row).at(0)).toBe(ground);
      expect(grounds(row).at(-1)).toBe(ground);
    }
  });

  it('gives text without a colour one that can be read there', async () => {
    const rows = await printed('pink');
    expect(rows.find((row) => row.includes('Text with'))).toMatch(/\x1b\[38;2;221;221;221m[^\x1b]*Text with/);
  });

  it.each([
    ['light', 0],
    ['ascii', 3],
    ['notty', 3],
  ] as const)('%s is on that of the terminal at depth %i: it has no colours', async (name, depth) => {
    const [, ...rows] = await printed(name, depth);
    for (const row of rows) {
      expect(row).not.toMatch(/\x1b\[(?:3|4)8;/);
      expect(bare(row)).toBe(bare(row).trimEnd());
    }
  });

  it('says the same on its ground as without one', async () => {
    const text = (rows: readonly string[]): readonly string[] => rows.map((row) => bare(row).trimEnd());
    expect(text(await printed('light'))).toEqual(text(await printed('light', 0)));
  });
});
