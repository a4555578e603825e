import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naturalOrder } from './natural-order.js';

describe('naturalOrder', () => {
  it('counts', () => {
    const sorted = [
      '01.md',
      '2.md',
      '10.md',
      'A.md',
      'a2.md',
      'a10.md',
      'a-2.md',
      'b.md',
      's-2-a.md',
      's-2-b.md',
      's-10.md',
    ];
    expect(sorted.toReversed().sort(naturalOrder)).toEqual(sorted);
  });

  it('is a total order', () => {
    const name = fc.string({ maxLength: 6, unit: fc.constantFrom('a', 'A', 'b', '0', '1', '9', '-', '.') });
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(naturalOrder(a, b)) + Math.sign(naturalOrder(b, a))).toBe(0);
        expect(naturalOrder(a, b) === 0).toBe(a === b);
        if (naturalOrder(a, b) < 0 && naturalOrder(b, c) < 0) expect(naturalOrder(a, c)).toBeLessThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
