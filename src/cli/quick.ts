import { parseArgs } from 'node:util';
import { type Given, showOptions } from './options.js';

const otherCommands: ReadonlySet<string> = new Set(['dump', 'completion', 'help', 'version']);

/**
 * The everyday command line `tslides <deck…> [options]` without yargs, whose loading alone would cost more than the
 * first slide. Undefined: anything else, which yargs then answers (help, mistakes, other commands).
 */
export function quickArguments(
  argv: readonly string[],
): { readonly decks: readonly string[]; readonly given: Given } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: Object.fromEntries(showOptions.map(({ name, type }) => [name, { type, multiple: false }])),
      allowPositionals: true,
      strict: true,
    });
    const [first] = positionals;
    if (first === undefined || otherCommands.has(first)) return undefined;
    return { decks: positionals, given: values as Given };
  } catch {
    return undefined;
  }
}
