import { parseArgs } from 'node:util';
import { type Given, optionsOf } from './options.js';

export interface QuickArguments {
  readonly command: keyof typeof optionsOf;
  readonly decks: readonly string[];
  readonly given: Given;
}

/** Commands that can wait for yargs. */
const slow: ReadonlySet<string> = new Set(['completion', 'check', 'doctor', 'rehearse', 'themes', 'tour', 'new']);

/**
 * The everyday command lines `tslides <deck…> [options]`, `tslides dump <deck…> [options]` and
 * `tslides server [options]` without yargs, whose loading alone would cost more than the first slide. Undefined:
 * anything else, which yargs then answers (help, completion, mistakes).
 */
export function quickArguments(argv: readonly string[]): QuickArguments | undefined {
  const command = argv[0] === 'dump' || argv[0] === 'server' ? argv[0] : 'show';
  const rows = optionsOf[command];
  try {
    const { values, positionals } = parseArgs({
      args: argv.slice(command === 'show' ? 0 : 1),
      options: Object.fromEntries(rows.map(({ name, type }) => [name, { type, multiple: false }])),
      allowPositionals: true,
      strict: true,
    });
    if ((positionals.length === 0) !== (command === 'server') || slow.has(positionals[0] ?? '')) return undefined;
    return { command, decks: positionals, given: values as Given };
  } catch {
    return undefined;
  }
}
