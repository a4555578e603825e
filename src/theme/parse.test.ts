import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinTheme } from './builtin.js';
import { parseTheme } from './parse.js';

const parse = (style: unknown) => parseTheme('mine', JSON.stringify(style), 'mine.json');
const messages = (style: unknown) => parse(style).problems.map(({ level, message }) => `${level}: ${message}`);

describe('parseTheme', () => {
  it('reads elements with every kind of property', () => {
    const { theme, problems } = parse({
      document: { margin: 2, block_prefix: '\n', color: '252', background_color: '#ABC' },
      list: { level_indent: 4 },
      task: { ticked: 'x', bold: false },
      table: { column_separator: '|' },
      code_block: { theme: 'monokai', chroma: { keyword: { color: '#00AAFF', italic: true } } },
      image_text: { format: 'Image: {{.text}} →' },
    });
    expect(problems).toEqual([]);
    expect(theme?.elements.document).toEqual({ margin: 2, blockPrefix: '\n', color: 252, background: '#aabbcc' });
    expect(theme?.elements.list).toEqual({ levelIndent: 4 });
    expect(theme?.elements.task).toEqual({ ticked: 'x', bold: false });
    expect(theme?.elements.code_block).toEqual({
      theme: 'monokai',
      chroma: { keyword: { color: '#00aaff', italic: true } },
    });
    expect(theme?.elements.paragraph).toEqual({});
  });

  it('tells a wrong type with the key and its place, and keeps the rest', () => {
    const json = '{\n  "h1": {\n    "bold": true,\n    "color": [1]\n  }\n}\n';
    const { theme, problems } = parseTheme('mine', json, 'mine.json');
    expect(problems).toEqual([
      {
        level: 'error',
        file: 'mine.json',
        line: 4,
        column: 5,
        message: 'h1.color must be a colour, as "0" to "255" or "#rrggbb", not a list; it is left out.',
      },
    ]);
    expect(theme?.elements.h1).toEqual({ bold: true });
  });

  it.each([
    [{ h1: { bold: 'yes' } }, 'error: h1.bold must be true or false, not "yes"; it is left out.'],
    [
      { h1: { color: 256 } },
      'error: h1.color must be a colour, as "0" to "255" or "#rrggbb", not 256; it is left out.',
    ],
    [
      { document: { margin: -1 } },
      'error: document.margin must be a whole number from 0 to 100, not -1; it is left out.',
    ],
    [{ text: 'bold' }, 'error: text must be an object of properties, not "bold"; it is left out.'],
    [{ text: { prefix: 'x'.repeat(1001) } }, /^error: text\.prefix must be a text of at most 1000 characters/],
    [{ h7: {} }, /^warning: h7 is no element of a theme: did you mean "h1"\?/],
    [{ h1: { colour: '1' } }, 'warning: h1.colour is no property of a theme: did you mean "color"?'],
    [{ text: { margin: 2 } }, 'warning: text.margin: "margin" has no effect on this element; leave it out.'],
    [{ code_block: { chroma: { coment: {} } } }, /code_block\.chroma\.coment is no Chroma key .* "comment"\?/],
    [
      { code_block: { chroma: { name: { color: 'red' } } } },
      /^error: code_block\.chroma\.name\.color must be a colour/,
    ],
    [
      { text: { format: '{{Repaet .text 3}}' } },
      'error: text.format: {{Repaet .text 3}} is not understood: there is no function "Repaet"; did you mean "Repeat"?',
    ],
    [
      { code_block: { theme: 'monokay' } },
      'warning: code_block.theme: there is no style "monokay" of Chroma; did you mean "monokai"?',
    ],
    [{ code_block: { theme: 'house-style' } }, /there is no style "house-style" of Chroma; code has no colours\.$/],
    [{ h1: { theme: 'monokai' } }, /"theme" has no effect on this element/],
    [
      { h1: { gradient: ['#fff'] } },
      /^error: h1\.gradient must be a list of 2 to 20 colours.*, not of 1; it is left out\.$/,
    ],
    [
      { h1: { gradient: ['1', 'red'] } },
      /^error: h1\.gradient must be a list of 2 to 20 colours.*, not "red"; it is left out\.$/,
    ],
    [{ h1: { gradient: '#fff' } }, /^error: h1\.gradient must be a list/],
    [{ text: { gradient: ['1', '2'] } }, /"gradient" has no effect on this element/],
    [{ document: { font: 'Standard' } }, /"font" has no effect on this element/],
    [{ banners: {} }, /^warning: banners is no element of a theme: did you mean "banner"\?/],
    [JSON.parse('{"__proto__": {}, "constructor": {}}'), /^warning: __proto__ is no element/],
  ])('%j', (style, expected) => {
    if (typeof expected === 'string') expect(messages(style)[0]).toBe(expected);
    else expect(messages(style)[0]).toMatch(expected);
  });

  it('makes colours of the style of Chroma that is named, unless there are others', () => {
    const monokai = { background: '#272822' };
    const code = (code_block: object) => parse({ code_block }).theme?.elements.code_block.chroma;
    expect(code({ theme: 'monokai' })).toMatchObject({ background: monokai, keyword: { color: '#66d9ef' } });
    expect(code({ theme: 'monokai', chroma: { keyword: { color: '1' } } })).toEqual({ keyword: { color: 1 } });
    expect(code({ theme: 'monokai', chroma: null })).toMatchObject({ background: monokai });
    expect(code({ theme: 'monokay' })).toBeUndefined();
    expect(code({ theme: '' })).toBeUndefined();
    expect(parse({ code_block: { theme: 'monokai' } })).toMatchObject({ problems: [], theme: { colored: true } });
  });

  it('reads fonts and gradients of titles', () => {
    const { theme, problems } = parse({
      heading: { font: 'Standard', gradient: ['#ABC', 42] },
      h2: { font: '', gradient: [] },
      banner: { gradient: ['1', '#ff0000', '3'] },
    });
    expect(problems).toEqual([]);
    expect(theme?.elements.h1).toEqual({ font: 'Standard', gradient: ['#aabbcc', 42] });
    expect(theme?.elements.h2).toEqual({ font: '', gradient: [] });
    expect(theme?.elements.banner).toEqual({ gradient: [1, '#ff0000', 3] });
  });

  it('takes null and an empty colour for nothing, as glamour does', () => {
    expect(parse({ h1: { color: '', bold: null } })).toMatchObject({ problems: [], theme: { elements: { h1: {} } } });
    expect(parse({ h2: null, code_block: { chroma: { error: null } } }).problems).toEqual([]);
  });

  it.each([
    ['{\n  "h1": {},\n}', 3, 1],
    ['{\n "h1": {"bold": yes}}', 2, 17],
    ['', 1, 1],
    ['{"h1": {}', 1, 10],
    ['{} x', 1, 4],
    ['{"a": "line\nfeed"}', 1, 7],
    ['{\n "h1": {"prefix": "\\[ "}\n}', 2, 19],
    ['{"h1": {"margin": 02}}', 1, 20],
    ['{"h1":\u00a0{}}', 1, 7],
    ['\ufeff{"h1" 1}', 1, 8],
  ])('says where %j stops being JSON', (json, line, column) => {
    const { theme, problems } = parseTheme('mine', json, 'mine.json');
    expect(theme).toBeUndefined();
    expect(problems).toMatchObject([{ level: 'error', line, column }]);
  });

  it('has nothing to show for JSON that is no object', () => {
    expect(parse([1])).toMatchObject({ theme: undefined, problems: [{ level: 'error' }] });
  });

  it('tells only the first fifty problems of a file that is something else', () => {
    expect(parse(Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`key${i}`, 1]))).problems).toHaveLength(50);
  });

  it('never throws, and gives every problem a place within the text', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify({ h1: value, code_block: { chroma: value } })),
    );
    fc.assert(
      fc.property(anything, (json) => {
        const lines = json.split('\n').length;
        for (const problem of parseTheme('any', json, 'any.json').problems) {
          expect(problem.line).toBeGreaterThan(0);
          expect(problem.line).toBeLessThanOrEqual(lines);
          expect(problem.message).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a theme', () => {
  it('lays h1 to h6 over heading: affixes and attributes come down, margins do not', () => {
    const { theme } = parse({
      heading: { block_suffix: '\n', prefix: '* ', color: '1', bold: true, margin: 3, indent: 1 },
      h1: { prefix: '# ', bold: false, margin: 2 },
    });
    expect(theme?.elements.h1).toEqual({ blockSuffix: '\n', prefix: '# ', color: 1, bold: false, indent: 1 });
    expect(theme?.elements.h2).toEqual({ blockSuffix: '\n', prefix: '* ', color: 1, bold: true, indent: 1 });
  });

  it('takes the colour of titles for the status row and big letters', () => {
    const { theme } = parse({ heading: { color: '1' }, h1: { color: '2' } });
    expect(theme).toMatchObject({ accent: { color: 2 }, status: { author: { color: 2 }, date: { faint: true } } });
    expect(parse({ heading: { color: '1' }, h1: { color: '2', background_color: '3' } }).theme?.accent).toEqual({
      color: 1,
    });
  });

  it('has looks for what glamour does not know', () => {
    const elements = (style: object) => parse(style).theme?.elements;
    const light = elements({ document: { color: '234' }, link_text: { color: '29' }, h1: { color: '27' } });
    expect(light).toMatchObject({ banner: { color: 27 }, footnote: { color: 29 }, alert_note: { color: '#0969da' } });
    const dark = elements({ document: { color: '252' }, h1: { bold: true } });
    expect(dark).toMatchObject({ banner: {}, footnote: { faint: true }, alert_tip: { color: '#3fb950' } });
    const own = elements({
      h1: { color: '1' },
      alert_tip: { color: '2', indent_token: '> ' },
      footnote: { bold: true },
    });
    expect(own).toMatchObject({ alert_tip: { color: 2, indentToken: '> ' }, footnote: { faint: true, bold: true } });
    const plain = elements({ h1: { bold: true }, link_text: { bold: true } });
    expect([plain?.alert_note, plain?.banner, plain?.footnote]).toEqual([{}, {}, {}]);
  });

  it.each([
    [{ document: { background_color: '#fdf6e3', color: '#657b83' } }, 'light'],
    [{ document: { background_color: '0' }, h1: { color: '0' } }, 'dark'],
    [{ document: { color: '252' } }, 'dark'],
    [{ document: { color: '#222222' }, h1: { color: '#ffffff', background_color: '63' } }, 'light'],
    [{ h1: { color: '#ff79c6' }, link: { color: '#8be9fd' } }, 'dark'],
    [{ h1: { color: '#0550ae' } }, 'light'],
    [{ h1: { color: '#767676' } }, undefined],
    [{ h1: { color: '#ffffff', background_color: '63' } }, undefined],
    [{ h1: { bold: true } }, undefined],
  ])('%j is for a ground that is %s', (style, ground) => {
    expect(parse(style).theme?.ground).toBe(ground);
  });

  it('knows whether it has colours', () => {
    expect(parse({ h1: { bold: true } }).theme).toMatchObject({ colored: false, accent: {}, status: { date: {} } });
    expect(parse({ code_block: { chroma: { name: { color: '1' } } } }).theme?.colored).toBe(true);
    expect(builtinTheme('notty').colored).toBe(false);
    expect(builtinTheme('ascii').colored).toBe(false);
  });
});
