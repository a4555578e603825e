import { describe, expect, it } from 'vitest';
import { compose, type Flexible } from './compose.js';
import { plain } from './line.js';
import type { PictureDrawing } from './picture.js';
import type { Segment } from './segment.js';
import { panel, source } from './testing.js';

const words = (...rows: readonly string[]): Segment => ({
  kind: 'lines',
  lines: rows.map((text) => (text === '' ? [] : [{ text, style: plain }])),
});
const live = (more: Partial<Extract<Segment, { kind: 'panel' }>> = {}): Segment => ({
  kind: 'panel',
  block: panel,
  indent: 0,
  width: 6,
  hidden: false,
  ...more,
});
const image: Segment = {
  kind: 'image',
  block: { kind: 'image', path: '/a.png', name: 'a.png', alt: '', size: { kind: 'natural' }, source },
  indent: 0,
  width: 6,
  hidden: false,
};
const columns = (...parts: readonly (readonly Segment[])[]): Segment => ({
  kind: 'columns',
  columns: parts.map((segments, index) => ({ left: index * 8, width: 6, segments })),
  border: { lead: [] },
});
/** Columns in a room that is too narrow for them. */
const stacked = (...parts: readonly (readonly Segment[])[]): Segment => ({
  kind: 'columns',
  columns: parts.map((segments) => ({ left: 0, width: 6, segments })),
  border: { lead: [] },
});
const drawing: PictureDrawing = { columns: 6, rows: 2, lines: [], ink: { kind: 'placed' } };

/** A panel takes all that it gets and at least 3 rows, a picture 2 to 4. */
const flexible: Flexible = {
  height: ({ kind }) => (kind === 'panel' ? { least: 3, most: 100 } : { least: 2, most: 4 }),
  draw: ({ kind }, rows) => ({
    lines: Array.from({ length: rows }, () => [{ text: kind, style: plain }]),
    spots: kind === 'image' ? [{ row: 0, column: 0, columns: 6, rows, path: '/a.png', drawing }] : [],
  }),
};
const rows = (segments: readonly Segment[], height: number): readonly string[] =>
  compose(segments, height, flexible).flatMap(({ lines }) =>
    lines.map((line) => line.map(({ text }) => text).join('')),
  );
const spots = (segments: readonly Segment[], height: number) =>
  compose(segments, height, flexible).flatMap((stretch) => stretch.spots);

describe('what takes the height that is left', () => {
  it('gets all of it, and what it needs at least where there is none', () => {
    expect(rows([words('a'), live(), words('b')], 8)).toEqual(['a', ...Array(6).fill('panel'), 'b']);
    expect(rows([words('a', 'b'), live()], 2)).toHaveLength(5);
  });

  it('is shared fairly, and one that needs less leaves the rest to others', () => {
    expect(rows([live(), live()], 10)).toEqual(Array(10).fill('panel'));
    expect(compose([live(), live()], 10, flexible).map(({ lines }) => lines.length)).toEqual([5, 5]);
    expect(compose([image, live()], 20, flexible).map(({ lines }) => lines.length)).toEqual([4, 16]);
  });

  it('keeps its room while it is hidden', () => {
    expect(rows([live({ hidden: true }), words('b')], 6)).toEqual(['', '', '', '', '', 'b']);
    const frameOnly = { ...flexible, draw: () => ({ lines: [[{ text: 'frame', style: plain }]], spots: [] }) };
    const both = [image, { ...image, hidden: true } as Segment].map((one) => compose([one], 6, frameOnly));
    expect(both.map(([stretch]) => stretch?.lines.length)).toEqual([1, 1]);
  });
});

describe('the middle', () => {
  it('begins half way down, or at once where that is passed', () => {
    expect(rows([words('a'), { kind: 'middle' }, words('b')], 8)).toEqual(['a', '', '', '', 'b']);
    expect(rows([words(...'abcdefgh'), { kind: 'middle' }, words('i')], 8)).toHaveLength(9);
  });

  it('is that of the screen in columns too, whether side by side or not', () => {
    const parts = [[words('a'), { kind: 'middle' }, words('b')] as const, [words('1')]];
    const beside = ['top', 'a       1', '', '', '', 'b', 'end'];
    expect(rows([words('top'), columns(...parts), words('end')], 10)).toEqual(beside);
    const below = ['top', '1', 'a', '', '', 'b', 'end'];
    expect(rows([words('top'), stacked(...parts.toReversed()), words('end')], 10)).toEqual(below);
    expect(rows([words('top'), columns(...parts), live()], 10)).toHaveLength(10);
  });
});

describe('columns', () => {
  it('stand side by side, as high as the highest', () => {
    expect(rows([columns([words('a', 'b')], [words('1')]), words('end')], 9)).toEqual(['a       1', 'b', 'end']);
  });

  it('give what is flexible in them the height that is left', () => {
    const drawn = rows([words('top'), columns([words('a')], [live()])], 6);
    expect(drawn).toEqual(['top', 'a       panel', ...Array(4).fill('        panel')]);
  });

  it('share that height where they stand one below the other', () => {
    expect(rows([words('top'), stacked([live()], [live()])], 10)).toHaveLength(10);
  });

  it('know where their pictures are', () => {
    expect(spots([words('top'), columns([words('a', 'b')], [words('c'), image])], 12)).toMatchObject([
      { row: 1, column: 8, rows: 4 },
    ]);
  });
});
