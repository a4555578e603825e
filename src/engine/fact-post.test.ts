import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FactBatch, FactPost } from './fact-post.js';
import type { Fact } from './telemetry.js';

const sweep = (count: number): Fact => ({ kind: 'sweep', sweep: 'retention', count });

let batches: FactBatch[];
let gone: (() => void)[];
let post: FactPost;

beforeEach(() => {
  vi.useFakeTimers();
  batches = [];
  gone = [];
  post = new FactPost((batch, sent) => {
    batches.push(batch);
    gone.push(sent);
  });
});
afterEach(() => vi.useRealTimers());

const counts = () =>
  batches.map(({ facts }) => facts.map(({ fact }) => (fact.kind === 'sweep' ? fact.count : Number.NaN)));

describe('FactPost', () => {
  it('sends nothing while nobody watches, and then what happened a moment before', () => {
    post.tell(sweep(1));
    vi.advanceTimersByTime(600);
    for (let count = 2; count < 1_002; count++) post.tell(sweep(count));
    vi.advanceTimersByTime(100);
    expect(batches).toEqual([]);
    post.watch(true);
    post.tell(sweep(5_000));
    vi.advanceTimersByTime(100);
    const [first = []] = counts();
    expect(first).toHaveLength(201);
    expect(first.slice(-2)).toEqual([1_001, 5_000]);
    gone.shift()?.();
    post.watch(false);
    post.tell(sweep(6_000));
    vi.advanceTimersByTime(1_000);
    expect(batches).toHaveLength(1);
    post.watch(true);
    post.watch(true);
    vi.advanceTimersByTime(1_000);
    expect(batches).toHaveLength(1);
  });

  it('sends the first at once, and what follows together, 30 ms later', () => {
    post.watch(true);
    post.tell(sweep(1));
    vi.advanceTimersByTime(1);
    gone.shift()?.();
    post.tell(sweep(2));
    post.tell(sweep(3));
    vi.advanceTimersByTime(20);
    expect(counts()).toEqual([[1]]);
    vi.advanceTimersByTime(10);
    expect(counts()).toEqual([[1], [2, 3]]);
    expect(batches[1]?.facts.map(({ at }) => at)).toEqual([Date.now() - 30, Date.now() - 30]);
  });

  it('waits for a receiver who does not keep up, drops what is too much, and counts it', () => {
    post.watch(true);
    post.tell(sweep(1));
    vi.advanceTimersByTime(1);
    for (let count = 2; count < 602; count++) post.tell(sweep(count));
    vi.advanceTimersByTime(1_000);
    expect(batches).toHaveLength(1);
    gone.shift()?.();
    vi.advanceTimersByTime(100);
    expect(batches).toHaveLength(2);
    expect(batches[1]?.facts).toHaveLength(500);
    expect(batches[1]?.dropped).toBe(100);
    gone.shift()?.();
    post.tell(sweep(900));
    vi.advanceTimersByTime(100);
    expect(batches[2]).toMatchObject({ facts: [{ fact: { count: 900 } }], dropped: 0 });
  });
});
