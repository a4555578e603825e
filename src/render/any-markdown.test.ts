import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { content } from '../deck/content.js';
import type { Slide, SlideContent } from '../deck/types.js';
import { walk } from '../deck/walk.js';
import { loadHighlighter } from '../highlight/load.js';
import { brokenMarkdown } from '../testing/broken-markdown.js';
import { anyMarkdown } from '../testing/markdown.js';
import { marksOf, tameText } from '../testing/marks.js';
import { blanksAtEnd, rowFaults, rowsOf, textOf } from '../testing/rows.js';
import { holds, sorted, words } from '../testing/words.js';
import { builtinNames, builtinTheme } from '../theme/builtin.js';
import { makeTheme } from '../theme/make.js';
import { cellWidth, shown } from './cells.js';
import { loadFiglet } from './figlet.js';
import { greedy } from './testing.js';
import { noTools } from './tools.js';
import { gluedBlank } from './wrap.js';

const settings = { theme: '', author: '', date: '', paging: '' };
const read = (markdown: string): SlideContent =>
  content({ markdown, source: { file: 'a.md', line: 1 }, settings } satisfies Slide);

const themes = [...builtinNames.flatMap((name) => builtinTheme(name) ?? []), greedy];
/** Without anything of its own between the words. */
const bare = makeTheme('bare', { hr: { format: ' ' }, item: {}, definition_description: { blockPrefix: ' ' } });
const tools = { figlet: loadFiglet(), highlight: loadHighlighter() };
const anyTheme = fc.constantFrom(...themes);
const anyWidth = fc.oneof(fc.integer({ min: 10, max: 30 }), fc.integer({ min: 10, max: 160 }));

describe('any markdown, in any theme, in any room', () => {
  it('stays in the room, drives no terminal, and is the same again', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyMarkdown.map(({ markdown }) => markdown),
          brokenMarkdown,
        ),
        anyTheme,
        anyWidth,
        fc.constantFrom(noTools, tools),
        fc.nat(6),
        (markdown, theme, width, own, step) => {
          const parsed = read(markdown);
          const rows = rowsOf(parsed, theme, width, Math.min(step, parsed.steps), own);
          expect([...rowFaults(rows, width), ...blanksAtEnd(rows)]).toEqual([]);
          expect(rowsOf(read(markdown), theme, width, Math.min(step, parsed.steps), own)).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('loses no text', () => {
    fc.assert(
      fc.property(anyMarkdown, anyTheme, anyWidth, ({ markdown, marks }, theme, width) => {
        const parsed = read(markdown);
        const found = marksOf(rowsOf(parsed, theme, width).map(textOf).join(''));
        const aside = [...walk(parsed.blocks)].some(({ kind }) => kind === 'table' || kind === 'columns');
        if (aside) expect(holds(sorted(found), sorted(marks)), `${marks} in ${found}`).toBe(true);
        else expect(holds(found, marks), `${marks} in ${found}`).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('breaks no line inside of what a reader takes for one character', () => {
    const segmenter = new Intl.Segmenter('en');
    /** Without blanks, and without the line of a table. */
    const characters = (text: string): readonly string[] =>
      Array.from(segmenter.segment(text.replaceAll(gluedBlank, ' ')), ({ segment }) => segment).filter(
        (segment) => segment !== ' ' && segment !== '─',
      );
    const around = fc.constantFrom<readonly [before: string, after: string]>(
      ...([
        ['', ''],
        ['# ', ''],
        ['> ', ''],
        ['- **a** ', ''],
        ['a **b ', '**'],
        ['term\n: ', ''],
        ['| a |\n|---|\n| ', ' |'],
      ] as const),
    );
    fc.assert(
      fc.property(tameText, around, anyWidth, (text, [before, after], width) => {
        const parsed = read(`${before}${text}${after}`);
        const said = characters(shown(words(parsed.blocks)));
        fc.pre(said.every((character) => cellWidth(character) <= 4));
        // What would join the blank before it has one in a cell with padding, and none without.
        fc.pre(!/^\s*[\p{M}\p{Cf}\p{Sk}]/u.test(text));
        const rows = rowsOf(parsed, bare, width).map(textOf);
        expect(rows.flatMap(characters)).toEqual(said);
      }),
      { numRuns: 300 },
    );
  });
});
