import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from './nearest.js';

const keys = ['theme', 'author', 'date', 'paging'];

describe('nearest', () => {
  it.each([
    ['autor', 'author'],
    ['Theme', 'theme'],
    ['tehme', 'theme'],
    ['pagging', 'paging'],
    ['dat', 'date'],
  ])('takes %s for %s', (word, meant) => {
    expect(nearest(word, keys)).toBe(meant);
  });

  it.each(['', 'marp', 'transition', 'x'.repeat(1000)])('makes nothing of %j', (word) => {
    expect(nearest(word, keys)).toBeUndefined();
  });

  it('finds any of the candidates itself', () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'b', 'c') }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(words, ([first = '', ...others]) => {
        expect(nearest(first, [...others, first])).toBe(first);
      }),
    );
  });
});

describe('editDistance', () => {
  const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });

  it('counts letters missing, added, changed and swapped', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('ab', 'ba')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
  });

  it('is symmetric, and 0 for equal words only', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
