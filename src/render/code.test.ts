import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodeLook, LineGroup } from '../deck/types.js';
import { loadHighlighter } from '../highlight/load.js';
import { builtinNames, builtinTheme } from '../theme/builtin.js';
import { makeTheme } from '../theme/make.js';
import type { ElementStyle, Theme } from '../theme/types.js';
import { cellWidth, graphemes, lineWidth, shown } from './cells.js';
import { code } from './code.js';
import type { Highlighter } from './highlight.js';
import { type Line, plain, type Style } from './line.js';
import { anyText } from './testing.js';

const usual: CodeLook = { lineNumbers: false, noBackground: false, firstLine: 1, groups: [] };
const highlight = loadHighlighter();

interface Given {
  readonly theme?: Theme | ElementStyle;
  readonly width?: number;
  readonly look?: Partial<CodeLook>;
  readonly group?: LineGroup;
  readonly language?: string;
  readonly highlight?: Highlighter;
}

function lines(text: string, given: Given = {}): readonly Line[] {
  const { theme = {}, width = 30, look = {}, group, language = 'go' } = given;
  const whole = 'elements' in theme ? theme : makeTheme('test', { code_block: theme });
  const tools = { highlight: given.highlight ?? highlight };
  const room = { theme: whole, width, style: plain, tools, step: 0, lists: 0 };
  return code({ language, text, look: { ...usual, ...look } }, group, room);
}

const words = (rows: readonly Line[]) => rows.map((row) => row.map((span) => span.text).join(''));
const text = (...given: Parameters<typeof lines>) => words(lines(...given));
/** The style of the span that holds the piece. */
const styleOf = (rows: readonly Line[], piece: string): Style | undefined =>
  rows.flat().find((span) => span.text.includes(piece))?.style;

const chroma: NonNullable<ElementStyle['chroma']> = {
  text: { color: 1 },
  comment: { color: 2, italic: true },
  keyword: { color: 3, bold: true },
  keyword_namespace: { color: 4 },
  literal_string: { color: 5 },
  generic_inserted: { color: 6 },
  generic_deleted: { color: 7 },
};
/** Of colours that can all be read on it. */
const boxed = { text: { color: 1 }, comment: { color: 4, italic: true }, background: { background: 255 } } as const;

describe('the colours of code', () => {
  it('come from the key, the wider keys, text and the code block', () => {
    const rows = lines('package a // b\nfunc f() { "s" }', { theme: { underline: true, chroma } });
    expect(styleOf(rows, 'package')).toEqual({ color: 4, bold: true, underline: true });
    expect(styleOf(rows, 'func')).toEqual({ color: 3, bold: true, underline: true });
    expect(styleOf(rows, '// b')).toEqual({ color: 2, italic: true, underline: true });
    expect(styleOf(rows, '"s"')).toEqual({ color: 5, underline: true });
    expect(styleOf(rows, 'f()')).toEqual({ color: 1, underline: true });
  });

  it('are the code block alone in a theme without, or while there is no highlighter', () => {
    expect(lines('package a', { theme: { color: 9 } })).toEqual([[{ text: 'package a', style: { color: 9 } }]]);
    expect(lines('package a', { theme: { chroma }, highlight: () => undefined })).toEqual([
      [{ text: 'package a', style: { color: 1 } }],
    ]);
  });

  it('are the same objects each time', () => {
    const theme = makeTheme('test', { code_block: { chroma: boxed } });
    const twice = [1, 2].map(() => lines('package a', { theme, look: { lineNumbers: true } }).flat());
    for (const [index, span] of (twice[0] ?? []).entries()) expect(span.style).toBe(twice[1]?.[index]?.style);
  });

  it('belong to whole characters, and to the text that is there', () => {
    const halves: Highlighter = (_, given) => [
      [
        { text: given.slice(0, 2), key: 'keyword' },
        { text: given.slice(2, 4), key: 'comment' },
        { text: given.slice(4), key: 'literal_string' },
      ],
    ];
    expect(lines('a😀bc', { theme: { chroma }, highlight: halves })[0]).toEqual([
      { text: 'a😀', style: { color: 3, bold: true } },
      { text: 'b', style: { color: 2, italic: true } },
      { text: 'c', style: { color: 5 } },
    ]);
    const liar: Highlighter = () => [[{ text: 'something else', key: 'keyword' }]];
    expect(lines('a', { theme: { chroma }, highlight: liar })).toEqual([[{ text: 'a', style: { color: 1 } }]]);
  });
});

