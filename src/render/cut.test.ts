import { describe, expect, it } from 'vitest';
import { cut } from './cut.js';
import { plain } from './line.js';
import type { PictureDrawing, PictureRenderer, Spot } from './picture.js';

const lines = ['one', 'two      right', 'three', 'four', 'five'].map((text) => [{ text, style: plain }]);
const spot = (kind: string): Spot => {
  const drawing: PictureDrawing = { columns: 4, rows: 3, lines: [], ink: { kind } };
  return { row: 1, column: 4, columns: 4, rows: 3, path: '/a.png', drawing };
};
const cells: PictureRenderer = {
  look: () => ({ kind: 'pending' }),
  fit: (_, room) => room,
  draw: () => ({ kind: 'pending' }),
  cells: () => ({
    kind: 'drawing',
    drawing: {
      columns: 4,
      rows: 3,
      lines: ['aaaa', 'bbbb', 'cccc'].map((text) => [{ text, style: plain }]),
      ink: { kind: 'text' },
    },
  }),
};
const text = (from: number, end: number, kind: string) => {
  const rows = cut({ lines, spots: [spot(kind)] }, from, end, cells);
  return { rows: rows.lines.map((line) => line.map((span) => span.text).join('')), spots: rows.spots };
};

describe('rows that are cut', () => {
  it('keep a picture that is whole', () => {
    expect(text(1, 4, 'placed').spots).toMatchObject([{ row: 0, rows: 3 }]);
    expect(text(0, 4, 'inline').spots).toMatchObject([{ row: 1, rows: 3 }]);
  });

  it('show what is left of one in coloured cells, over nothing else', () => {
    expect(text(2, 5, 'placed')).toEqual({ rows: ['threbbbb', 'fourcccc', 'five'], spots: [] });
    expect(text(0, 2, 'inline')).toEqual({ rows: ['one', 'two aaaa right'], spots: [] });
  });

  it('keep what is left of one that stands in text', () => {
    expect(text(2, 5, 'cells')).toMatchObject({ rows: ['three', 'four', 'five'], spots: [{ row: 0, rows: 2 }] });
    expect(text(4, 5, 'cells')).toEqual({ rows: ['five'], spots: [] });
  });
});
