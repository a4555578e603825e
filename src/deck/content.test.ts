import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { debris } from '../testing/broken-markdown.js';
import { content } from './content.js';
import { plainText } from './inlines.js';
import type { Block, Inline, Slide } from './types.js';
import { walk } from './walk.js';

const settings = { theme: '', author: '', date: '', paging: '' };
const slideOf = (markdown: string, line = 1): Slide => ({ markdown, source: { file: 'a.md', line }, settings });
const blocks = (markdown: string, line = 1) => content(slideOf(markdown, line)).blocks;
const inlines = (markdown: string) =>
  blocks(markdown).flatMap((block) => (block.kind === 'paragraph' ? block.inlines : []));
const text = (value: string) => ({ kind: 'text', text: value });
const paragraph = (value: string) => ({ kind: 'paragraph', inlines: [text(value)] });

describe('content', () => {
  it('is parsed once for a slide', () => {
    const slide = slideOf('# Hi');
    expect(content(slide)).toBe(content(slide));
  });

  it('reads headings, rules and quotes', () => {
    expect(blocks('# One\n\nTwo\n===\n\n***\n\n> a\n> > b')).toEqual([
      { kind: 'heading', level: 1, inlines: [text('One')] },
      { kind: 'heading', level: 1, inlines: [text('Two')] },
      { kind: 'rule' },
      { kind: 'quote', blocks: [paragraph('a'), { kind: 'quote', blocks: [paragraph('b')] }] },
    ]);
    expect(blocks('###### six')).toMatchObject([{ level: 6 }]);
  });

  it('reads lists: nested, ordered, tight, loose, of tasks', () => {
    expect(blocks('- a\n  1) b\n- [x] c\n- [ ] d')).toEqual([
      {
        kind: 'list',
        ordered: false,
        start: 1,
        tight: true,
        items: [
          {
            blocks: [
              paragraph('a'),
              { kind: 'list', ordered: true, start: 1, tight: true, items: [{ blocks: [paragraph('b')] }] },
            ],
          },
          { checked: true, blocks: [paragraph('c')] },
          { checked: false, blocks: [paragraph('d')] },
        ],
      },
    ]);
    expect(blocks('3. a\n\n4. [x] b')).toMatchObject([
      {
        ordered: true,
        start: 3,
        tight: false,
        items: [{ blocks: [paragraph('a')] }, { checked: true, blocks: [paragraph('b')] }],
      },
    ]);
  });

  it('reads tables', () => {
    expect(blocks('|a|b|c|d|\n|-|:-|:-:|-:|\n|1|**2**|a \\| b||')).toEqual([
      {
        kind: 'table',
        alignments: ['left', 'left', 'center', 'right'],
        header: [[text('a')], [text('b')], [text('c')], [text('d')]],
        rows: [[[text('1')], [{ kind: 'strong', inlines: [text('2')] }], [text('a | b')], []]],
      },
    ]);
  });

  it('reads inlines', () => {
    expect(inlines('a *b **c*** ~~d~~ `e  &amp;` \\*f\\* &lt;g&gt;')).toEqual([
      text('a '),
      { kind: 'emphasis', inlines: [text('b '), { kind: 'strong', inlines: [text('c')] }] },
      text(' '),
      { kind: 'strikethrough', inlines: [text('d')] },
      text(' '),
      { kind: 'code', text: 'e  &amp;' },
      text(' *f* <g>'),
    ]);
  });

  it('reads links and images', () => {
    const link = (url: string, ...inside: unknown[]) => ({ kind: 'link', url, inlines: inside });
    expect(inlines('[a *b*](http://x?c&amp;d "t") <http://y?a&amp;b> https://z.org, [r]\n\n[r]: /r')).toEqual([
      link('http://x?c&d', text('a '), { kind: 'emphasis', inlines: [text('b')] }),
      text(' '),
      link('http://y?a&amp;b', text('http://y?a&amp;b')),
      text(' '),
      link('https://z.org', text('https://z.org')),
      text(', '),
      link('/r', text('r')),
    ]);
    const image = { kind: 'image', url: 'https://x.org/map.png', alt: 'an old map' };
    expect(inlines('![an *old* `map`](https://x.org/map.png)')).toEqual([image]);
  });

  it('breaks lines where it is told to, and only there', () => {
    const broken = { kind: 'break' };
    expect(inlines('a  \nb\\\nc<br>d<BR/>e\n f')).toEqual([
      text('a'),
      broken,
      text('b'),
      broken,
      text('c'),
      broken,
      text('d'),
      broken,
      text('e f'),
    ]);
    expect(blocks('a\n\n<br>\n<br />\n\nb')).toEqual([
      paragraph('a'),
      { kind: 'paragraph', inlines: [broken, broken] },
      paragraph('b'),
    ]);
  });

  it('shows the text of HTML, without its comments', () => {
    expect(blocks('<div>\n<b>x</b>\n</div>\n\na <i>b</i> <!-- c --> d <!-- e -->')).toEqual([
      { kind: 'html', text: 'x' },
      { kind: 'paragraph', inlines: [text('a '), { kind: 'emphasis', inlines: [text('b')] }, text(' d')] },
    ]);
    expect(blocks('<!-- a -->\n\n<!--\na\n\nb\n-->\ntext')).toEqual([paragraph('text')]);
    expect(blocks('<!-- never closed\n\n# a')).toEqual([]);
  });

  it('collects speaker notes in order', () => {
    const markdown =
      'a <!-- speaker_note: one -->\n\n<!--\nspeaker_note: |\n  two\n  lines\n-->\n\n- b <!-- speaker_note: three -->';
    expect(content(slideOf(markdown))).toMatchObject({ notes: ['one', 'two\nlines', 'three'] });
  });

  it('reads code', () => {
    expect(blocks('```ts {1|2} +exec\na\n\tb\n```\n\n~~~\nc\n\n~~~\n\n    d\n\n     e\n\n```{.py}\nf')).toMatchObject([
      { kind: 'code', language: 'ts', text: 'a\n\tb', source: { line: 1 } },
      { kind: 'code', language: '', text: 'c\n', source: { line: 6 } },
      { kind: 'code', language: '', text: 'd\n\n e' },
      { kind: 'code', language: 'py', text: 'f' },
    ]);
    expect(blocks('```js{1,3}\n```')).toMatchObject([{ kind: 'code', language: 'js', text: '' }]);
  });

  it('reads figlet fences', () => {
    const figlet = (info: string) => blocks(`\n\`\`\`figlet ${info}\nHi\n\`\`\``, 5)[0];
    expect(figlet('{font="ANSI Shadow"}')).toEqual({
      kind: 'figlet',
      font: 'ANSI Shadow',
      gradient: [],
      text: 'Hi',
      source: { file: 'a.md', line: 6 },
    });
    expect(figlet('')).toMatchObject({ font: '' });
    expect(figlet('{gradient="#f00, 0000ff 21"}')).toMatchObject({ gradient: ['#ff0000', '#0000ff', 21] });
    expect(figlet("{ font='Small Block' color=red }")).toMatchObject({ font: 'Small Block' });
    expect(figlet('{font=ANSI Shadow}')).toMatchObject({ font: 'ANSI Shadow' });
    expect(figlet('{color=red font=Calvin S}')).toMatchObject({ font: 'Calvin S' });
  });

  it('reads demo fences, broken ones with their place', () => {
    expect(blocks('# a\n\n```demo order\npanels: status\n```', 20)).toMatchObject([
      {},
      { kind: 'panel', demo: 'order', source: { file: 'a.md', line: 22 } },
    ]);
    expect(blocks('# a\n\n> ```demo order\n> panels: status\n> input: [\n> ```', 20)).toMatchObject([
      {},
      { kind: 'quote', blocks: [{ kind: 'problem', problem: { file: 'a.md', line: 24, excerpt: 'input: [' } }] },
    ]);
  });

  describe('block art', () => {
    const art = (value: string) => ({ kind: 'art', text: value });

    it('is shown untouched, from a paragraph or a plain fence', () => {
      const drawing = '   ██  *█*\n██_██ ▀▄\n ▀ ▀▀▀\\▀';
      expect(blocks(drawing)).toEqual([art(drawing)]);
      expect(blocks(`\n\n      ${drawing}\n`)).toEqual([art(`      ${drawing}`)]);
      expect(blocks(`\`\`\`\n${drawing}\n\n${drawing}\n\`\`\``)).toEqual([art(`${drawing}\n\n${drawing}`)]);
    });

    it('takes its rules along instead of making a heading of it', () => {
      const drawing = '_____\n  ██\n██ ▀\n-----';
      expect(blocks(`${drawing}\n\ntext`)).toEqual([art(drawing), paragraph('text')]);
      expect(blocks('  ██\n-----')).toEqual([art('  ██\n-----')]);
      expect(blocks(`\`\`\`\n${drawing}\n\`\`\``)).toEqual([art(drawing)]);
    });

    it('ends the text above it and is ended by the text below it', () => {
      expect(blocks('text\n  ██\n-----\nmore')).toEqual([paragraph('text'), art('  ██\n-----'), paragraph('more')]);
    });

    it('makes four blanks of a tab', () => {
      expect(blocks('\t██\n\t██')).toEqual([art('    ██\n    ██')]);
    });

    it('is found in lists and quotes', () => {
      expect(blocks('> ██\n> ▀▀')).toEqual([{ kind: 'quote', blocks: [art('██\n▀▀')] }]);
    });

    it('leaves real headings and paragraphs alone', () => {
      expect(blocks('text\n-----')).toMatchObject([{ kind: 'heading', level: 2 }]);
      expect(blocks('██ 50 % done')).toEqual([paragraph('██ 50 % done')]);
    });
  });

  describe('what can not be shown', () => {
    it('is a problem: a slide that is too long', () => {
      expect(blocks('a'.repeat(100_001), 3)).toMatchObject([{ kind: 'problem', problem: { line: 3 } }]);
    });

    it('is a problem above the source: nesting without end', () => {
      for (const marker of ['> ', '>', '- ', '1. ', '* > ']) {
        const markdown = `${marker.repeat(3000)}a`;
        expect(blocks(markdown)).toMatchObject([{ kind: 'problem' }, { kind: 'code', text: markdown }]);
      }
    });

    it('survives any amount of marks', () => {
      const count = 4000;
      for (const mark of [
        '*',
        '_',
        '~',
        '[',
        ']',
        '(',
        '`',
        '<',
        '|',
        '!',
        '\\',
        '**',
        '*_',
        '~~*',
        '![',
        '](x)',
        'a_',
        '&#',
        '<!--',
      ]) {
        for (const markdown of [mark.repeat(count), `${mark.repeat(count)}a${mark.repeat(count)}`]) {
          expect(blocks(markdown).length).toBeGreaterThanOrEqual(0);
        }
      }
    });

    it('never throws', () => {
      fc.assert(
        fc.property(fc.array(debris, { maxLength: 60 }), (pieces) => void blocks(pieces.join(''))),
        { numRuns: 1000 },
      );
      fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (markdown) => void blocks(markdown)));
    });
  });

  it('knows the line of each fence, however deep and whatever stands before it', () => {
    const fence = ['```figlet {font=NAME}', 'x', '```'];
    const before = fc.constantFrom(
      ...[
        ['text'],
        ['two', 'lines'],
        ['# Heading'],
        ['setext', '==='],
        ['***'],
        ['    code'],
        ['██', '██'],
        ['[r]: /r'],
      ],
      ...[
        ['| a |', '|---|', '| b |'],
        ['<!-- a', '', 'b -->'],
        ['<div>', '</div>'],
        ['```js', '', '', '```'],
        ['- a', '', '- b'],
        ['> q'],
      ],
    );
    const tree = fc.letrec<{ block: string[]; wrapped: string[] }>((tie) => ({
      block: fc.oneof({ maxDepth: 4 }, before, fc.constant(fence), tie('wrapped')),
      wrapped: fc
        .record({
          kind: fc.constantFrom('> ', '- ', '1. '),
          inside: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
        })
        .map(({ kind, inside }) =>
          ['start', ...inside.flatMap((lines) => ['', ...lines])].map((line, index) => {
            if (kind === '> ') return kind + line;
            if (index === 0) return kind + line;
            return line === '' ? '' : ' '.repeat(kind.length) + line;
          }),
        ),
    }));
    const gaps = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(tree.block, gaps), { minLength: 1, maxLength: 5 }), (parts) => {
        let count = 0;
        const lines = parts
          .flatMap(([part, gap]) => [...part, ...Array<string>(gap).fill('')])
          .map((line) => line.replace('NAME', () => `font${++count}`));
        const written = new Map<string, number>();
        lines.forEach((line, index) => {
          const font = /font=(\w+)/.exec(line)?.[1];
          if (font !== undefined) written.set(font, index + 7);
        });
        expect(new Map(figlets(blocks(lines.join('\n'), 7)))).toEqual(written);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the lines of code that stands inside of something', () => {
  it.each([
    ['an alert', '> [!NOTE]\n> ```js\n> x\n> ```', 2],
    ['an alert with a title', '> [!TIP] Mind\n>\n> ```js\n> x\n> ```', 3],
    ['a footnote', 'a[^1]\n\nb\n\n[^1]: note\n\n    ```js\n    x\n    ```', 7],
    ['a meaning', 'Term\n: one\n\nOther\n: two\n\n  ```js\n  x\n  ```', 7],
  ])('%s', (_, markdown, line) => {
    const code = [...walk(blocks(markdown))].find(({ kind }) => kind === 'code');
    expect(code).toMatchObject({ source: { line } });
  });
});

