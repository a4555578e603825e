import { readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { content } from '../deck/content.js';
import { readText } from '../deck/file-text.js';
import { readDeck } from '../deck/read.js';
import { drawDiagram } from '../diagram/draw.js';
import { loadHighlighter } from '../highlight/load.js';
import { builtinNames, builtinTheme } from '../theme/builtin.js';
import { parseTheme } from '../theme/parse.js';
import type { Theme } from '../theme/types.js';
import { lineWidth } from './cells.js';
import { compose, type Flexible } from './compose.js';
import { loadFiglet } from './figlet.js';
import type { Line, Style } from './line.js';
import { renderSlide } from './slide.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const read = (path: string) => readFileSync(here(path), 'utf8');
const tools = {
  figlet: loadFiglet(),
  highlight: loadHighlighter(),
  diagram: drawDiagram,
  file: (path: string) => readText(path, basename(path)),
};
/** Slides of everything there is. */
const deck = readDeck([relative(process.cwd(), here('golden/sample.md'))], undefined, {
  theme: 'dark',
  author: () => 'Ada',
});

function ownTheme(): Theme {
  const { theme, problems } = parseTheme('own', read('../../.slides/theme.json'), 'theme.json');
  expect(problems).toEqual([]);
  if (!theme) throw new Error('our own theme is broken');
  return theme;
}

const themes: readonly (readonly [string, Theme])[] = [
  ...builtinNames.map((name) => [name, builtinTheme(name) ?? ownTheme()] as const),
  ['own', ownTheme()],
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

/** Panels and pictures as what they are given. */
const marked: Flexible = {
  height: ({ kind }) => (kind === 'panel' ? { least: 2, most: 2 } : { least: 1, most: 1 }),
  draw: (segment, rows) => ({
    lines: Array.from(
      { length: rows },
      (): Line => [{ text: `[${segment.kind} of ${segment.width} cells]`.slice(0, segment.width), style: {} }],
    ),
    spots: [],
  }),
};

function drawing(theme: Theme, width: number, show: (line: Line) => string): string {
  const slides = deck.slides.map((slide) => {
    const parsed = content(slide);
    const segments = renderSlide(parsed, { theme, width, tools, step: parsed.steps });
    const lines = compose(segments, 30, marked).flatMap((stretch) => stretch.lines);
    for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(width);
    return `${lines.map(show).join('\n')}\n`;
  });
  return slides.join(`${'·'.repeat(width)}\n`);
}

describe.each(themes)('the sample deck in %s', (name, theme) => {
  it.each([40, 80, 120, 200])('at %i columns', async (width) => {
    await expect(drawing(theme, width, plainText)).toMatchFileSnapshot(`golden/sample-${name}-${width}.txt`);
    await expect(drawing(theme, width, styled)).toMatchFileSnapshot(`golden/sample-${name}-${width}.styled.txt`);
  });
});
