import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Inline, SlideContent } from '../deck/types.js';
import { builtinNames, builtinTheme } from '../theme/builtin.js';
import { makeTheme } from '../theme/make.js';
import type { Theme } from '../theme/types.js';
import { lineWidth } from './cells.js';
import type { Line } from './line.js';
import type { Segment } from './segment.js';
import { renderSlide } from './slide.js';
import { blanksShow } from './spans.js';
import { anyBlock, greedy, panel, source } from './testing.js';
import { noTools, type RenderTools } from './tools.js';

const say = (text: string): Inline => ({ kind: 'text', text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', inlines: [say(text)] });
const slide = (...blocks: Block[]): SlideContent => ({ blocks, notes: [], steps: 0, own: {}, problems: [] });
const dark = builtinTheme('dark');
const context = { theme: dark, width: 40, tools: noTools, step: 0 };

function rows(content: SlideContent, theme: Theme = dark, width = 40): readonly Line[] {
  return renderSlide(content, { ...context, theme, width }).flatMap((segment) =>
    segment.kind === 'lines' ? segment.lines : [],
  );
}
const text = (lines: readonly Line[]) => lines.map((line) => line.map((span) => span.text).join(''));

const themes = [...builtinNames.map((name) => builtinTheme(name) ?? dark), greedy];
const control = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

/** What no segment may have, in words. */
function faults(segment: Segment, width: number): readonly string[] {
  if (segment.kind === 'middle') return [];
  if (segment.kind === 'panel' || segment.kind === 'image')
    return segment.width > 0 && segment.indent + segment.width <= width ? [] : ['a panel outside of the room'];
  if (segment.kind === 'columns') {
    const lead = lineWidth(segment.border.lead);
    return segment.columns.flatMap(({ left, width: own, segments }) =>
      lead + left + own > width ? ['a column outside of the room'] : segments.flatMap((part) => faults(part, own)),
    );
  }
  return segment.lines.flatMap((line) => {
    const last = line.at(-1);
    return [
      ...(lineWidth(line) > width ? [`${lineWidth(line)} cells in ${width}`] : []),
      ...(line.some(({ text, style }) => control.test(text + (style.link ?? ''))) ? ['a control character'] : []),
      ...(last && !blanksShow(last.style) && last.text.endsWith(' ') ? ['blanks at the end'] : []),
    ];
  });
}

describe('columns', () => {
  it('of one share are equally wide, but for a cell', () => {
    const columns = Array.from({ length: 8 }, () => ({ share: 1, blocks: [paragraph('a b')] }));
    for (let width = 60; width < 120; width += 1) {
      const segments = renderSlide(slide({ kind: 'columns', columns }), { ...context, width });
      const segment = segments.find(({ kind }) => kind === 'columns');
      const widths = segment?.kind === 'columns' ? segment.columns.map((column) => column.width) : [];
      expect(widths).toHaveLength(8);
      expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(1);
    }
  });
});

it('keeps columns with nothing in them inside of a room that is narrower than their gutters', () => {
  const empty = { share: 0.1, blocks: [] };
  const segments = renderSlide(slide({ kind: 'columns', columns: [empty, empty, empty] }), { ...context, width: 10 });
  expect(segments.flatMap((segment) => faults(segment, 10))).toEqual([]);
});

describe('any slide, in any theme, in any room', () => {
  it('is never wider than the room, never drives the terminal, and is the same again', () => {
    fc.assert(
      fc.property(
        fc.array(anyBlock, { maxLength: 4 }),
        fc.integer({ min: 10, max: 120 }),
        fc.constantFrom(...themes),
        (blocks, width, theme) => {
          const own = { ...context, theme, width };
          const segments = renderSlide(slide(...blocks), own);
          expect(segments.flatMap((segment) => faults(segment, width))).toEqual([]);
          expect(renderSlide(slide(...blocks), own)).toEqual(segments);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('survives rooms that are too small', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 3 }), fc.integer({ min: -1, max: 9 }), (blocks, width) => {
        renderSlide(slide(...blocks), { ...context, theme: greedy, width });
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
    expect(renderSlide(slide(), context)).toEqual([]);
  });

  it('cuts at panels, with one blank row on both sides', () => {
    const segments = renderSlide(slide(paragraph('a'), panel, paragraph('b'), panel), context);
    expect(segments.map((segment) => (segment.kind === 'lines' ? text(segment.lines) : segment))).toEqual([
      ['', '  a', ''],
      { kind: 'panel', block: panel, indent: 2, width: 36, hidden: false },
      ['', '  b', ''],
      { kind: 'panel', block: panel, indent: 2, width: 36, hidden: false },
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
    const big = slide({ kind: 'figlet', font: 'Big', gradient: [], text: 'Go', source });
    const draw = (figlet: RenderTools['figlet']) =>
      renderSlide(big, { ...context, tools: figlet ? { figlet } : noTools }).flatMap((segment) =>
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
