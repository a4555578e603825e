import { describe, expect, it } from 'vitest';
import type { Block, Inline, ListItem } from '../deck/types.js';
import { builtinTheme } from '../theme/builtin.js';
import { makeTheme } from '../theme/make.js';
import type { Theme, ThemeElements } from '../theme/types.js';
import { renderBlocks } from './blocks.js';
import { type Line, plain } from './line.js';
import { plainLook, source } from './testing.js';
import { noTools } from './tools.js';

const say = (text: string): Inline => ({ kind: 'text', text });
const paragraph = (...inlines: (Inline | string)[]): Block => ({
  kind: 'paragraph',
  inlines: inlines.map((inline) => (typeof inline === 'string' ? say(inline) : inline)),
});
const heading = (text: string): Block => ({ kind: 'heading', level: 1, inlines: [say(text)] });
const themed = (elements: ThemeElements) => makeTheme('test', elements);
const lines = (blocks: Block | Block[], theme: Theme | ThemeElements = {}, width = 30): readonly Line[] =>
  renderBlocks([blocks].flat(), {
    theme: 'name' in theme ? (theme as Theme) : themed(theme as ThemeElements),
    width,
    style: plain,
    tools: noTools,
    step: 0,
    lists: 0,
  });
const text = (...given: Parameters<typeof lines>) =>
  lines(...given).map((line) => line.map((span) => span.text).join(''));

describe('blocks one after another', () => {
  it('have the line feeds of glamour between them', () => {
    const suffixed = { heading: { blockSuffix: '\n' }, hr: { format: '\n--\n' } };
    expect(text([heading('h'), paragraph('a'), paragraph('b'), { kind: 'rule' }, paragraph('c')], suffixed)).toEqual([
      'h',
      '',
      'a',
      '',
      'b',
      '',
      '--',
      '',
      'c',
    ]);
    expect(text([heading('h'), paragraph('a')], {})).toEqual(['h', 'a']);
    expect(text([paragraph('a'), heading('h')], { heading: { blockPrefix: '\n' } })).toEqual(['a', '', '', 'h']);
  });

  it('take no room if there is nothing in them', () => {
    expect(text([paragraph(), paragraph('a'), paragraph('  '), { kind: 'quote', blocks: [] }])).toEqual(['a']);
  });
});

describe('a heading of several rows', () => {
  const long = heading('one two three four five');
  it('goes on behind its bar, or under its text', () => {
    expect(text(long, { h1: { prefix: '▌ ' } }, 12)).toEqual(['▌ one two', '▌ three four', '▌ five']);
    expect(text(long, { h1: { prefix: '# ', suffix: ' #' } }, 12)).toEqual(['# one two', '  three four', '  five #']);
  });

  it('is one box if it has a background', () => {
    expect(text(long, { h1: { prefix: ' ', suffix: ' ', background: 63 } }, 12)).toEqual([
      ' one two    ',
      ' three four ',
      ' five       ',
    ]);
  });
});

describe('inlines', () => {
  it('have block affixes in the style around them, prefix and suffix in their own', () => {
    const theme = { strong: { blockPrefix: '<', prefix: '*', suffix: '*', blockSuffix: '>', bold: true } };
    expect(lines(paragraph({ kind: 'strong', inlines: [say('x')] }), theme)).toEqual([
      [
        { text: '<', style: {} },
        { text: '*x*', style: { bold: true } },
        { text: '>', style: {} },
      ],
    ]);
  });

  it('break where the author broke, and nowhere for a line feed', () => {
    expect(text(paragraph('a\nb', { kind: 'break' }, 'c'))).toEqual(['a b', 'c']);
  });

  it('show an address once if the text says the same', () => {
    const link = (url: string, shown: string): Block => paragraph({ kind: 'link', url, inlines: [say(shown)] });
    expect(text(link('https://temporal.io/', 'temporal.io'))).toEqual(['temporal.io']);
    expect(text(link('mailto:a@b.c', 'a@b.c'))).toEqual(['a@b.c']);
    expect(text(link('https://a.b', 'docs'))).toEqual(['docs https://a.b']);
    expect(text(link('#top', 'up'))).toEqual(['up']);
    expect(text(link('https://a.b', ''))).toEqual(['https://a.b']);
  });

  it('make links only of harmless schemes, without control characters', () => {
    const target = (url: string) => lines(paragraph({ kind: 'link', url, inlines: [say('x')] }))[0]?.[0]?.style.link;
    expect(target('https://a.b/\x1b]8;;\x07c')).toBe('https://a.b/]8;;c');
    expect(target('HTTPS://A.B')).toBe('HTTPS://A.B');
    expect(target('javascript:alert(1)')).toBeUndefined();
    expect(target('java\nscript:alert(1)')).toBeUndefined();
    expect(target('other.md')).toBeUndefined();
    expect(target(`https://a.b/${'c'.repeat(3000)}`)).toBeUndefined();
  });

  it('show an image as its text and address', () => {
    const theme = { image_text: { format: 'Image: {{.text}} →' } };
    expect(text(paragraph({ kind: 'image', url: 'a.png', alt: 'a cat' }), theme)).toEqual(['Image: a cat → a.png']);
    expect(text(paragraph({ kind: 'image', url: 'a.png', alt: '' }), theme)).toEqual(['a.png']);
  });

  it('change letters as the theme says', () => {
    expect(
      text(paragraph('Straße', { kind: 'code', text: 'aB' }), { text: { upper: true }, code: { lower: true } }),
    ).toEqual(['STRASSEab']);
  });
});

