import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command } from '../presenter/command.js';
import { deckOf, stateOf } from '../presenter/testing.js';
import { Encoder } from '../terminal/encode.js';
import { Painter } from './painter.js';
import { Store } from './store.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function shown() {
  const store = new Store(stateOf(deckOf('# One', '# Two', '# Three'), { columns: 40, rows: 10 }));
  const paint = vi.fn<(rows: readonly string[]) => void>();
  const errors: unknown[] = [];
  const painter = new Painter(
    new Encoder(0),
    () => store.state,
    paint,
    (error) => errors.push(error),
  );
  store.subscribe((_, command) => painter.changed(command));
  return { store, paint, painter, errors };
}

const key = (name: string): Command => ({ kind: 'key', key: name });
const live = (): Command => ({ kind: 'log', lines: [{ at: 0, level: 'info', source: 'worker', text: 'works' }] });
const tick = (now: number): Command => ({ kind: 'tick', now });

describe('painting', () => {
  it('a key at once', () => {
    const { store, paint } = shown();
    store.dispatch(key('j'));
    expect(paint).toHaveBeenCalledOnce();
    expect(paint.mock.calls[0]?.[0].join()).toContain('Two');
  });

  it('what is live once for all that came together', () => {
    const { store, paint } = shown();
    for (let now = 0; now < 10; now += 1) store.dispatch(tick(now));
    expect(paint).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(paint).toHaveBeenCalledOnce();
  });

  it('what is live at once after a rest, and else a little after the last paint', () => {
    const { store, paint } = shown();
    store.dispatch(live());
    vi.advanceTimersByTime(1);
    expect(paint).toHaveBeenCalledTimes(1);
    store.dispatch(live());
    store.dispatch(live());
    vi.advanceTimersByTime(10);
    expect(paint).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(30);
    expect(paint).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1000);
    expect(paint).toHaveBeenCalledTimes(2);
  });

  it('what is live less often where a paint takes long, ten times a second at least', () => {
    const paints = (each: number): number => {
      const { store, paint } = shown();
      paint.mockImplementation(() => vi.advanceTimersByTime(each));
      const begun = performance.now();
      while (performance.now() - begun < 3_000) {
        store.dispatch(live());
        vi.advanceTimersByTime(10);
      }
      return (paint.mock.calls.length * 1_000) / (performance.now() - begun);
    };
    expect(paints(0)).toBeGreaterThan(20);
    expect(paints(5)).toBeLessThan(18);
    expect(paints(5)).toBeGreaterThan(12);
    expect(paints(30)).toBeGreaterThan(6);
  });

  it('clocks with what is live, or a tenth of a second later', () => {
    const { store, paint } = shown();
    store.dispatch(live());
    vi.advanceTimersByTime(1);
    store.dispatch(tick(1));
    vi.advanceTimersByTime(50);
    expect(paint).toHaveBeenCalledTimes(1);
    store.dispatch(live());
    vi.advanceTimersByTime(1);
    expect(paint).toHaveBeenCalledTimes(2);
    store.dispatch(tick(2));
    vi.advanceTimersByTime(110);
    expect(paint).toHaveBeenCalledTimes(3);
  });

  it('not twice what a key has painted with it', () => {
    const { store, paint } = shown();
    store.dispatch(tick(1));
    store.dispatch(key('j'));
    vi.runOnlyPendingTimers();
    expect(paint).toHaveBeenCalledOnce();
  });

  it('nothing once it is closed', () => {
    const { store, paint, painter } = shown();
    store.dispatch(tick(1));
    painter.close();
    vi.runAllTimers();
    expect(paint).not.toHaveBeenCalled();
  });
});

describe("Ink's tree", () => {
  it('follows when keys rest, with the rows that stand there', () => {
    const { store, paint, painter } = shown();
    const told = vi.fn();
    painter.frames.subscribe(told);
    for (let presses = 0; presses < 5; presses += 1) {
      store.dispatch(key(presses % 2 === 0 ? 'j' : 'k'));
      vi.advanceTimersByTime(50);
    }
    expect(told).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(told).toHaveBeenCalledOnce();
    expect(painter.frames.get().flatMap((region) => region.rows)).toEqual(paint.mock.lastCall?.[0]);
  });

  it('waits while something is live, and follows when it rests', () => {
    const { store, paint, painter } = shown();
    const told = vi.fn();
    painter.frames.subscribe(told);
    store.dispatch(key('j'));
    for (let now = 0; now < 30; now += 1) {
      vi.advanceTimersByTime(100);
      store.dispatch(tick(now));
    }
    expect(told).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2000);
    expect(told).toHaveBeenCalledOnce();
    expect(painter.frames.get().flatMap((region) => region.rows)).toEqual(paint.mock.lastCall?.[0]);
  });

  it('sees the same value until it is told', () => {
    const { store, painter } = shown();
    const before = painter.frames.get();
    store.dispatch(key('j'));
    expect(painter.frames.get()).toBe(before);
  });
});

it('shows a slide that cannot be drawn as one that cannot, and the next one as ever', () => {
  const { store, paint, errors } = shown();
  const { theme } = store.state;
  const broken = {
    ...theme,
    elements: new Proxy(theme.elements, {
      get: () => {
        throw new Error('no \x1b[31mcolour');
      },
    }),
  };
  store.dispatch({ kind: 'theme', theme: broken });
  store.dispatch(key('j'));
  expect(paint.mock.lastCall?.[0]).toHaveLength(10);
  expect(paint.mock.lastCall?.[0].join('\n')).toContain("Slide 2 can't be drawn: no ␛[31mcolour");
  expect(errors.length).toBeGreaterThan(0);
  store.dispatch({ kind: 'theme', theme });
  store.dispatch(key('j'));
  expect(paint.mock.lastCall?.[0].join('\n')).toContain('Three');
});
