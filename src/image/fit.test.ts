import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PictureSize } from '../deck/types.js';
import { fit as boxOf } from './fit.js';

const cell = { width: 10, height: 20 };
const room = { columns: 80, rows: 20 };

describe('the box of a picture', () => {
  it.each<readonly [string, readonly [number, number], PictureSize | undefined, string]>([
    ['is that of its pixels', [300, 200], undefined, '30×10'],
    ['is at most as wide as the room', [1600, 200], undefined, '80×5'],
    ['is at most as high as the room', [800, 800], undefined, '40×20'],
    ['is a cell at least', [3, 3], undefined, '1×1'],
    ['takes a row that is half needed', [300, 210], undefined, '30×11'],
    ['takes none for a rest', [301, 201], undefined, '30×10'],
    ['may be a share of the room', [4000, 2000], { kind: 'share', width: 0.5 }, '40×10'],
    ['grows to a share that is wished', [20, 10], { kind: 'share', width: 0.5 }, '40×10'],
    ['is no higher for a share', [100, 400], { kind: 'share', width: 1 }, '10×20'],
    ['may be so many columns wide', [400, 200], { kind: 'cells', columns: 30 }, '30×8'],
    ['is within a wished box', [400, 200], { kind: 'cells', columns: 30, rows: 4 }, '16×4'],
    ['is within the room whatever is wished', [400, 200], { kind: 'cells', columns: 500, rows: 400 }, '80×20'],
  ])('%s', (_, [width, height], wanted, expected) => {
    const { columns, rows } = boxOf({ width, height }, cell, room, wanted);
    expect(`${columns}×${rows}`).toBe(expected);
  });

  it('keeps within the room, and to the aspect as near as cells allow', () => {
    const size = fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) });
    const cells = fc.record({ width: fc.integer({ min: 4, max: 30 }), height: fc.integer({ min: 8, max: 60 }) });
    const rooms = fc.record({ columns: fc.integer({ min: 1, max: 300 }), rows: fc.integer({ min: 1, max: 100 }) });
    const wishes = fc.oneof(
      fc.constant<PictureSize>({ kind: 'natural' }),
      fc.double({ min: 0, max: 1, noNaN: true }).map((width): PictureSize => ({ kind: 'share', width })),
      fc.record({ columns: fc.nat(400), rows: fc.nat(200) }).map((box): PictureSize => ({ kind: 'cells', ...box })),
    );
    fc.assert(
      fc.property(size, cells, rooms, wishes, (picture, cell_, room_, wanted) => {
        const box = boxOf(picture, cell_, room_, wanted);
        expect(box.columns).toBeGreaterThanOrEqual(1);
        expect(box.rows).toBeGreaterThanOrEqual(1);
        expect(box.columns).toBeLessThanOrEqual(Math.min(255, room_.columns));
        expect(box.rows).toBeLessThanOrEqual(Math.min(255, room_.rows));
        if (wanted.kind === 'natural') {
          expect(box.columns).toBeLessThanOrEqual(Math.ceil(picture.width / cell_.width));
          expect(box.rows).toBeLessThanOrEqual(Math.ceil(picture.height / cell_.height));
        }
        // In the one direction the picture fills the box, in the other it leaves less than a cell.
        const scale = Math.min((box.columns * cell_.width) / picture.width, (box.rows * cell_.height) / picture.height);
        expect(box.columns - (picture.width * scale) / cell_.width).toBeLessThan(1.02);
        expect(box.rows - (picture.height * scale) / cell_.height).toBeLessThan(1.02);
      }),
    );
  });
});