describe('a background', () => {
  it('is not painted where some of the code could not be read on it', () => {
    const dim = { ...boxed, comment: { color: 250 } };
    expect(words(lines('a', { theme: { chroma: dim }, width: 8 }))).toEqual(['a']);
  });

  it('is one box to both ends of the room, with a column around the code', () => {
    const rows = lines('a\n\nbc', { theme: { chroma: boxed }, width: 8 });
    expect(words(rows)).toEqual([' a      ', '        ', ' bc     ']);
    for (const span of rows.flat()) expect(span.style.background).toBe(255);
  });

  it('takes its column from the margin, so that code stands where it stands without', () => {
    expect(text('ab', { theme: { margin: 2, chroma }, width: 10 })).toEqual(['  ab']);
    expect(lines('ab', { theme: { margin: 2, chroma: boxed }, width: 10 })).toEqual([
      [
        { text: ' ', style: {} },
        { text: ' ab     ', style: { color: 1, background: 255 } },
      ],
    ]);
  });

  it("is left out if the code could not be read on it, as on that of glamour's light theme", () => {
    const dark = { text: { color: '#2a2a2a' }, background: { background: '#373737' } } as const;
    expect(lines('ab', { theme: { chroma: dark } })).toEqual([[{ text: 'ab', style: { color: '#2a2a2a' } }]]);
    const own = lines('ab', { theme: { background: '#eeeeee', chroma: dark }, width: 6 });
    expect(own).toEqual([[{ text: ' ab   ', style: { color: '#2a2a2a', background: '#eeeeee' } }]]);
  });

  it('is not there with +no_background, whoever asks for it', () => {
    const theme = { background: 9, chroma: boxed };
    expect(lines('ab', { theme, look: { noBackground: true } })).toEqual([[{ text: 'ab', style: { color: 1 } }]]);
  });
});

describe('a line that is too long', () => {
  it('goes on behind a mark, with its colours', () => {
    const rows = lines('func f(alpha, "beta gamma")', { theme: { chroma }, width: 14 });
    expect(words(rows)).toEqual(['func f(alpha, ', '↪ "beta gamma"', '↪ )'].map((row) => row.trimEnd()));
    expect(rows[1]).toEqual([
      { text: '↪ ', style: { color: 2 } },
      { text: '"beta gamma"', style: { color: 5 } },
    ]);
  });

  it('fills its box when it is dimmed, too', () => {
    const rows = lines('a\nbbb ccc ddd', { theme: { chroma: boxed }, group: [{ from: 1, to: 1 }], width: 10 });
    expect(words(rows)).toEqual([' a        ', ' bbb ccc  ', ' ↪ ddd    ']);
  });

  it('has a mark of ASCII in a theme of ASCII', () => {
    expect(text('aaaaaaaaaa', { theme: builtinTheme('ascii'), width: 9 })).toEqual(['  aaaaaaa', '  > aaa']);
  });

  it('has no mark where there is no room for one', () => {
    expect(text('abcdef', { width: 4 })).toEqual(['abcd', 'ef']);
  });
});

describe('line numbers', () => {
  it('stand right-aligned before a blank, in a quiet colour', () => {
    const rows = lines('a\nb', { theme: { chroma }, look: { lineNumbers: true, firstLine: 9 } });
    expect(words(rows)).toEqual([' 9 a', '10 b']);
    expect(styleOf(rows, '10')).toEqual({ color: 2 });
  });

  it('count lines, not rows', () => {
    expect(text('aaaa bbbb cccc\nd', { look: { lineNumbers: true }, width: 12 })).toEqual([
      '1 aaaa bbbb',
      '  ↪ cccc',
      '2 d',
    ]);
  });

  it('are left out where there is no room for code beside them', () => {
    expect(text('ab', { look: { lineNumbers: true }, width: 6 })).toEqual(['1 ab']);
    expect(text('ab', { look: { lineNumbers: true }, width: 5 })).toEqual(['ab']);
  });
});

