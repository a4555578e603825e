import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { split } from './split.js';

const texts = (source: string) => split(source).slides.map((slide) => slide.text);

describe('split', () => {
  it('cuts at lines of three dashes and counts lines', () => {
    expect(split('# One\n\na\n---\n# Two\n--- \t\n\n# Three\n')).toEqual({
      slides: [
        { text: '# One\n\na', line: 1 },
        { text: '# Two', line: 5 },
        { text: '\n# Three', line: 7 },
      ],
    });
  });

  it('takes dashes right below text for a delimiter, not for a heading', () => {
    expect(texts('text\n---\nmore')).toEqual(['text', 'more']);
  });

  it.each(['----', ' ---', '---x', '--', '- - -', '***', '— — —'])('does not cut at %j', (line) => {
    expect(texts(`a\n${line}\nb`)).toEqual([`a\n${line}\nb`]);
  });

  it('makes no slide of a delimiter at the end, with or without a line feed', () => {
    for (const end of ['\n---', '\n---\n', '\n---  \n\n \n']) expect(texts(`a${end}`)).toEqual(['a']);
  });

  it('keeps an empty slide between two delimiters', () => {
    expect(texts('a\n---\n---\nb')).toEqual(['a', '', 'b']);
  });

  it('lets one delimiter open the file, blank lines above it or not', () => {
    expect(split('---\n# One\n---\nb').slides).toEqual([
      { text: '# One', line: 2 },
      { text: 'b', line: 4 },
    ]);
    expect(texts('\n\n---\na')).toEqual(['a']);
  });

  it.each(['', '\n\n', '---', '---\n---\n', '\ufeff'])('finds no slide in %j', (text) => {
    expect(split(text).slides).toEqual([]);
  });

  it('drops a first line for the system', () => {
    expect(split('#!/usr/bin/env tslides\n---\ntheme: dark\n---\na')).toEqual({
      frontMatter: { text: 'theme: dark', line: 3 },
      slides: [{ text: 'a', line: 5 }],
    });
  });

  describe('front matter', () => {
    it('stands between delimiters and reads like a mapping', () => {
      expect(split('---\n# a comment\ntheme: dark\n---\na').frontMatter).toEqual({
        text: '# a comment\ntheme: dark',
        line: 2,
      });
      for (const first of ['{theme: dark}', '"theme": dark', "'theme' : dark", 'theme:\n  x']) {
        expect(split(`---\n${first}\n---\na`).frontMatter?.text).toBe(first);
      }
    });

    it.each(['# Title', 'just text', 'Welcome all: here we go', '- theme: dark', 'http://temporal.io', '> a: b'])(
      'is not %j, which is a slide',
      (first) => {
        expect(split(`---\n${first}\n---\na`)).toEqual({
          slides: [
            { text: first, line: 2 },
            { text: 'a', line: 4 },
          ],
        });
      },
    );

    it('needs both delimiters', () => {
      expect(split('theme: dark\n---\na').frontMatter).toBeUndefined();
      expect(split('---\ntheme: dark\n').frontMatter).toBeUndefined();
    });

    it('may be empty, or all there is', () => {
      expect(split('---\n\n---\na')).toEqual({ slides: [{ text: 'a', line: 4 }] });
      expect(split('---\ntheme: dark\n---')).toEqual({ frontMatter: { text: 'theme: dark', line: 2 }, slides: [] });
    });
  });

  describe('fences', () => {
    it.each([
      ['backticks', '```\n---\n```'],
      ['tildes', '~~~\n---\n~~~'],
      ['an info string', '```yaml {1-2} +exec\n---\n```'],
      ['tildes with backticks behind them', '~~~ a `b`\n---\n~~~'],
      ['a longer closer', '```\n---\n`````'],
      ['a shorter run inside', '````\n```\n---\n````'],
      ['the other mark inside', '```\n~~~\n---\n```'],
      ['words behind the inner run', '```\n``` x\n---\n```'],
      ['three blanks before', '   ```\n---\n  ```  '],
      ['a list item', '- ```\n  ---\n  ```'],
      ['a numbered item in an item', '- 1. ```js\n     ---\n     ```'],
    ])('hide delimiters: %s', (_, fence) => {
      expect(texts(`${fence}\n---\nb`)).toEqual([fence, 'b']);
    });

    it.each([
      ['inline code', '```a```'],
      ['a backtick in the info string', '``` a`'],
      ['two marks', '``'],
      ['four blanks before', '    ```'],
      ['a marker without blank', '-```'],
      ['a quote', '> ```'],
    ])('are not: %s', (_, line) => {
      expect(texts(`${line}\n---\nb`)).toEqual([line, 'b']);
    });

    it('end with the list item that holds them', () => {
      expect(texts('- ```\n  a\n\nb\n---\nc')).toEqual(['- ```\n  a\n\nb', 'c']);
    });

    it('that nothing closes are told', () => {
      expect(split('a\n---\n```js\n---\nb')).toEqual({
        slides: [
          { text: 'a', line: 1 },
          { text: '```js\n---\nb', line: 3 },
        ],
        openFence: 3,
      });
      expect(split('- ```\n  a').openFence).toBe(1);
    });
  });
});

