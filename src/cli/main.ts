import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readDeck } from '../deck/read.js';
import { frame } from '../presenter/frame.js';
import { initialState } from '../presenter/state.js';
import { importModule } from '../process/import-module.js';
import { encodeFrame } from '../session/painter.js';
import { colorDepth } from '../terminal/color-depth.js';
import { Encoder } from '../terminal/encode.js';
import { loadTheme } from '../theme/load.js';
import { type DumpOutput, dump } from './dump.js';
import { fail } from './fail.js';
import { UsageError } from './options.js';
import { quickArguments } from './quick.js';
import { show } from './show.js';

const dist = dirname(fileURLToPath(import.meta.url));

/** Runs the command line, but for `tslides server` as it is written every day (see `server.ts`). */
export function main(argv: readonly string[]): void {
  const quick = quickArguments(argv);
  try {
    if (quick?.command === 'show') show(quick.decks, quick.given, dist);
    else {
      // Whoever reads our output has read enough: `tslides dump talk.md | head`.
      process.stdout.on('error', () => process.exit(0));
      void (quick?.command === 'dump' ? dump(quick.decks, quick.given, output, dist) : slow(argv)).catch(fail);
    }
  } catch (error) {
    fail(error);
  }
}

const output: DumpOutput = {
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
};

/** Draws the slides of a deck as the first one is drawn, without a terminal, for V8's code cache. */
export function warmUp(file: string): void {
  const deck = readDeck([file]);
  const { theme } = loadTheme(deck.settings.theme, deck.folder, {});
  const encoder = new Encoder(3);
  const start = { deck, theme, columns: 100, rows: 30, today: new Date(), colour: true };
  for (const slide of deck.slides.keys()) encodeFrame(frame(initialState({ ...start, slide })), encoder);
}

async function slow(argv: readonly string[]): Promise<void> {
  const { runYargs } = (await importModule(pathToFileURL(join(dist, 'yargs.mjs')).href)) as typeof import('./yargs.js');
  await runYargs(argv, dist, {
    show: (decks, given) => show(decks, given, dist),
    dump: (decks, given) => dump(decks, given, output, dist),
    check: async (decks, given) => {
      const { check } = await import('./check.js');
      if (!(await check(decks, given, output.print, dist))) process.exitCode = 1;
    },
    doctor: async (decks, given) => {
      const { doctor } = await import('./doctor.js');
      await doctor(decks, given, dist);
    },
    tour: (given) => show([join(dist, '..', 'tour')], given, dist),
    themes: async (names, given) => {
      const { themes } = await import('./themes.js');
      await themes(names, given, given['color'] === true ? 3 : colorDepth(process.env), output.print, dist);
    },
    create: async (words, given) => {
      const { newDemo } = await import('./new-demo.js');
      newDemo(words, given, output.print);
    },
    server: async (given) => {
      const url = pathToFileURL(join(dist, 'server.mjs')).href;
      ((await importModule(url)) as typeof import('./server.js')).runServer(given);
    },
    mistake: (message) => new UsageError(message),
  });
}