describe('a list', () => {
  const item = (...blocks: Block[]): ListItem => ({ blocks });
  const list = (items: ListItem[], more: object = {}): Block => ({
    kind: 'list',
    ordered: false,
    start: 1,
    tight: true,
    items,
    ...more,
  });
  const bullets = { item: { blockPrefix: '• ' }, enumeration: { blockPrefix: '. ' }, list: { levelIndent: 4 } };

  it('hangs, nests by level_indent, and aligns its numbers', () => {
    const nested = list([item(paragraph('one two three'), list([item(paragraph('deep'))]))]);
    expect(text(nested, bullets, 10)).toEqual(['• one two', '  three', '    • deep']);
    const ordered = list([item(paragraph('a')), item(paragraph('b'))], { ordered: true, start: 9 });
    expect(text(ordered, bullets)).toEqual([' 9. a', '10. b']);
  });

  it('is loose or tight', () => {
    const items = [item(paragraph('a'), paragraph('b')), item(paragraph('c'))];
    expect(text(list(items), bullets)).toEqual(['• a', '  b', '• c']);
    expect(text(list(items, { tight: false }), bullets)).toEqual(['• a', '', '  b', '', '• c']);
  });

  it('ticks tasks', () => {
    const items = [
      { checked: true, blocks: [paragraph('a')] },
      { checked: false, blocks: [paragraph('b')] },
    ];
    expect(text(list(items), { task: { ticked: '[x] ', unticked: '[ ] ' } })).toEqual(['[x] a', '[ ] b']);
  });

  it('shows items with nothing in them, and markers that there is no room for', () => {
    expect(text(list([item(), item(paragraph('a'))]), bullets)).toEqual(['•', '• a']);
    const far = list([item(paragraph('abcdef'))], { ordered: true, start: 123456789 });
    expect(text(far, bullets, 8)).toEqual(['12345678', '9.', '    abcd', '    ef']);
  });
});

describe('a table', () => {
  const table = (header: string[], rows: string[][], alignments: ('left' | 'center' | 'right')[] = []): Block => ({
    kind: 'table',
    alignments,
    header: header.map((cell) => [say(cell)]),
    rows: rows.map((row) => row.map((cell) => [say(cell)])),
  });

  it('aligns, and keeps to its natural width', () => {
    expect(text(table(['a', 'bbb', 'c'], [['aaa', 'b', '日本']], ['left', 'center', 'right']))).toEqual([
      ' a   │ bbb │    c',
      '─────┼─────┼──────',
      ' aaa │  b  │ 日本',
    ]);
  });

  it('wraps cells of wide columns, and leaves narrow ones alone', () => {
    expect(text(table(['id', 'what'], [['1', 'rate limits and routing']]), {}, 20)).toEqual([
      ' id │ what',
      '────┼───────────────',
      ' 1  │ rate limits',
      '    │ and routing',
    ]);
  });

  it('breaks wide characters rather than words', () => {
    const wide = table(['設定', 'configuration'], [['日本語の長い説明文がここに入る', 'a word']]);
    expect(text(wide, {}, 26).join('\n')).toContain('configuration');
  });

  it('uses the separators of the theme', () => {
    expect(text(table(['a', 'b'], [['c', 'd']]), builtinTheme('ascii'))).toEqual([' a | b', '---|---', ' c | d']);
  });

  it('becomes a list of values where there is no room for columns', () => {
    const wide = table(['one', 'two', 'three', 'four', 'five'], [['1', '2', '3', '4', '5 is more']]);
    expect(text(wide, {}, 12)).toEqual(['one: 1', 'two: 2', 'three: 3', 'four: 4', 'five: 5 is', '  more']);
  });

  it('has room for rows that are longer or shorter than the header', () => {
    expect(text(table(['a'], [['b', 'c'], []]))).toEqual([' a │', '───┼───', ' b │ c', '   │']);
  });
});

describe('code and art', () => {
  it('show every character of code, tabs as four blanks', () => {
    const code: Block = {
      kind: 'code',
      language: 'go',
      text: 'if x {\n\treturn veryLongName(argument)\n}\n',
      look: plainLook,
      source,
    };
    expect(text(code, { code_block: { margin: 2 } }, 22)).toEqual([
      '  if x {',
      '      return veryLongN',
      '  ↪ ame(argument)',
      '  }',
    ]);
    expect(text({ kind: 'code', language: '', text: '\n\na\n', look: plainLook, source }, {})).toEqual(['', '', 'a']);
  });

  it('cut art that is too wide, and say so', () => {
    expect(text({ kind: 'art', text: '▀▀▀▀▀▀\n ▄▄  \n' }, {}, 4)).toEqual(['▀▀▀…', ' ▄▄']);
  });

  it('show HTML as it is', () => {
    expect(text({ kind: 'html', text: '<b>\x1b[0m</b>\n' })).toEqual(['<b>␛[0m</b>']);
  });
});
