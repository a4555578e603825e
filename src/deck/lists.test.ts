import { expect, it } from 'vitest';
import { ink, words } from '../testing/words.js';
import { content } from './content.js';
import { walk } from './walk.js';

const settings = { theme: '', author: '', date: '', paging: '' };
/** Each list's first number (0: it has none) and how many items it has. */
const lists = (markdown: string) =>
  content({ markdown, source: { file: 'a.md', line: 1 }, settings }).blocks.map((block) =>
    block.kind === 'list' ? [block.ordered ? block.start : 0, block.items.length] : block.kind,
  );

it('lists with another mark are lists of their own', () => {
  expect(lists('- a\n- b\n+ c')).toEqual([
    [0, 2],
    [0, 1],
  ]);
  expect(lists('1. a\n2. b\n7) c')).toEqual([
    [1, 2],
    [7, 1],
  ]);
});

it('a list goes on behind a comment, if its numbers do', () => {
  expect(lists('- a\n<!-- pause -->\n* b')).toEqual([[0, 2]]);
  expect(lists('3. a\n<!-- pause -->\n<!-- note -->\n4. b')).toEqual([[3, 2]]);
  expect(lists('1. a\n<!-- pause -->\n1. b')).toEqual([[1, 2]]);
  expect(lists('1. a\n<!-- pause -->\n7. b')).toEqual([
    [1, 1],
    [7, 1],
  ]);
});

it('a list in a quote in an item is read, whatever follows it', () => {
  for (const list of ['-', '2.', '2. two', '- two']) {
    const { blocks } = content({ markdown: `- one\n  > ${list}\nthree`, source: { file: 'a.md', line: 1 }, settings });
    expect([...walk(blocks)].map(({ kind }) => kind)).not.toContain('problem');
    expect(ink(words(blocks))).toBe(list.includes('two') ? 'onetwothree' : 'onethree');
  }
});
