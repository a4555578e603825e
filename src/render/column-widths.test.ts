import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, columnWidths, sum } from './column-widths.js';

const column = (natural: number, ...words: readonly number[]): Column => ({ natural, words });
const id = column(2, 2);
const prose = column(60, 3, 7, 12, 5);
const address = column(60, 60);

describe('the widths of columns', () => {
  it('are their own where they fit', () => {
    expect(columnWidths([id, prose], 62, 10)).toEqual([2, 60]);
  });

  it('are levelled, words kept whole', () => {
    expect(columnWidths([id, prose, prose], 62, 10)).toEqual([2, 30, 30]);
    expect(columnWidths([id, address, prose], 76, 10)).toEqual([2, 60, 14]);
  });

  it('are taken from the longest words first where one has to break', () => {
    expect(columnWidths([id, address, column(12, 12)], 40, 10)).toEqual([2, 26, 12]);
    expect(columnWidths([id, address, column(12, 12)], 40, 27)).toBeUndefined();
    expect(columnWidths([id, address, address], 40, 10)).toEqual([2, 19, 19]);
  });

  it('are levelled again then, and keep every other word whole', () => {
    expect(columnWidths([id, address, prose], 42, 10)).toEqual([2, 20, 20]);
    expect(columnWidths([column(22, 15, 19, 22), prose], 32, 10)).toEqual([19, 13]);
  });

  it('are none where shorter words would break', () => {
    const seven = Array.from({ length: 7 }, () => column(10, 3, 9, 10));
    expect(columnWidths(seven, 70, 10)).toEqual(seven.map(() => 10));
    expect(columnWidths(seven, 69, 10)).toBeUndefined();
  });

  it('are none where a text of wide characters would stand on end', () => {
    const wide = column(30, 2);
    expect(columnWidths([wide, wide, wide], 18, 10)).toEqual([6, 6, 6]);
    expect(columnWidths([wide, wide, wide], 17, 10)).toBeUndefined();
  });

  it('fit, are fair, and break no word that can be kept', () => {
    const anyColumn = fc
      .record({ words: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 5 }), more: fc.nat(60) })
      .map(({ words, more }) => column(Math.max(1, ...words) + more, ...words));
    const longestOf = ({ words }: Column) => Math.max(1, ...words);
    fc.assert(
      fc.property(
        fc.array(anyColumn, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: -5, max: 200 }),
        fc.integer({ min: 10, max: 40 }),
        (columns, room, unbroken) => {
          const atLeast = (word: number) =>
            columns.map((own) => Math.max(Math.min(word, longestOf(own)), Math.min(6, own.natural)));
          const least = atLeast(10);
          const widths = columnWidths(columns, room, unbroken);
          expect(widths === undefined).toBe(sum(atLeast(unbroken)) > room);
          if (!widths) return;
          expect(sum(widths)).toBe(Math.min(room, sum(columns.map(({ natural }) => natural))));
          columns.forEach((own, i) => {
            const width = widths[i] ?? 0;
            expect(width).toBeGreaterThanOrEqual(least[i] ?? 0);
            expect(width).toBeLessThanOrEqual(own.natural);
            if (width === own.natural) return;
            // Others are wider only for the sake of a word.
            columns.forEach((other, j) => {
              const needed = other.words.filter((word) => word <= (widths[j] ?? 0));
              expect(widths[j]).toBeLessThanOrEqual(Math.max(width + 1, least[j] ?? 0, ...needed));
            });
          });
        },
      ),
      { numRuns: 2000 },
    );
  });
});