describe('a group of lines', () => {
  const three = 'package a\nimport "b"\nfunc c()';
  const group: LineGroup = [{ from: 2, to: 2 }];

  it('is lit, the others are dimmed', () => {
    const rows = lines(three, { theme: { chroma }, group, look: { lineNumbers: true, firstLine: 41 } });
    expect(words(rows)).toEqual(['41 package a', '42 import "b"', '43 func c()']);
    expect(rows[0]?.map((span) => span.style)).toEqual([{ color: 2 }, { color: 1 }, { color: 2 }]);
    expect(styleOf(rows, '42')).toEqual({ color: 1 });
    expect(styleOf(rows, 'import')).toEqual({ color: 4, bold: true });
    expect(styleOf(rows, '"b"')).toEqual({ color: 5 });
  });

  it('dims by faint text in a theme without colours', () => {
    const rows = lines(three, { theme: builtinTheme('notty'), group });
    expect(styleOf(rows, 'package')).toEqual({ faint: true });
    expect(styleOf(rows, 'import')).toEqual({});
  });

  it('of all lines dims none, one beyond the end dims all', () => {
    expect(lines(three, { theme: { chroma }, group: 'all' })).toEqual(lines(three, { theme: { chroma } }));
    const none = lines(three, { theme: { chroma }, group: [{ from: 7, to: 9 }] });
    expect(none.map((row) => row.map((span) => span.style))).toEqual([[{ color: 2 }], [{ color: 2 }], [{ color: 2 }]]);
  });
});

it('colours the whole rows of a diff', () => {
  const theme = { chroma: { ...chroma, generic_inserted: { background: 22 }, generic_deleted: { color: 7 } } } as const;
  const rows = lines('-old\n+new\n same', { theme, language: 'diff', width: 8 });
  expect(rows).toEqual([
    [{ text: '-old', style: { color: 7 } }],
    [{ text: '+new    ', style: { color: 1, background: 22 } }],
    [{ text: ' same', style: { color: 1 } }],
  ]);
});

it('shows what would drive the terminal', () => {
  expect(text('a\tb\r\n\x1b[31mred\x9b\u202e\n', { theme: { chroma } })).toEqual(['a    b', '␛[31mred��']);
});

it('draws any code in any room: nothing is lost, nothing too wide, nothing unsafe, twice the same', () => {
  const marks = fc.constantFrom(
    ...'( ) { } < > " \' ` / /* */ // # $ \\ = : , ; \n if func 0 \t'.split(' '),
    '\n',
    ' ',
  );
  const anyCode = fc
    .array(fc.oneof({ weight: 3, arbitrary: marks }, anyText), { maxLength: 30 })
    .map((parts) => parts.join(''));
  const languages = fc.constantFrom('go', 'ts', 'python', 'html', 'md', 'diff', 'yaml', 'text', 'bash');
  const look = fc.record({ lineNumbers: fc.boolean(), noBackground: fc.boolean(), firstLine: fc.nat(2000) });
  const themes = fc.constantFrom(...builtinNames.map((name) => builtinTheme(name) as Theme));
  const groups = fc.constantFrom<LineGroup | undefined>(undefined, 'all', [{ from: 1, to: 2 }]);
  fc.assert(
    fc.property(anyCode, languages, look, themes, groups, fc.integer({ min: 10, max: 60 }), (source, ...given) => {
      const [language, own, theme, group, width] = given;
      const options = { language, look: own, theme, width, ...(group && { group }) };
      const rows = lines(source, options);
      for (const row of rows) {
        expect(lineWidth(row)).toBeLessThanOrEqual(width);
        for (const span of row) {
          expect(shown(span.text)).toBe(span.text);
          expect(span.text).not.toBe('');
        }
      }
      // Blanks, marks and numbers are not the author's.
      const letters = (given: string) => given.replace(/[\s↪>]/g, '');
      const expected = letters(shown(source.replace(/\r?\n/g, '')));
      if (!own.lineNumbers) expect(letters(words(rows).join(''))).toBe(expected);
      expect(lines(source, options)).toEqual(rows);
    }),
    { numRuns: 500 },
  );
});

it('cuts rows between characters', () => {
  const family = '👩‍👩‍👧';
  const rows = text(`"${family.repeat(12)}"`, { theme: builtinTheme('dark'), width: 16, language: 'ts' });
  for (const row of rows) for (const part of graphemes(row)) expect(['"', ' ', '↪', family]).toContain(part);
  expect(rows.join('').split(family)).toHaveLength(13);
  for (const row of rows) expect(cellWidth(row)).toBeLessThanOrEqual(16);
});
