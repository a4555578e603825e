import { expect, it } from 'vitest';
import { corpus } from '../testing/fuzz/corpus.js';
import { mutatedDeck } from '../testing/fuzz/mutate.js';
import { randomOf } from '../testing/fuzz/random.js';
import { tryDeck } from '../testing/fuzz/try-deck.js';

/** Milliseconds for a slide: four times what one may take, as tests of other files run beside this one. */
const mostTime = 200;

// `npm run fuzz` does the same for as long as one likes, and with another seed each time.
it('decks that nobody would write are drawn, in time and in their room', () => {
  const texts = corpus();
  let slides = 0;
  for (let index = 0; index < 300; index += 1) {
    const deck = mutatedDeck(randomOf(4, index), texts);
    const tried = tryDeck(deck, randomOf(5, index), mostTime);
    expect(tried.findings, deck).toEqual([]);
    slides += tried.slides;
  }
  expect(slides).toBeGreaterThan(300);
});
