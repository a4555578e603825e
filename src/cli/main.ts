import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DeckError } from '../deck/errors.js';
import { dump } from './dump.js';
import { UsageError } from './options.js';
import { quickArguments } from './quick.js';
import { show } from './show.js';

const dist = dirname(fileURLToPath(import.meta.url));

/** Runs the command line; the only place that ends the process for a mistake of the person who typed it. */
export function main(argv: readonly string[]): void {
  try {
    const quick = quickArguments(argv);
    if (quick) show(quick.decks, quick.given, dist);
    else void slow(argv);
  } catch (error) {
    fail(error);
  }
}

/** Draws a deck without a terminal, for V8's code cache. */
export function warmUp(deck: string): void {
  dump([deck], { color: true, width: '100', height: '30' }, () => {});
}

async function slow(argv: readonly string[]): Promise<void> {
  try {
    const { runYargs } = await import('./yargs.js');
    await runYargs(argv, dist);
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): never {
  if (error instanceof UsageError || error instanceof DeckError) {
    process.stderr.write(`tslides: ${error.message}\n`);
    process.exit(2);
  }
  process.stderr.write(`tslides failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
