import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellWidth, graphemes, lineWidth, shown } from './cells.js';
import { type Line, plain, type Span, type Style } from './line.js';
import { anyText } from './testing.js';
import { gluedBlank, longestPiece, wrap } from './wrap.js';

const bold: Style = { bold: true };
const lit: Style = { background: 63 };

const texts = (rows: readonly Line[]) => rows.map((row) => row.map(({ text }) => text).join(''));
const rowsOf = (text: string, width: number) => texts(wrap([{ text, style: plain }], width));
const withoutBlanks = (text: string) => text.replaceAll(/[ \u00a0]/g, '');

const anySpans: fc.Arbitrary<readonly Span[]> = fc.array(
  fc.record({ text: anyText.map(shown), style: fc.constantFrom(plain, bold, lit) }),
  { maxLength: 5 },
);

describe('the longest piece of a text', () => {
  it.each([
    ['the show must go on', 4],
    ['', 0],
    ['持久执行', 2],
    ['「持久」は、よい', 4],
    ['Temporalの設定', 8],
  ])('of "%s" has %i cells', (text, cells) => {
    expect(longestPiece([{ text, style: plain }])).toBe(cells);
  });
});

describe('wrap', () => {
  it('breaks at blanks and drops them there', () => {
    expect(rowsOf('the show must go on', 9)).toEqual(['the show', 'must go', 'on']);
    expect(rowsOf('a  b', 9)).toEqual(['a  b']);
    expect(rowsOf('', 9)).toEqual([]);
  });

  it('breaks words that are too long, on a row of their own', () => {
    expect(rowsOf('see abcdefghijkl end', 5)).toEqual(['see', 'abcde', 'fghij', 'kl', 'end']);
  });

  it('breaks addresses after their punctuation, and leaves a comma where it belongs', () => {
    expect(rowsOf('see https://docs.temporal.io/develop/go/, and', 30)).toEqual([
      'see',
      'https://docs.temporal.io/',
      'develop/go/, and',
    ]);
    const url = { text: 'https://docs.temporal.io/develop/go/', style: bold };
    expect(texts(wrap([url, { text: ', and', style: plain }], 36))).toEqual([
      'https://docs.temporal.io/develop/',
      'go/, and',
    ]);
  });

  it('breaks between wide characters, but not before closing or after opening punctuation', () => {
    expect(rowsOf('日本語の文章', 5)).toEqual(['日本', '語の', '文章']);
    expect(rowsOf('日本語。「文」', 6)).toEqual(['日本', '語。', '「文」']);
    expect(rowsOf('Temporal は速い', 10)).toEqual(['Temporal', 'は速い']);
  });

  it('keeps a word together across styles', () => {
    expect(
      wrap(
        [
          { text: 'fault-', style: plain },
          { text: 'tolerant', style: bold },
          { text: ', simple', style: plain },
        ],
        15,
      ),
    ).toEqual([
      [
        { text: 'fault-', style: plain },
        { text: 'tolerant', style: bold },
        { text: ',', style: plain },
      ],
      [{ text: 'simple', style: plain }],
    ]);
  });

  it('does not break at glued blanks, which come out as blanks', () => {
    expect(rowsOf(`ab${gluedBlank}cd ef`, 6)).toEqual(['ab cd', 'ef']);
  });

  it('keeps blanks at the end only where they show', () => {
    expect(texts(wrap([{ text: 'ab  ', style: lit }], 9))).toEqual(['ab  ']);
    expect(texts(wrap([{ text: 'ab  ', style: plain }], 9))).toEqual(['ab']);
  });

  it('never makes a row wider than the room', () => {
    fc.assert(
      fc.property(anySpans, fc.integer({ min: 2, max: 40 }), (spans, width) => {
        for (const row of wrap(spans, width)) expect(lineWidth(row)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 1000 },
    );
  });

  it('loses nothing but blanks, and keeps every style', () => {
    const letters = (line: Line) =>
      line.flatMap(({ text, style }) => Array.from(withoutBlanks(text), (c) => [c, style]));
    fc.assert(
      fc.property(anySpans, fc.integer({ min: 2, max: 40 }), (spans, width) => {
        expect(wrap(spans, width).flatMap(letters)).toEqual(letters(spans));
      }),
      { numRuns: 1000 },
    );
  });

  it('never splits a grapheme', () => {
    fc.assert(
      fc.property(anyText.map(shown), fc.integer({ min: 10, max: 40 }), (text, width) => {
        const whole = graphemes(text.replaceAll(gluedBlank, ' ')).filter((grapheme) => grapheme !== ' ');
        fc.pre(whole.every((grapheme) => cellWidth(grapheme) <= width));
        const rows = texts(wrap([{ text, style: plain }], width));
        expect(rows.flatMap((row) => graphemes(row).filter((grapheme) => grapheme !== ' '))).toEqual(whole);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes time in proportion to the text', () => {
    const rows = wrap([{ text: 'x'.repeat(200_000), style: plain }], 80);
    expect(rows).toHaveLength(2500);
    expect(wrap([{ text: 'ab '.repeat(100_000), style: plain }], 80)).toHaveLength(Math.ceil(100_000 / 27));
  });
});
