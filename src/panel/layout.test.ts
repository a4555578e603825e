import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Guest, layOut } from './layout.js';

const guest = (panel: string, size: Partial<Guest<string>['size']> = {}, share = 1): Guest<string> => ({
  panel,
  share,
  size: { least: 1, fair: 4, worth: 1, ...size },
});
const small = guest('small', { fair: 3, worth: 0 });
const large = guest('large', { worth: 3 });

describe('layOut', () => {
  it('gives what is left to those that it is worth something to', () => {
    const { bands } = layOut([[small], [large]], { width: 80, height: 20 });
    expect(bands.map((band) => band.height)).toEqual([3, 16]);
  });

  it('shares the width by what was asked for', () => {
    const { bands } = layOut([[guest('a', {}, 2), guest('b')]], { width: 97, height: 10 });
    expect(bands[0]?.slots).toEqual([
      { panel: 'a', x: 2, width: 60 },
      { panel: 'b', x: 65, width: 30 },
    ]);
  });

  it('weighs the rows of a panel that stands alone by its share', () => {
    const heights = (share: number) =>
      layOut([[guest('a', {}, share)], [guest('b'), guest('c', {}, 5)]], { width: 140, height: 29 }).bands.map(
        ({ height }) => height,
      );
    expect(heights(1)).toEqual([14, 14]);
    expect(heights(3)).toEqual([19, 9]);
    expect(heights(0.25)).toEqual([8, 20]);
  });

  it('puts neighbours one below the other where they would be too narrow', () => {
    const { bands } = layOut([[small], [guest('a'), guest('b')]], { width: 40, height: 20 });
    expect(bands.map((band) => band.slots.map((slot) => slot.panel))).toEqual([['small'], ['a'], ['b']]);
  });

  it('leaves out the last ones where there are too few rows, and counts them', () => {
    const { bands, hidden } = layOut([[small], [large, guest('beside')], [large]], { width: 100, height: 2 });
    expect(bands).toHaveLength(1);
    expect(hidden).toBe(3);
  });

  it('uses every row and every cell', () => {
    const anyGuest = fc
      .record({ share: fc.constantFrom(0.5, 1, 3), least: fc.nat(2), fair: fc.nat(6), worth: fc.nat(3) })
      .map(({ share, ...size }) => guest('any', { ...size, least: size.least + 1 }, share));
    const rows = fc.array(fc.array(anyGuest, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 30, max: 150 }), fc.integer({ min: 1, max: 40 }), (guests, width, height) => {
        const { bands } = layOut(guests, { width, height });
        const used = bands.reduce((sum, band) => sum + band.height, 0) + bands.length - 1;
        expect(used).toBe(height);
        for (const { slots } of bands) {
          const cells = slots.reduce((sum, slot) => sum + slot.width, 0);
          expect(cells + 3 * slots.length + 1).toBe(width);
        }
      }),
    );
  });
});
