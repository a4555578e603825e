import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Inline, PanelBlock, SlideContent } from '../deck/types.js';
import { builtinNames, builtinTheme } from '../theme/builtin.js';
import { makeTheme } from '../theme/make.js';
import type { Theme } from '../theme/types.js';
import { lineWidth } from './cells.js';
import type { Line } from './line.js';
import { renderSlide, type Segment } from './slide.js';
import { blanksShow } from './spans.js';
import { anyText } from './testing.js';

const source = { file: 'a.md', line: 3 };
const panel: PanelBlock = { kind: 'panel', demo: 'order', panels: [], input: undefined, params: {}, source };
const say = (text: string): Inline => ({ kind: 'text', text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', inlines: [say(text)] });
const slide = (...blocks: Block[]): SlideContent => ({ blocks, notes: [] });
const dark = builtinTheme('dark');

function rows(content: SlideContent, theme: Theme = dark, width = 40): readonly Line[] {
  return renderSlide(content, { theme, width }).flatMap((segment) => (segment.kind === 'lines' ? segment.lines : []));
}
const text = (lines: readonly Line[]) => lines.map((line) => line.map((span) => span.text).join(''));

const { inline } = fc.letrec<{ inline: Inline }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3 },
    fc.record({ kind: fc.constant('text' as const), text: anyText }),
    fc.record({ kind: fc.constant('code' as const), text: anyText }),
    fc.constant({ kind: 'break' as const }),
    fc.record({ kind: fc.constant('image' as const), url: anyText, alt: anyText }),
    fc.record({
      kind: fc.constantFrom('strong' as const, 'emphasis' as const, 'strikethrough' as const),
      inlines: fc.array(tie('inline'), { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('link' as const),
      url: fc.oneof(anyText, fc.webUrl()),
      inlines: fc.array(tie('inline'), { maxLength: 3 }),
    }),
  ),
}));
const inlines = fc.array(inline, { maxLength: 4 });

const { block } = fc.letrec<{ block: Block }>((tie) => {
  const blocks = fc.array(tie('block'), { maxLength: 3 });
  return {
    block: fc.oneof(
      { maxDepth: 4 },
      fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1, 2, 3, 4, 5, 6), inlines }),
      fc.record({ kind: fc.constant('paragraph' as const), inlines }),
      fc.record({ kind: fc.constantFrom('art' as const, 'html' as const), text: anyText }),
      fc.record({ kind: fc.constant('code' as const), language: fc.constant('go'), text: anyText }),
      fc.record({ kind: fc.constant('figlet' as const), font: anyText, text: anyText, source: fc.constant(source) }),
      fc.constant({ kind: 'rule' as const }),
      fc.constant(panel),
      fc.record({
        kind: fc.constant('problem' as const),
        problem: fc.record({
          level: fc.constantFrom('error' as const, 'warning' as const),
          file: anyText,
          line: fc.nat(),
          message: anyText,
          excerpt: anyText,
        }),
      }),
      fc.record({
        kind: fc.constant('table' as const),
        alignments: fc.array(fc.constantFrom('left' as const, 'center' as const, 'right' as const), { maxLength: 4 }),
        header: fc.array(inlines, { maxLength: 8 }),
        rows: fc.array(fc.array(inlines, { maxLength: 8 }), { maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('quote' as const), blocks }),
      fc.record({
        kind: fc.constant('list' as const),
        ordered: fc.boolean(),
        start: fc.nat(1_000_000_000),
        tight: fc.boolean(),
        items: fc.array(fc.oneof(fc.record({ blocks }), fc.record({ blocks, checked: fc.boolean() })), {
          maxLength: 3,
        }),
      }),
    ),
  };
});

/** A theme that uses everything there is, and asks for more room than there may be. */
const greedy = makeTheme('greedy', {
  document: { blockPrefix: '>>\n\n', blockSuffix: '\n<<', prefix: 'begin', suffix: 'end', margin: 9, background: 17 },
  paragraph: { prefix: '\x1b[2J', suffix: ' ', margin: 3, indent: 2, indentToken: '日' },
  block_quote: { indent: 7, indentToken: '│ ', background: '#112233' },
  list: { indent: 5, levelIndent: 40, margin: 30, color: 3 },
  heading: { blockPrefix: 'before', indent: 3, upper: true, inverse: true },
  h1: { prefix: '▌ ', suffix: ' ▐', background: 63 },
  hr: { format: `\n${'─'.repeat(300)}\nand` },
  item: { blockPrefix: '• a marker that is wider than any room \n', suffix: '\t' },
  task: { ticked: '✓', unticked: '' },
  strong: { blockPrefix: '\n', prefix: '**', title: true },
  code: { prefix: ' ', suffix: ' ', background: 236 },
  table: { columnSeparator: '日本', rowSeparator: '', margin: 4, blockSuffix: 'x' },
  link: { format: '<{{.text}}>' },
});

const themes = [...builtinNames.map((name) => builtinTheme(name) ?? dark), greedy];
const control = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

