import { describe, expect, it } from 'vitest';
import { findSlide } from './search.js';
import type { Deck } from './types.js';

const settings = { theme: '', author: '', date: '', paging: '' };
const deckOf = (...markdown: string[]): Deck => ({
  settings,
  folder: '/',
  slides: markdown.map((text) => ({ markdown: text, source: { file: 'a.md', line: 1 }, settings })),
  problems: [],
  files: [],
});

describe('findSlide', () => {
  const deck = deckOf('# Temporal', 'a worker', 'a **Worker**', 'the queue');

  it('looks from the next slide on and goes round', () => {
    expect(findSlide(deck, 'orker', 0)).toBe(1);
    expect(findSlide(deck, 'orker', 1)).toBe(2);
    expect(findSlide(deck, 'orker', 2)).toBe(1);
    expect(findSlide(deck, 'queue', 3)).toBe(3);
  });

  it('takes a regular expression, on the markdown', () => {
    expect(findSlide(deck, '^# T', 2)).toBe(0);
    expect(findSlide(deck, 'q(ue)+$', 0)).toBe(3);
    expect(findSlide(deck, '\\*\\*', 0)).toBe(2);
  });

  it('minds case unless told otherwise', () => {
    expect(findSlide(deck, 'WORKER', 0)).toBeUndefined();
    expect(findSlide(deck, 'WORKER/i', 0)).toBe(1);
  });

  it('finds nothing for nothing', () => {
    expect(findSlide(deck, '', 0)).toBeUndefined();
    expect(findSlide(deck, '/i', 0)).toBeUndefined();
    expect(findSlide(deckOf(), 'a', 0)).toBeUndefined();
  });

  it('tells a pattern that it can not use', () => {
    expect(findSlide(deck, '(a', 0)).toEqual({ problem: '(a is no regular expression' });
    expect(findSlide(deck, 'a'.repeat(201), 0)).toEqual({ problem: 'a pattern may have at most 200 characters' });
  });

  it('gives up a search that would take for ever', () => {
    const hopeless = deckOf('', `${'a'.repeat(100)}!`);
    expect(findSlide(hopeless, '(a+)+$', 0)).toEqual({ problem: 'searching for (a+)+$ takes too long' });
  });
});
