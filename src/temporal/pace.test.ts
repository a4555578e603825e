import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { paced } from './pace.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('hands the first over at once, then the newest in its time, and always the last', () => {
  const got: number[] = [];
  const pace = paced(50, (value: number) => got.push(value));
  pace.offer(1);
  pace.offer(2);
  pace.offer(3);
  expect(got).toEqual([1]);
  vi.advanceTimersByTime(50);
  expect(got).toEqual([1, 3]);
  vi.advanceTimersByTime(50);
  pace.offer(4);
  expect(got).toEqual([1, 3, 4]);
  pace.offer(5);
  pace.flush();
  expect(got).toEqual([1, 3, 4, 5]);
  expect(vi.getTimerCount()).toBe(0);
});

it('forgets what it shall drop', () => {
  const got: number[] = [];
  const pace = paced(50, (value: number) => got.push(value));
  pace.offer(1);
  pace.offer(2);
  pace.drop();
  vi.advanceTimersByTime(500);
  expect(got).toEqual([1]);
});
