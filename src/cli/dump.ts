import fs from 'node:fs';
import { content } from '../deck/content.js';
import { formatProblem } from '../deck/errors.js';
import type { Deck } from '../deck/types.js';
import { demoBlocks } from '../presenter/demo-blocks.js';
import { wholeSlide } from '../presenter/frame.js';
import { initialState, type PresenterState } from '../presenter/state.js';
import type { DumpedDemos } from '../rehearsal/dumped-demos.js';
import { readProcessedDeck } from '../session/read-processed.js';
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
export async function dump(decks: readonly string[], given: Given, output: DumpOutput, dist: string): Promise<void> {
  const columns = wholeNumber('width', text(given, 'width'), 1000) ?? 80;
  const height = wholeNumber('height', text(given, 'height'), 1000) ?? 24;
  const only = wholeNumber('slide', text(given, 'slide'), 1_000_000);
  const deck = await readProcessedDeck(decks, decks.includes('-') ? fs.readFileSync(0, 'utf8') : undefined);
  if (only !== undefined && only > deck.slides.length) {
    throw new UsageError(
      `--slide ${only}: the deck has ${deck.slides.length} ${deck.slides.length === 1 ? 'slide' : 'slides'}`,
    );
  }
  if (given['plain'] === true || given['notes'] === true) {
    await dumpPlain(deck, only, given, output, dist);
    return;
  }
  const colour = given['color'] === true;
  const loaded = loadTheme(text(given, 'theme') ?? deck.settings.theme, deck.folder, process.env);
  // Awaited only where there is something to wait for: the code cache is made from what runs at once.
  const { theme, problems } = loaded.pending ? await loaded.pending() : loaded;
  for (const problem of [...deck.problems, ...problems]) output.complain(`${formatProblem(problem).join('\n')}\n`);
  const encoder = new Encoder(colour ? 3 : 0);
  const { loadTools } = await import('../session/load-tools.js');
  const { tools, settled, close } = await loadTools(deck, theme, { dist, pictures: colour });
  const bare = initialState({ deck, theme, columns, rows: height, slide: 0, today: new Date(), colour });
  const demos = await demosOf(deck, output, dist);
  const start = demos === undefined ? bare : { ...bare, ...stateOf(demos) };
  const last = only ?? deck.slides.length;
  for (let number = only ?? 1; number <= last; number += 1) {
    // A new state each time: what was drawn for the last one is kept.
    const lines = await settled(() => wholeSlide({ ...start, tools: { ...tools }, ...whole(deck, number - 1) }));
    const rows = lines.map((line) =>
      colour
        ? encoder.row(line)
        : line
            .map((span) => span.text)
            .join('')
            .trimEnd(),
    );
    output.print(`${rows.join('\n')}\n${number < last ? '\n' : ''}`);
  }
  await close();
}

/** As text to be read aloud: there is nothing to draw, so no theme is loaded. */
async function dumpPlain(
  deck: Deck,
  only: number | undefined,
  given: Given,
  output: DumpOutput,
  dist: string,
): Promise<void> {
  if (given['plain'] !== true) throw new UsageError('--notes is for --plain: slides as they are drawn have no notes');
  const useless = ['width', 'height', 'theme', 'color'].find((name) => given[name] !== undefined);
  if (useless !== undefined) throw new UsageError(`--plain draws nothing: leave --${useless} out`);
  const { plainSlides } = await import('./dump-plain.js');
  for (const problem of deck.problems) output.complain(`${formatProblem(problem).join('\n')}\n`);
  const last = only ?? deck.slides.length;
  const demos = await demosOf(deck, output, dist);
  const options = { from: only ?? 1, to: last, notes: given['notes'] === true, today: new Date() };
  const slides = plainSlides(deck, { ...options, ...(demos ? { demos } : {}) });
  let number = only ?? 1;
  for (const slide of slides) {
    output.print(`${slide}\n${number < last ? '\n' : ''}`);
    number += 1;
  }
}

/** Undefined: the deck has none. */
async function demosOf(deck: Deck, output: DumpOutput, dist: string): Promise<DumpedDemos | undefined> {
  if (demoBlocks(deck).length === 0) return undefined;
  const { dumpedDemos } = await import('../rehearsal/dumped-demos.js');
  return dumpedDemos(deck, dist, (sentence) => output.complain(`${sentence}\n`));
}

/** Panels show what they begin with, or the end of their recordings. */
function stateOf({ infos, played }: DumpedDemos): Pick<PresenterState, 'infos' | 'demos'> {
  return { infos, demos: Object.fromEntries([...played].map(([id, view]) => [id, { played: view }])) };
}

/** The slide with all of its steps. */
function whole(deck: Deck, slide: number): { readonly slide: number; readonly step: number } {
  const shown = deck.slides[slide];
  return { slide, step: shown ? content(shown).steps : 0 };
}
