import fs from 'node:fs';
import { readDeck } from '../deck/read.js';
import { wholeSlide } from '../presenter/frame.js';
import { initialState } from '../presenter/state.js';
import { Encoder } from '../terminal/encode.js';
import { loadTheme } from '../theme/load.js';
import { type Given, text, UsageError, wholeNumber } from './options.js';

/**
 * Prints slides as text: no terminal needed, no colours unless asked for, nothing cut.
 * @throws UsageError, DeckError
 */
export function dump(decks: readonly string[], given: Given, write: (text: string) => void): void {
  const columns = wholeNumber('width', text(given, 'width'), 1000) ?? 80;
  const height = wholeNumber('height', text(given, 'height'), 1000) ?? 24;
  const only = wholeNumber('slide', text(given, 'slide'), 1_000_000);
  const deck = readDeck(decks, decks.includes('-') ? fs.readFileSync(0, 'utf8') : undefined);
  if (only !== undefined && only > deck.slides.length) {
    throw new UsageError(`--slide ${only}: the deck has ${deck.slides.length} slides`);
  }
  const colour = given['color'] === true;
  const encoder = new Encoder(colour ? 3 : 0);
  const { theme } = loadTheme(text(given, 'theme') ?? deck.settings.theme, deck.folder, process.env);
  const state = initialState({ deck, theme, columns, rows: height, slide: 0, today: new Date(), colour });
  const last = only ?? deck.slides.length;
  for (let number = only ?? 1; number <= last; number += 1) {
    const rows = wholeSlide({ ...state, slide: number - 1 }).map((line) =>
      colour
        ? encoder.row(line)
        : line
            .map((span) => span.text)
            .join('')
            .trimEnd(),
    );
    write(`${rows.join('\n')}\n${number < last ? '\n' : ''}`);
  }
}
