import { describe, expect, it } from 'vitest';
import { artLength, artStart, isArt } from './art.js';

const found = (text: string) => text.slice(0, artLength(text));

describe('artLength', () => {
  it.each([
    ['lines of blocks', '  ████\n██ ██'],
    ['rules above and below', '______\n██ ██\n------\n======'],
    ['a box', '┌─────┐\n│ box │\n└─────┘'],
    ['a word in between', '██████\nhello\n██████'],
    ['braille and legacy computing', '⣿⣿\n🬀🬁'],
    ['a single line', '▀▄▀'],
  ])('takes %s', (_, art) => {
    expect(found(art)).toBe(art);
    expect(found(`${art}\n\ntext`)).toBe(art);
  });

  it.each([
    'text\n███',
    '███\ttext and more',
    '- ███',
    '> ███',
    '| ███ |',
    '______\ntext',
    '______',
    '│ a long text between bars │',
    '🌿🌿',
    'a → b',
    '',
  ])('takes nothing of %j', (text) => {
    expect(artLength(text)).toBe(0);
  });

  it('stops at text, fences and blank lines', () => {
    for (const next of ['caption', '```js', '', '# Heading', '- item']) expect(found(`███\n${next}`)).toBe('███');
  });
});

describe('artStart', () => {
  it('finds art and the rule above it within the paragraph', () => {
    expect(artStart('text\n___\n███')).toBe(5);
    expect(artStart('text\n  ███')).toBe(5);
    expect(artStart('text\n___\nmore')).toBeUndefined();
    expect(artStart('text\n\n███')).toBeUndefined();
  });
});

describe('isArt', () => {
  it('goes by most of the lines', () => {
    expect(isArt('███\n\n  ███\n----')).toBe(true);
    expect(isArt('const a = 1;\n// ███\n')).toBe(false);
    expect(isArt('')).toBe(false);
  });
});
