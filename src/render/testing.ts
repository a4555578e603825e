import fc from 'fast-check';
import type { Block, CodeLook, Inline, PanelBlock } from '../deck/types.js';
import { makeTheme } from '../theme/make.js';

export const source = { file: 'a.md', line: 3 };
export const panel: PanelBlock = { kind: 'panel', demo: 'order', panels: [], input: undefined, params: {}, source };
export const plainLook: CodeLook = { lineNumbers: false, noBackground: false, firstLine: 1, groups: [] };

/** Text of all sorts: letters of many scripts, clusters, controls, halves of surrogate pairs, blanks in between. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
      { weight: 3, arbitrary: fc.lorem({ maxCount: 4 }) },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          ' ',
          '  ',
          '\t',
          '\u00a0',
          '日本語',
          '、。',
          '한국',
          '\u1100\u1161',
          '🌿',
          '👩‍👩‍👧',
          '🇩🇪',
          '👍🏽',
          '1️⃣',
          'e\u0301',
          'नमस्ते',
          '▀▄█▌',
          '\u200b',
          '\u200d',
          '\u00ad',
          '\x1b[31m',
          '\x9b2J',
          '\u202e',
          '\ud83c',
          'https://docs.temporal.io/develop/go/',
        ),
      },
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));

const anyLook: fc.Arbitrary<CodeLook> = fc.record({
  lineNumbers: fc.boolean(),
  noBackground: fc.boolean(),
  firstLine: fc.constantFrom(1, 98),
  groups: fc.constantFrom([], ['all' as const], [[{ from: 1, to: 2 }], 'all' as const]),
});

const { inline } = fc.letrec<{ inline: Inline }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3 },
    fc.record({ kind: fc.constant('text' as const), text: anyText }),
    fc.record({ kind: fc.constant('code' as const), text: anyText }),
    fc.constant({ kind: 'break' as const }),
    fc.record({ kind: fc.constant('footnote' as const), number: fc.integer({ min: 1, max: 200 }) }),
    fc.record({
      kind: fc.constant('colored' as const),
      color: fc.constantFrom(9, '#ff0000' as const),
      inlines: fc.array(tie('inline'), { maxLength: 2 }),
    }),
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

export const { block: anyBlock } = fc.letrec<{ block: Block }>((tie) => {
  const blocks = fc.array(tie('block'), { maxLength: 3 });
  return {
    block: fc.oneof(
      { maxDepth: 4 },
      fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1, 2, 3, 4, 5, 6), inlines }),
      fc.record({ kind: fc.constant('paragraph' as const), inlines }),
      fc.record({ kind: fc.constantFrom('art' as const, 'html' as const), text: anyText }),
      fc.record({
        kind: fc.constant('code' as const),
        language: fc.constantFrom('go', 'rust', 'diff', ''),
        text: anyText,
        look: anyLook,
        source: fc.constant(source),
      }),
      fc.record({
        kind: fc.constant('figlet' as const),
        font: anyText,
        gradient: fc.constantFrom([], ['#ff0000', '#0000ff'] as const),
        text: anyText,
        source: fc.constant(source),
      }),
      fc.record({
        kind: fc.constant('alert' as const),
        alert: fc.constantFrom('note' as const, 'tip' as const, 'caution' as const),
        title: anyText,
        blocks,
      }),
      fc.record({
        kind: fc.constant('definitions' as const),
        items: fc.array(fc.record({ term: inlines, descriptions: fc.array(blocks, { maxLength: 2 }) }), {
          maxLength: 2,
        }),
      }),
      fc.record({ kind: fc.constant('footnotes' as const), notes: fc.array(blocks, { maxLength: 12 }) }),
      fc.record({ kind: fc.constant('diagram' as const), text: anyText, source: fc.constant(source) }),
      fc.record({ kind: fc.constant('gap' as const), rows: fc.integer({ min: 1, max: 5 }) }),
      fc.constant({ kind: 'middle' as const }),
      fc.record({
        kind: fc.constant('image' as const),
        path: fc.constant('/a.png'),
        name: anyText,
        alt: anyText,
        size: fc.constant({ kind: 'natural' as const }),
        source: fc.constant(source),
      }),
      fc.record({
        kind: fc.constant('columns' as const),
        columns: fc.array(fc.record({ share: fc.double({ min: 0.1, max: 10, noNaN: true }), blocks }), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
      fc.record({
        kind: fc.constant('paragraph' as const),
        inlines,
        step: fc.integer({ min: 1, max: 3 }),
        alignment: fc.constantFrom('center' as const, 'right' as const),
      }),
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
export const greedy = makeTheme('greedy', {
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
