import { parseArgs } from 'node:util';
import { dumpOptions, type Given, showOptions } from './options.js';

export interface QuickArguments {
  readonly command: 'show' | 'dump';
  readonly decks: readonly string[];
  readonly given: Given;
}

/**
 * The everyday command lines `tslides <deck…> [options]` and `tslides dump <deck…> [options]` without yargs, whose
 * loading alone would cost more than the first slide. Undefined: anything else, which yargs then answers (help,
 * completion, mistakes).
 */
export function quickArguments(argv: readonly string[]): QuickArguments | undefined {
  const command = argv[0] === 'dump' ? 'dump' : 'show';
  const rows = command === 'dump' ? dumpOptions : showOptions;
  try {
    const { values, positionals } = parseArgs({
      args: argv.slice(command === 'dump' ? 1 : 0),
      options: Object.fromEntries(rows.map(({ name, type }) => [name, { type, multiple: false }])),
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length === 0 || positionals[0] === 'completion') return undefined;
    return { command, decks: positionals, given: values as Given };
  } catch {
    return undefined;
  }
}