/** What no segment may have, in words. */
function faults(segment: Segment, width: number): readonly string[] {
  if (segment.kind === 'panel')
    return segment.width > 0 && segment.indent + segment.width <= width ? [] : ['a panel outside of the room'];
  return segment.lines.flatMap((line) => {
    const last = line.at(-1);
    return [
      ...(lineWidth(line) > width ? [`${lineWidth(line)} cells in ${width}`] : []),
      ...(line.some(({ text, style }) => control.test(text + (style.link ?? ''))) ? ['a control character'] : []),
      ...(last && !blanksShow(last.style) && last.text.endsWith(' ') ? ['blanks at the end'] : []),
    ];
  });
}

describe('any slide, in any theme, in any room', () => {
  it('is never wider than the room, never drives the terminal, and is the same again', () => {
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 4 }),
        fc.integer({ min: 10, max: 120 }),
        fc.constantFrom(...themes),
        (blocks, width, theme) => {
          const context = { theme, width };
          const segments = renderSlide(slide(...blocks), context);
          expect(segments.flatMap((segment) => faults(segment, width))).toEqual([]);
          expect(renderSlide(slide(...blocks), context)).toEqual(segments);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('survives rooms that are too small', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 3 }), fc.integer({ min: -1, max: 9 }), (blocks, width) => {
        renderSlide(slide(...blocks), { theme: greedy, width });
      }),
      { numRuns: 300 },
    );
  });

  it('loses no word of a paragraph, a list, a quote or a table', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 100 }), (given, width) => {
        const whole = paragraph(given.join(' '));
        const cells = given.map((word) => [say(word)]);
        const letters = given.join('');
        const plainTheme = makeTheme('none', {});
        const found = (drawn: Block) =>
          text(rows(slide(drawn), plainTheme, width))
            .join('')
            .replace(/[^a-z]/g, '');
        expect(found(whole)).toBe(letters);
        expect(found({ kind: 'quote', blocks: [whole] })).toBe(letters);
        expect(found({ kind: 'list', ordered: true, start: 98, tight: true, items: [{ blocks: [whole] }] })).toBe(
          letters,
        );
        const tableText = found({ kind: 'table', alignments: [], header: cells, rows: [] });
        expect([...tableText].sort()).toEqual([...letters].sort());
      }),
    );
  });
});

describe('renderSlide', () => {
  it('begins below the document prefix, inside its margin, and ends with the last row that shows', () => {
    expect(text(rows(slide(paragraph('hello'))))).toEqual(['', '  hello']);
  });

  it('is empty rows only if there is nothing', () => {
    expect(renderSlide(slide(), { theme: dark, width: 40 })).toEqual([]);
  });

  it('cuts at panels, with one blank row on both sides', () => {
    const segments = renderSlide(slide(paragraph('a'), panel, paragraph('b'), panel), { theme: dark, width: 40 });
    expect(segments.map((segment) => (segment.kind === 'panel' ? segment : text(segment.lines)))).toEqual([
      ['', '  a', ''],
      { kind: 'panel', block: panel, indent: 2, width: 36 },
      ['', '  b', ''],
      { kind: 'panel', block: panel, indent: 2, width: 36 },
    ]);
  });

  it('tells a panel inside a list where it stands', () => {
    const lines = text(
      rows(slide({ kind: 'list', ordered: false, start: 1, tight: true, items: [{ blocks: [panel] }] })),
    );
    expect(lines.join('\n')).toContain('a.md:3');
  });

  it('fills a background to the edges of its block', () => {
    const theme = makeTheme('lit', {
      document: { background: 17, margin: 1 },
      block_quote: { background: 52, indent: 1 },
    });
    const lines = rows(slide({ kind: 'quote', blocks: [paragraph('hi')] }), theme, 12);
    // As in glamour, the document's own margin is outside of its background.
    expect(lines.map((line) => line.map((span) => [span.text, span.style.background]))).toEqual([
      [
        [' ', undefined],
        [' ', 17],
        ['hi       ', 52],
      ],
    ]);
  });

  it('draws big letters through figlet, as a heading while it is not there, and tells its problems', () => {
    const big = slide({ kind: 'figlet', font: 'Big', text: 'Go', source });
    const draw = (figlet: Parameters<typeof renderSlide>[1]['figlet']) =>
      renderSlide(big, { theme: dark, width: 40, figlet }).flatMap((segment) =>
        segment.kind === 'lines' ? segment.lines : [],
      );
    expect(draw(undefined)[1]).toContainEqual({ text: 'Go', style: { color: 39, bold: true } });
    expect(text(draw((letters, font, width) => ({ kind: 'ok', text: `${letters} ${font} ${width}` })))[1]).toBe(
      '  Go Big 36',
    );
    expect(text(draw(() => ({ kind: 'problem', message: 'no font' }))).slice(1)).toEqual([
      '  ┃ Error in a.md:3',
      '  ┃ no font',
    ]);
  });
});
