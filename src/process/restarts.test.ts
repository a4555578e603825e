import fc from 'fast-check';
import { expect, it } from 'vitest';
import { afterCrash, type Crashes } from './restarts.js';

const delaysOf = (times: readonly number[]) => {
  let crashes: Crashes = [];
  return times.map((at) => {
    const next = afterCrash(crashes, at);
    crashes = next.crashes;
    return next.delay;
  });
};

it('waits longer from crash to crash and gives up after five in a minute', () => {
  expect(delaysOf([0, 1_000, 2_000, 3_000, 4_000])).toEqual([200, 400, 800, 1_600, undefined]);
});

it('forgets a crash after a minute', () => {
  expect(delaysOf([0, 59_999, 60_000, 120_000])).toEqual([200, 400, 400, 200]);
});

it('never gives up while there are fewer than five within a minute', () => {
  const gaps = fc.array(fc.integer({ min: 15_000, max: 100_000 }), { maxLength: 50 });
  fc.assert(
    fc.property(gaps, (between) => {
      let at = 0;
      const times = between.map((gap) => (at += gap));
      expect(delaysOf(times)).not.toContain(undefined);
    }),
  );
});
