import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontMatter, readYaml } from './front-matter.js';

const read = (text: string) => readFrontMatter({ text, line: 2 }, 'a.md');
const settings = (text: string) => read(text)?.settings;
const problems = (text: string) => read(text)?.problems;

describe('readFrontMatter', () => {
  it('reads all keys', () => {
    const text = 'date: 2026-02-27\nauthor: "Peter 🌿"\npaging: "[page %d / %d]"\ntheme: ../x.json';
    expect(read(text)).toEqual({
      settings: {
        date: '2026-02-27',
        author: 'Peter 🌿',
        paging: '[page %d / %d]',
        theme: '../x.json',
      },
      problems: [],
    });
  });

  it('takes scalars as they are written', () => {
    expect(settings('date: 2026-02-27\nauthor: 007\ntheme: true\npaging: 1.0')).toEqual({
      date: '2026-02-27',
      author: '007',
      theme: 'true',
      paging: '1.0',
    });
    expect(settings('author: |\n  Ada\n')).toEqual({ author: 'Ada' });
  });

  it('takes null for nothing said and keeps an empty text', () => {
    expect(read('theme:\nauthor: ~\ndate: null\npaging: ""')).toEqual({ settings: { paging: '' }, problems: [] });
  });

  it('follows aliases', () => {
    expect(settings('theme: &a dark\nauthor: *a')).toEqual({ theme: 'dark', author: 'dark' });
    expect(problems('author: *nobody')).toMatchObject([{ level: 'error', line: 2, column: 9 }]);
  });

  it('names the nearest key of an unknown one', () => {
    expect(read('autor: Ada\ntheme: dark')).toEqual({
      settings: { theme: 'dark' },
      problems: [
        {
          level: 'warning',
          file: 'a.md',
          line: 2,
          column: 1,
          message: 'unknown setting `autor`: did you mean `author`?',
          excerpt: 'autor: Ada',
        },
      ],
    });
    expect(problems('theme: dark\nmarp: true')).toMatchObject([
      {
        line: 3,
        message:
          'unknown setting `marp`: a deck knows theme, author, date, paging, demos, title, sub_title, event, location, authors, footer, max_columns, max_columns_alignment, vertical_alignment, incremental_lists, list_item_newlines, options',
      },
    ]);
  });

  it('tells a wrong type with its place and remedy, and keeps the rest', () => {
    expect(read('theme: dark\npaging: [page %d / %d]')).toEqual({
      settings: { theme: 'dark' },
      problems: [
        {
          level: 'error',
          file: 'a.md',
          line: 3,
          column: 9,
          message: '`paging` must be a text: write it in quotes, paging: "[page %d / %d]"',
          excerpt: 'paging: [page %d / %d]',
        },
      ],
    });
    expect(problems('author: {name: "Ada"}')).toMatchObject([
      { message: '`author` must be a text: write it in quotes, author: \'{name: "Ada"}\'' },
    ]);
    expect(problems('author:\n  name: Ada\n  of: x')).toMatchObject([{ line: 3, message: '`author` must be a text' }]);
    expect(problems(`author: ${'x'.repeat(2000)}`)).toMatchObject([
      { message: '`author` is longer than 1000 characters' },
    ]);
  });

  it('tells an unquoted `paging: %d` with its line', () => {
    expect(read('theme: dark\npaging: %d / %d')).toEqual({
      settings: {},
      problems: [
        {
          level: 'error',
          file: 'a.md',
          line: 3,
          column: 9,
          message: 'a value that begins with % must be in quotes: paging: "%d / %d"',
          excerpt: 'paging: %d / %d',
        },
      ],
    });
  });

  it.each([
    ['theme: "dark', 2],
    ['theme: dark\nauthor: a: b', 3],
    ['theme: dark\ntheme: light', 3],
    ['theme: dark\n\tauthor: x', 3],
    ['theme: {a: b', 2],
  ])('tells the place of invalid YAML: %j', (text, line) => {
    expect(read(text)).toMatchObject({ settings: {}, problems: [{ level: 'error', file: 'a.md', line }] });
    expect(problems(text)?.[0]?.column).toBeGreaterThan(0);
  });

  it('is a slide if it is no mapping, or broken without any of our keys', () => {
    for (const text of ['', '# Title', 'text', '[a, b]', 'Hello: a\nmore *text*: b: c'])
      expect(read(text)).toBeUndefined();
  });

  it('refuses bombs', () => {
    const levels = 'a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n';
    expect(problems(`${levels}theme: *c`)).toMatchObject([{}, {}, {}, { level: 'error' }]);
    expect(problems(`theme: ${'['.repeat(60_000)}`)).toMatchObject([
      { message: expect.stringContaining('too deeply') },
    ]);
    expect(problems(`theme: ${'- '.repeat(20_000)}`)).toMatchObject([{ level: 'error' }]);
    expect(problems(`theme: ${'x'.repeat(70_000)}`)).toMatchObject([{ message: expect.stringContaining('64 KB') }]);
  });

  it('reads simple settings as the YAML library does', () => {
    const key = fc.constantFrom('theme', 'author', 'date', 'paging', 'Theme', 'other');
    const piece = fc.constantFrom(
      ...['a', '7', '.', '/', '-', '+', '_', ' ', '  ', '"', "'", '\\', ':', '#', ': ', ' #', '🌿'],
      ...['%d', '~', '..', '...', '---', 'null', 'Null', 'NULL', 'true', '0x1', '1e3', '\t', '\n ', '\u0085', '\ufeff'],
    );
    const inner = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    const value = fc.oneof(
      inner,
      inner.map((text) => `"${text}"`),
      inner.map((text) => `'${text}'`),
    );
    const line = fc
      .tuple(key, fc.constantFrom(': ', ':', ':  '), value, fc.constantFrom('', ' '))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        const chunk = { text: lines.join('\n'), line: 2 };
        expect(readFrontMatter(chunk, 'a.md')).toEqual(readYaml(chunk, 'a.md'));
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'theme',
      'paging',
      ': ',
      '\n',
      '  ',
      '[',
      ']',
      '{',
      '}',
      '&a ',
      '*a',
      '"',
      '%',
      '- ',
      '? ',
      '!!x ',
      '|',
      '#',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        for (const found of read(pieces.join(''))?.problems ?? []) expect(found.line).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 500 },
    );
  });
});

it('tells a setting that is not closed by any of our names', () => {
  expect(problems('sub_title: %d')).toMatchObject([{ level: 'error', line: 2 }]);
});

it('one wrong option takes none of the others with it', () => {
  const text = 'options:\n  incremental_lists: true\n  end_slide_shorthand: maybe\n  command_prefix:';
  expect(settings(text)).toEqual({ incremental_lists: true });
  expect(problems(text)).toMatchObject([{ message: 'the option `end_slide_shorthand` must be true or false' }]);
});

it('says nothing of a theme that only has a footer of its own', () => {
  const footer = 'theme:\n  override:\n    footer:\n      style: template\n      left: me';
  expect(read(footer)).toEqual({ settings: { footer: { left: 'me' } }, problems: [] });
  expect(problems(`${footer}\n    code:\n      alignment: left`)).toMatchObject([{ level: 'warning' }]);
});
