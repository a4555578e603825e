import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, duration, durationWidth, preciseClock, took } from './time.js';

describe('clock', () => {
  it.each([
    [-5, '00:00.0'],
    [7_412, '00:07.4'],
    [754_999, '12:34.9'],
    [3_599_999, '59:59.9'],
    [3_723_000, '1:02:03'],
    [Number.NaN, '00:00.0'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(clock(ms)).toBe(text);
  });

  it('takes seven cells, whatever it counts in the first ten hours', () => {
    fc.assert(fc.property(fc.nat(36_000_000 - 1), (ms) => clock(ms).length === 7));
  });

  it('tells milliseconds where events are timed', () => {
    expect(preciseClock(7_012)).toBe('00:07.012');
    expect(preciseClock(3_723_456)).toBe('1:02:03');
  });
});

describe('duration', () => {
  it.each([
    [0, '0.0 s'],
    [3_249, '3.2 s'],
    [99_999, '99.9 s'],
    [125_000, '2m 05s'],
    [3_720_000, '1h 02m'],
    [273_600_000, '3d 04h'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it('fits its column for a hundred days', () => {
    fc.assert(fc.property(fc.nat(100 * 86_400_000 - 1), (ms) => duration(ms).length <= durationWidth));
  });
});

it('tells in milliseconds what was over in a moment', () => {
  expect([took(38), took(99), took(100), took(3_249)]).toEqual(['38 ms', '99 ms', '0.1 s', '3.2 s']);
});
