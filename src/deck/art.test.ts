import { describe, expect, it } from 'vitest';
import { loadFiglet } from '../render/figlet.js';
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

  it.each([
    [
      'words between shades',
      '┌─────────┐   start   ┌───────────────┐\n│ worker  ├──────────▸│ ░░ history ░░ │\n└─────────┘           └───────────────┘',
    ],
    ['a box that is shaded', '┌────────┐\n│░░░░░░░░│\n│░░░░░░░░│\n└────────┘'],
    ['a double box', '╔══════╗\n║ ▓▓▓▓ ║\n╚══════╝'],
    ['a box with a full cell', '┌────┐\n│ █  │\n└────┘'],
    ['names beside a few blocks', '▸ one: a long name █\n│ two: a long name █\n└──────'],
    ['lines alone', '┌──┐\n│  │\n└──┘'],
  ])('is not %s', (_, drawing) => expect(isArt(drawing)).toBe(false));

  it.each([
    ['blocks with a caption', '████ ██\n██ ████\n  words'],
    ['braille', '⣿⣿⡇ ⢸⣿\n⣿⣿⡇ ⢸⣿'],
    ['shades', '░▒▓█▓▒░\n░▒▓ ▓▒░'],
    ['a bar', '████████░░░░ 60%'],
  ])('is %s', (_, drawing) => expect(isArt(drawing)).toBe(true));

  it.each(['ANSI Shadow', 'ANSI Regular', 'Bloody', 'Elite', 'Delta Corps Priest 1', 'Pagga', 'DOS Rebel'])(
    'is any letter in %s',
    (font) => {
      const figlet = loadFiglet();
      for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
        const drawing = figlet(letter, font, 80);
        expect(drawing.kind === 'ok' && isArt(drawing.text), letter).toBe(true);
      }
    },
  );
});
