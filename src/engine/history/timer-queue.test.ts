import { expect, test, vi } from 'vitest';
import { TimerQueue } from './timer-queue.js';

test('fires in order of time, never early, once for each key, the last time that was set', () => {
  vi.useFakeTimers({ now: 0 });
  try {
    const fired: string[] = [];
    const queue = new TimerQueue((key) => fired.push(`${key}@${Date.now()}`));
    queue.set('a', 30);
    queue.set('b', 10);
    queue.set('c', 20);
    queue.set('a', 15);
    queue.set('c', undefined);
    queue.set('d', 2 ** 31 + 50);
    vi.advanceTimersByTime(9);
    expect(fired).toEqual([]);
    vi.advanceTimersByTime(91);
    expect(fired).toEqual(['b@10', 'a@15']);
    vi.advanceTimersByTime(2 ** 31);
    expect(fired).toEqual(['b@10', 'a@15', `d@${2 ** 31 + 50}`]);
    queue.close();
  } finally {
    vi.useRealTimers();
  }
});
