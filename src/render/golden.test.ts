import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { content } from '../deck/content.js';
import { builtinTheme } from '../theme/builtin.js';
import { parseTheme } from '../theme/parse.js';
import type { Theme } from '../theme/types.js';
import { lineWidth } from './cells.js';
import { loadFiglet } from './figlet.js';
import type { Line, Style } from './line.js';
import { renderSlide, type Segment } from './slide.js';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const settings = { theme: '', author: '', date: '', paging: '' };
const sample = content({ markdown: read('golden/sample.md'), source: { file: 'sample.md', line: 1 }, settings });
const figlet = await loadFiglet();

function ownTheme(): Theme {
  const { theme, problems } = parseTheme('own', read('../../.slides/theme.json'), 'theme.json');
  expect(problems).toEqual([]);
  if (!theme) throw new Error('our own theme is broken');
  return theme;
}

const themes: readonly (readonly [string, Theme])[] = [
  ['dark', builtinTheme('dark')],
  ['own', ownTheme()],
  ['ascii', builtinTheme('ascii')],
];

/** `text‹bold #8f63d2›`: every span that has a style, followed by it. */
function styled(line: Line): string {
  return line.map(({ text, style }) => `${text}${looks(style)}`).join('');
}

function looks(style: Style): string {
  const words = Object.entries(style).map(([name, value]) =>
    value === true ? name : `${name === 'color' ? '' : `${name}:`}${value}`,
  );
  return words.length > 0 ? `‹${words.join(' ')}›` : '';
}

const plainText = (line: Line) => line.map(({ text }) => text).join('');

function drawing(segments: readonly Segment[], show: (line: Line) => string): string {
  const rows = segments.flatMap((segment) =>
    segment.kind === 'lines'
      ? segment.lines.map(show)
      : [`${' '.repeat(segment.indent)}[panel of ${segment.width} cells]`],
  );
  return `${rows.join('\n')}\n`;
}

describe.each(themes)('the sample deck in %s', (name, theme) => {
  it.each([40, 80, 120])('at %i columns', async (width) => {
    const segments = renderSlide(sample, { theme, width, figlet });
    await expect(drawing(segments, plainText)).toMatchFileSnapshot(`golden/sample-${name}-${width}.txt`);
    await expect(drawing(segments, styled)).toMatchFileSnapshot(`golden/sample-${name}-${width}.styled.txt`);
    for (const segment of segments)
      if (segment.kind === 'lines')
        for (const line of segment.lines) expect(lineWidth(line)).toBeLessThanOrEqual(width);
  });
});
