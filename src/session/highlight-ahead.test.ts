import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deckOf, stateOf } from '../presenter/testing.js';
import { HighlightAhead } from './highlight-ahead.js';
import { Store } from './store.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const deck = deckOf('# One', '```go\nfirst()\n```', '```js\nsecond()\n```\n\n> ```go\n> third()\n> ```');

function begun(slide = 0) {
  const store = new Store(stateOf(deck, { slide }));
  const asked: string[] = [];
  const ahead = new HighlightAhead((language, text) => {
    asked.push(`${language} ${text}`);
    return undefined;
  }, store);
  return { store, asked, ahead };
}

describe('code that nobody has seen yet', () => {
  it('is highlighted from the slide that is shown on, grammars first', () => {
    const { asked } = begun(2);
    vi.advanceTimersByTime(1000);
    expect(asked).toEqual(['go ', 'js ', 'js second()', 'go third()', 'go first()']);
  });

  it('waits while keys are coming', () => {
    const { store, asked } = begun();
    for (let key = 0; key < 20; key += 1) {
      store.dispatch({ kind: 'key', key: key % 2 === 0 ? 'j' : 'k' });
      vi.advanceTimersByTime(100);
    }
    expect(asked).toEqual([]);
    vi.advanceTimersByTime(2000);
    expect(asked).toHaveLength(5);
  });

  it("is another one when the deck is, and nobody's when it is closed", () => {
    const { store, asked, ahead } = begun();
    vi.advanceTimersByTime(2000);
    store.dispatch({ kind: 'deck', deck: deckOf('```ts\nmore()\n```') });
    vi.advanceTimersByTime(2000);
    expect(asked.slice(5)).toEqual(['ts ', 'ts more()']);
    store.dispatch({ kind: 'deck', deck });
    ahead.close();
    vi.advanceTimersByTime(2000);
    expect(asked).toHaveLength(7);
  });
});
