import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DeckError } from '../deck/errors.js';
import { importModule } from '../process/import-module.js';
import { type DumpOutput, dump } from './dump.js';
import { UsageError } from './options.js';
import { type QuickArguments, quickArguments } from './quick.js';
import { ServerProblem, server } from './server.js';
import { show } from './show.js';

const dist = dirname(fileURLToPath(import.meta.url));

/** Runs the command line; the only place that ends the process for a mistake of the person who typed it. */
export function main(argv: readonly string[]): void {
  const quick = quickArguments(argv);
  try {
    if (quick?.command === 'show') show(quick.decks, quick.given, dist);
    else {
      // Whoever reads our output has read enough: `tslides dump talk.md | head`.
      process.stdout.on('error', () => process.exit(0));
      void later(quick, argv).catch(fail);
    }
  } catch (error) {
    fail(error);
  }
}

function later(quick: QuickArguments | undefined, argv: readonly string[]): Promise<void> {
  if (quick === undefined) return slow(argv);
  return quick.command === 'server' ? server(quick.given, dist) : dump(quick.decks, quick.given, output);
}

const output: DumpOutput = {
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
};

/** Draws a deck without a terminal, for V8's code cache. */
export function warmUp(deck: string): void {
  void dump([deck], { color: true, width: '100', height: '30' }, { print: () => true, complain: () => true });
}

async function slow(argv: readonly string[]): Promise<void> {
  const { runYargs } = (await importModule(pathToFileURL(join(dist, 'yargs.mjs')).href)) as typeof import('./yargs.js');
  await runYargs(argv, dist, {
    show: (decks, given) => show(decks, given, dist),
    dump: (decks, given) => dump(decks, given, output),
    server: (given) => server(given, dist),
    mistake: (message) => new UsageError(message),
  });
}

function fail(error: unknown): never {
  if (error instanceof UsageError || error instanceof DeckError) {
    process.stderr.write(`tslides: ${error.message}\n`);
    process.exit(2);
  }
  if (error instanceof ServerProblem) {
    process.stderr.write(`tslides: ${error.message}\n`);
    process.exit(1);
  }
  process.stderr.write(`tslides failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