it('cuts 1000 slides; how fast is printed', () => {
  const slide = `# Slide\n\n\`\`\`ts\n---\n\`\`\`\n${'- a line of text that fills the slide\n'.repeat(25)}`;
  const deck = Array<string>(1000).fill(slide).join('---\n');
  const before = performance.now();
  const { slides } = split(deck);
  console.info(`split: ${Math.round(deck.length / 1000)} kB, ${(performance.now() - before).toFixed(1)} ms`);
  expect(slides).toHaveLength(1000);
});

const line = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('---', '--- ', '---\t', '') },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '```',
      '~~~~',
      '```js',
      '- ```',
      '  ```',
      '2. ~~~',
      '  - x',
      'a: b',
      '# x',
      '----',
      ' ---',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((text) => text.replace(/[\r\n]/g, '')) },
);
const source = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'));

describe('split, for any text', () => {
  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void split(text)));
  });

  it('loses nothing: chunks at their lines, delimiters and blanks between them are the text', () => {
    fc.assert(
      fc.property(source, (text) => {
        fc.pre(!text.startsWith('\ufeff') && !text.startsWith('#!'));
        const { frontMatter, slides } = split(text);
        const rebuilt = new Map<number, string>();
        for (const chunk of frontMatter === undefined ? slides : [frontMatter, ...slides]) {
          chunk.text.split('\n').forEach((content, index) => {
            const number = chunk.line + index;
            // An empty chunk has no line of its own: the delimiter after it stands there.
            if (chunk.text === '') return;
            expect(rebuilt.has(number)).toBe(false);
            rebuilt.set(number, content);
          });
        }
        text.split('\n').forEach((content, index) => {
          const found = rebuilt.get(index + 1);
          if (found === undefined) expect(content).toMatch(/^(?:---)?[ \t]*$|^\s*$/);
          else expect(found).toBe(content);
          rebuilt.delete(index + 1);
        });
        expect([...rebuilt.values()].join('')).toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it('reads CRLF and a BOM as nothing', () => {
    fc.assert(
      fc.property(source, (text) => {
        fc.pre(!text.includes('\ufeff'));
        expect(split(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(split(text));
      }),
    );
  });

  it('cuts between slides and never inside their fences', () => {
    const prose = fc.constantFrom('text', '', '# Heading', '- item', 'a: b', '`code`', '----', '    ```');
    const fence = fc
      .record({
        mark: fc.constantFrom('`', '~'),
        length: fc.integer({ min: 3, max: 6 }),
        more: fc.integer({ min: 0, max: 2 }),
        info: fc.constantFrom('', 'ts', ' demo order', 'js {1-3} +exec'),
        body: fc.array(fc.constantFrom('---', 'x', '', '--- ', '- a', '``', '~~', '``` x', '~~~ x')),
      })
      .map(({ mark, length, more, info, body }) => [mark.repeat(length) + info, ...body, mark.repeat(length + more)]);
    const slide = fc
      .array(
        fc.oneof(
          prose.map((text) => [text]),
          fence,
        ),
        { minLength: 1 },
      )
      .map((parts) => ['start', ...parts.flat(), 'end'].join('\n'));
    fc.assert(
      fc.property(fc.array(slide, { minLength: 1, maxLength: 6 }), (slides) => {
        expect(texts(slides.join('\n---\n'))).toEqual(slides);
      }),
      { numRuns: 300 },
    );
  });
});

describe('split by command', () => {
  it('ends slides at `end_slide`, and leaves dashes to markdown there', () => {
    const cut = split(
      '---\ntitle: x\n---\n\nOne\n---\n\na\n\n---\n\n<!-- end_slide -->\n\nTwo\n===\n<!-- end_slide -->\n',
    );
    expect(cut.frontMatter?.text).toBe('title: x');
    expect(cut.slides).toEqual([
      { text: '\nOne\n---\n\na\n\n---\n', line: 4 },
      { text: '\nTwo\n===', line: 13 },
    ]);
    expect(cut.endsByCommand).toBe(true);
  });

  it('takes dashes too if the deck says so', () => {
    expect(split('a\n---\nb\n<!-- end_slide -->\nc', { dashes: true }).slides.map(({ text }) => text)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('is not what an example in a fence asks for', () => {
    const cut = split('a\n---\n```md\n<!-- end_slide -->\n```');
    expect(cut.slides).toHaveLength(2);
    expect(cut.endsByCommand).toBeUndefined();
  });

  it('starts a slide at underlined headings if the deck says so', () => {
    const cut = split('Tasty\n===\n\n* a\n\nAwful\n---\n\n* b\n\nof two\nlines\n===\n', {
      underlinedHeadings: true,
      dashes: false,
    });
    expect(cut.slides.map(({ text, line }) => [line, text])).toEqual([
      [1, 'Tasty\n===\n\n* a\n'],
      [6, 'Awful\n---\n\n* b\n'],
      [11, 'of two\nlines\n==='],
    ]);
  });

  it('leaves dashes to markdown where underlined headings start slides, `end_slide` or not', () => {
    const deck = '---\noptions:\n  implicit_slide_ends: true\n---\nOne\n---\n\na\n\n---\n\nb\n\nTwo\n---\n\nc\n';
    const cut = split(deck, { underlinedHeadings: true });
    expect(cut.frontMatter?.text).toBe('options:\n  implicit_slide_ends: true');
    expect(cut.slides.map(({ text, line }) => [line, text])).toEqual([
      [5, 'One\n---\n\na\n\n---\n\nb\n'],
      [14, 'Two\n---\n\nc'],
    ]);
    const both = split(deck, { underlinedHeadings: true, dashes: true });
    expect(both.slides.map(({ text }) => text)).toEqual(['One\n---\n\na\n', '\nb\n', 'Two\n---\n\nc']);
  });

  it.each([
    ['a list', '- a\n---'],
    ['a list that goes on', '- a\nmore\n---'],
    ['a quote', '> a\n---'],
    ['a heading', '# a\n---'],
    ['a table', '| a |\n|---|\n| b |\n---'],
    ['a fence', '```\na\n```\n---'],
    ['code', '    a\n---'],
    ['HTML', '<div>\na\n---'],
    ['art', '████\n████\n---'],
    ['a blank line', 'a\n\n---'],
    ['a rule', '***\n---'],
    ['a comment of several lines', '<!--\n\na\n---\n-->'],
  ])('takes dashes below %s for no underline', (_, text) => {
    expect(split(`above\n\n${text}\n\nbelow`, { underlinedHeadings: true }).slides).toHaveLength(1);
  });

  it.each([
    ['a comment', '<!-- alignment: center -->'],
    ['a heading', '# a'],
    ['a fence', '```\na\n```'],
    ['a rule', '---'],
    ['a comment of several lines', '<!--\n\na\n-->'],
  ])('finds the underlined heading right below %s', (_, above) => {
    const cut = split(`text\n\n${above}\nTwo\n---\n`, { underlinedHeadings: true });
    expect(cut.slides.map(({ text }) => text)).toEqual([`text\n\n${above}`, 'Two\n---']);
  });

  it('has no slide of comments alone above an underlined heading', () => {
    const cut = split('<!-- alignment: center -->\n\nOne\n---\n\nTwo\n---\n', { underlinedHeadings: true });
    expect(cut.slides.map(({ text }) => text)).toEqual(['<!-- alignment: center -->\n\nOne\n---\n', 'Two\n---']);
  });

  it('has no empty slide above the first underlined heading', () => {
    const cut = split('---\ntitle: x\n---\n\nTasty\n===\n\na\n\nAwful\n---\n', {
      underlinedHeadings: true,
      dashes: false,
    });
    expect(cut.slides.map(({ text, line }) => [line, text])).toEqual([
      [4, '\nTasty\n===\n\na\n'],
      [10, 'Awful\n---'],
    ]);
  });

  it('reads a command however many blanks are in it, in no time', () => {
    const start = performance.now();
    expect(split(`<!-- include:${' '.repeat(5000)}x`).includes).toBeUndefined();
    expect(split(`<!-- include:${' '.repeat(5000)}x.md -->`).includes).toEqual([{ line: 1, path: 'x.md' }]);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
