import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { importModule } from '../process/import-module.js';
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
      void (quick?.command === 'dump' ? dump(quick.decks, quick.given, output) : slow(argv)).catch(fail);
    }
  } catch (error) {
    fail(error);
  }
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
    server: async (given) => {
      const url = pathToFileURL(join(dist, 'server.mjs')).href;
      ((await importModule(url)) as typeof import('./server.js')).runServer(given);
    },
    mistake: (message) => new UsageError(message),
  });
}