it('what a comment asks for at the start of a line is done before the text behind it', () => {
  expect(blocks('a\n\n<!-- pause --> b')).toMatchObject([{ kind: 'paragraph' }, { kind: 'html', step: 1 }]);
  expect(blocks('a\n\n<div>b</div> <!-- pause -->\n\nc')).toMatchObject([{}, { kind: 'html' }, { step: 1 }]);
  expect(blocks('a\n\n<div>b</div> <!-- pause -->')[1]).not.toHaveProperty('step');
});

it('tags that nothing closes do not pile up: whoever draws them recurses', () => {
  const depth = (inline: Inline | undefined): number =>
    inline && 'inlines' in inline ? 1 + depth(inline.inlines[0]) : 0;
  const [found] = inlines(`x ${'<b>'.repeat(20_000)}y`).slice(1);
  expect(depth(found)).toBeGreaterThan(1);
  expect(depth(found)).toBeLessThan(50);
  expect(plainText(inlines(`x ${'<b>'.repeat(20_000)}y`))).toBe('x y');
});

describe('time grows with the length of a slide, not with its square', () => {
  const blanks = ' '.repeat(50_000);
  it.each([
    ['blanks in text', `a${blanks}b`],
    ['blanks in HTML', `<div>a${blanks}b</div>`],
    ['blanks in a comment', `<!-- pause:${blanks}x\ny -->`],
    ['paragraphs below a definition', `a\n: b\n\n${'x\n\n'.repeat(15_000)}`],
    ['tags', `x ${'<b>'.repeat(10_000)}${'</i>'.repeat(10_000)}`],
  ])('%s', (_, markdown) => {
    const start = performance.now();
    blocks(markdown);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

function figlets(found: readonly Block[]): [font: string, line: number][] {
  return found.flatMap((block) => {
    if (block.kind === 'figlet') return [[block.font, block.source.line] as [string, number]];
    if (block.kind === 'quote') return figlets(block.blocks);
    return block.kind === 'list' ? block.items.flatMap((item) => figlets(item.blocks)) : [];
  });
}
