import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldNow, foldPast } from './folds.js';

const moments = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { maxLength: 40 });
const busy = fc
  .array(fc.record({ from: fc.integer({ min: 0, max: 10_000_000 }), takes: fc.nat(1_000_000) }), { maxLength: 10 })
  .map((all) => all.map(({ from, takes }) => ({ from, to: from + takes })));

describe('foldPast', () => {
  it('folds a long wait, not a short one', () => {
    expect(foldPast(0, [1_000, 2_000, 100_000, 101_000], [])).toEqual({
      folds: [{ from: 2_000, to: 100_000 }],
      drawn: 3_000,
      last: 101_000,
    });
    expect(foldPast(0, [1_000, 20_000], []).folds).toEqual([]);
  });

  it('folds no time in which somebody works', () => {
    expect(foldPast(0, [1_000, 100_000], [{ from: 1_000, to: 100_000 }]).folds).toEqual([]);
  });

  it('never changes what it said of the past', () => {
    fc.assert(
      fc.property(moments, busy, fc.integer({ min: 0, max: 10_000_000 }), (all, works, until) => {
        const early = foldPast(
          0,
          all.filter((at) => at <= until),
          works,
        ).folds;
        expect(foldPast(0, all, works).folds.slice(0, early.length)).toEqual(early);
      }),
    );
  });

  it('loses no time: what is not folded is drawn', () => {
    fc.assert(
      fc.property(moments, busy, fc.nat(50_000_000), fc.boolean(), (all, works, now, working) => {
        const { folds, drawn, last } = foldNow(foldPast(0, all, works), now, working);
        const folded = folds.reduce((sum, { from, to }) => sum + to - from, 0);
        expect(folded + drawn).toBe(last);
        for (const [index, fold] of folds.entries())
          expect(fold.from).toBeGreaterThanOrEqual(folds[index - 1]?.to ?? 0);
      }),
    );
  });
});
