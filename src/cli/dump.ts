import fs from 'node:fs';
import { formatProblem } from '../deck/errors.js';
import { readDeck } from '../deck/read.js';
import { wholeSlide } from '../presenter/frame.js';
import { initialState } from '../presenter/state.js';
import { loadFiglet } from '../render/figlet.js';
import { Encoder } from '../terminal/encode.js';
import { loadTheme } from '../theme/load.js';
import { type Given, text, UsageError, wholeNumber } from './options.js';

export interface DumpOutput {
  print(text: string): void;
  /** What the author should mend. */
  complain(text: string): void;
}

/**
 * Prints slides as text: no terminal needed, no colours unless asked for, nothing cut.
 * @throws UsageError, DeckError
 */
export async function dump(decks: readonly string[], given: Given, output: DumpOutput): Promise<void> {
  const columns = wholeNumber('width', text(given, 'width'), 1000) ?? 80;
  const height = wholeNumber('height', text(given, 'height'), 1000) ?? 24;
  const only = wholeNumber('slide', text(given, 'slide'), 1_000_000);
  const deck = readDeck(decks, decks.includes('-') ? fs.readFileSync(0, 'utf8') : undefined);
  if (only !== undefined && only > deck.slides.length) {
    throw new UsageError(
      `--slide ${only}: the deck has ${deck.slides.length} ${deck.slides.length === 1 ? 'slide' : 'slides'}`,
    );
  }
  const colour = given['color'] === true;
  const loaded = loadTheme(text(given, 'theme') ?? deck.settings.theme, deck.folder, process.env);
  // Awaited only where there is something to wait for: the code cache is made from what runs at once.
  const { theme, problems } = loaded.pending ? await loaded.pending() : loaded;
  for (const problem of [...deck.problems, ...problems]) output.complain(`${formatProblem(problem).join('\n')}\n`);
  const encoder = new Encoder(colour ? 3 : 0);
  const figlet = deck.slides.some(({ markdown }) => markdown.includes('figlet')) ? loadFiglet() : undefined;
  const start = initialState({ deck, theme, columns, rows: height, slide: 0, today: new Date(), colour });
  const last = only ?? deck.slides.length;
  for (let number = only ?? 1; number <= last; number += 1) {
    const rows = wholeSlide({ ...start, figlet, slide: number - 1 }).map((line) =>
      colour
        ? encoder.row(line)
        : line
            .map((span) => span.text)
            .join('')
            .trimEnd(),
    );
    output.print(`${rows.join('\n')}\n${number < last ? '\n' : ''}`);
  }
}
