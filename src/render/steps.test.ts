import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { content } from '../deck/content.js';
import type { Block } from '../deck/types.js';
import { anyMarkdown } from '../testing/markdown.js';
import { marksOf } from '../testing/marks.js';
import { jumps, rowsOf, textOf } from '../testing/rows.js';
import { sorted, words } from '../testing/words.js';
import { builtinNames, builtinTheme } from '../theme/builtin.js';
import { makeTheme } from '../theme/make.js';
import { greedy } from './testing.js';

const themes = [...builtinNames.flatMap((name) => builtinTheme(name) ?? []), greedy];
const read = (markdown: string) =>
  content({
    markdown,
    source: { file: 'a.md', line: 1 },
    settings: { theme: '', author: '', date: '', paging: '' },
  });
/** Most of it in steps. */
const stepped = anyMarkdown.map(({ markdown, marks }) => ({
  markdown: `<!-- incremental_lists: true -->\n\n${markdown.replaceAll('\n\n', '\n\n<!-- pause -->\n\n')}`,
  marks,
}));
const anyDeck = fc.oneof(anyMarkdown, stepped);
const anyTheme = fc.constantFrom(...themes);
const anyWidth = fc.integer({ min: 10, max: 120 });

/** The marks of what is there at a step. */
function marksAt(blocks: readonly Block[], step: number): string {
  return sorted(marksOf(words(upTo(blocks, step))));
}

function upTo(blocks: readonly Block[], step: number): readonly Block[] {
  const inside = (inner: readonly Block[]) => upTo(inner, step);
  return blocks
    .filter((block) => (block.step ?? 0) <= step)
    .map((block): Block => {
      switch (block.kind) {
        case 'quote':
        case 'alert':
          return { ...block, blocks: inside(block.blocks) };
        case 'list': {
          const items = block.items.filter((item) => (item.step ?? 0) <= step);
          return { ...block, items: items.map((item) => ({ ...item, blocks: inside(item.blocks) })) };
        }
        case 'columns':
          return { ...block, columns: block.columns.map((column) => ({ ...column, blocks: inside(column.blocks) })) };
        case 'definitions':
          return {
            ...block,
            items: block.items.map(({ term, descriptions }) => ({ term, descriptions: descriptions.map(inside) })),
          };
        case 'footnotes':
          return { ...block, notes: block.notes.map(inside) };
        default:
          return block;
      }
    });
}

const dark = builtinTheme('dark');
const shownAt = (markdown: string, step: number, theme = dark): readonly string[] =>
  rowsOf(read(markdown), theme, 40, step).map(textOf);

describe('a slide in steps', () => {
  it('keeps a centred list where it is while its items come', () => {
    const list = '<!-- incremental_lists: true -->\n<!-- alignment: center -->\n\n- one\n- and a longer one';
    expect(shownAt(list, 1)).toEqual(['', '           • one', '']);
    expect(shownAt(list, 2)).toEqual(['', '           • one', '           • and a longer one']);
  });

  it('keeps room for what a theme writes before a heading', () => {
    const theme = makeTheme('words', { heading: { blockPrefix: 'Chapter: ' } });
    const slide = `a\n\n<!-- pause -->\n\n# ${'long '.repeat(6)}words\n\n<!-- reset_layout -->\n\nb`;
    const after = shownAt(slide, 1, theme);
    expect(after).toEqual(['a', '', 'Chapter:', 'long long long long long long words', 'b']);
    expect(shownAt(slide, 0, theme)).toEqual(['a', '', '', '', '']);
  });

  it('moves nothing when it goes on', () => {
    fc.assert(
      fc.property(anyDeck, anyTheme, anyWidth, ({ markdown }, theme, width) => {
        const parsed = read(markdown);
        for (let step = 0; step < parsed.steps; step += 1) {
          const before = rowsOf(parsed, theme, width, step);
          const after = rowsOf(parsed, theme, width, step + 1);
          expect(jumps(before, after)).toEqual([]);
          expect(before).toHaveLength(after.length);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('shows what is there by then, nothing else, and all of it at its last step', () => {
    fc.assert(
      fc.property(anyDeck, anyTheme, anyWidth, ({ markdown, marks }, theme, width) => {
        const parsed = read(markdown);
        for (let step = 0; step <= parsed.steps; step += 1) {
          const found = sorted(marksOf(rowsOf(parsed, theme, width, step).map(textOf).join('')));
          expect([...new Set(found)]).toEqual([...new Set(marksAt(parsed.blocks, step))]);
        }
        const all = marksAt(parsed.blocks, parsed.steps);
        expect([...marks].filter((mark) => !all.includes(mark))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
