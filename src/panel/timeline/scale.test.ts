import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleOf } from './scale.js';
import { roundSpan, roundStep, tickText } from './span.js';
import { spelled } from './spell.js';

const least = 4_000;
const newest = { kind: 'newest' } as const;

describe('scaleOf', () => {
  it('keeps the order of times, and all of them in sight unless it is zoomed', () => {
    const gaps = fc.array(fc.record({ drawn: fc.nat(20_000), fold: fc.integer({ min: 20_000, max: 10 ** 11 }) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(gaps, fc.nat(20_000), fc.integer({ min: 1, max: 120 }), (stretches, tail, width) => {
        let at = 0;
        let drawn = tail;
        const times = [0];
        const folds = stretches.map((stretch) => {
          const from = at + stretch.drawn;
          drawn += stretch.drawn;
          at = from + stretch.fold;
          times.push(from, at);
          return { from, to: at };
        });
        times.push(at + tail);
        const scale = scaleOf({ start: 0, now: at + tail, folds, drawn, least }, width, 0, newest);
        const columns = times.map(scale.column);
        expect(columns).toEqual(columns.toSorted((a, b) => a - b));
        expect(columns[0]).toBe(0);
        if (width >= 12) expect(columns.at(-1)).toBeLessThan(width);
      }),
    );
  });

  it('rests while now moves, and then gives way in one step', () => {
    const at = (now: number) => scaleOf({ start: 0, now, folds: [], drawn: now, least }, 60, 0, newest).perCell;
    expect(at(4_100)).toBe(at(6_000));
    expect(at(6_001)).toBeGreaterThan(at(6_000));
  });

  it('moves what is seen by half its width, and keeps now in sight', () => {
    const offsets = new Set<number>();
    for (let now = 40_000; now <= 60_000; now += 50) {
      const scale = scaleOf({ start: 0, now, folds: [], drawn: now, least }, 60, 3, newest);
      expect(scale.column(now)).toBeGreaterThanOrEqual(0);
      expect(scale.column(now)).toBeLessThan(60);
      offsets.add(scale.pieces[0]?.x ?? 0);
    }
    expect(offsets.size).toBeLessThan(8);
  });

  it('shows the time that is asked for', () => {
    const extent = { start: 0, now: 60_000, folds: [], drawn: 60_000, least };
    const column = scaleOf(extent, 60, 5, { kind: 'at', at: 20_000 }).column(20_000);
    expect(column).toBeGreaterThan(10);
    expect(column).toBeLessThan(30);
  });
});

describe('words of time', () => {
  it('spans and steps are round and long enough', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 3e13, noNaN: true }), (ms) => {
        expect(roundSpan(ms)).toBeGreaterThanOrEqual(ms);
        expect(roundStep(ms)).toBeGreaterThanOrEqual(ms);
        if (ms > 100 && ms < 365 * 86_400_000) expect(roundSpan(ms)).toBeLessThanOrEqual(2 * ms);
      }),
    );
  });

  it.each([
    [0, 500, '0s'],
    [500, 500, '0.5s'],
    [2_000, 2_000, '2s'],
    [90_000, 30_000, '1m30s'],
    [120_000, 60_000, '2m'],
    [5_400_000, 1_800_000, '1h30m'],
    [3 * 86_400_000, 86_400_000, '3d'],
  ])('a tick at %d ms, %d apart, reads %s', (ms, step, text) => {
    expect(tickText(ms, step)).toBe(text);
  });

  it.each([
    [0, '0.0 s'],
    [400, '0.4 s'],
    [6_000, '6 s'],
    [2_500, '2.5 s'],
    [12_345, '12 s'],
    [150_000, '2m 30s'],
    [3_600_000, '1 h'],
    [30 * 86_400_000, '30 d'],
    [Number.NaN, '0.0 s'],
  ])('%d ms are %s', (ms, text) => {
    expect(spelled(ms)).toBe(text);
  });

  it('a fold has room for any of them', () => {
    fc.assert(
      fc.property(fc.nat(999 * 86_400_000), (ms) => {
        expect(spelled(ms).length).toBeLessThanOrEqual(7);
        if (ms >= 20_000) expect(spelled(ms).length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
