import fs from 'node:fs';
import { join } from 'node:path';
import yargs, { type Argv } from 'yargs';
import { nearest } from '../deck/nearest.js';
import { builtinNames } from '../theme/builtin.js';
import { type Given, type OptionRow, optionsOf } from './options.js';

/** What the command line can do. This file is built apart from the rest: what it needs of it comes in here. */
export interface Commands {
  show(decks: readonly string[], given: Given): void;
  dump(decks: readonly string[], given: Given): Promise<void>;
  check(decks: readonly string[], given: Given): Promise<void>;
  /** Rehearses the deck's demos. */
  doctor(decks: readonly string[], given: Given): Promise<void>;
  tour(given: Given): void;
  themes(names: readonly string[], given: Given): Promise<void>;
  server(given: Given): Promise<void>;
  create(words: readonly string[], given: Given): Promise<void>;
  /** The error for a mistake of the person who typed. */
  mistake(message: string): Error;
}

/** Everything but the everyday command line: help, version, completion, and mistakes. */
export async function runYargs(argv: readonly string[], dist: string, commands: Commands): Promise<void> {
  const known = knownOptions(argv);
  const parser = yargs(argv.map((word) => (word === '-' ? standardInput : word)))
    .scriptName('tslides')
    .usage('$0 <deck..>\n\nGives a talk in the terminal, with live Temporal workflows on its slides.')
    .command(
      '$0 <deck..>',
      'show a deck: a folder of markdown files, files, or - for standard input',
      (command) => withOptions(decks(command), optionsOf.show),
      (parsed) => commands.show(decksOf(parsed), parsed as Given),
    )
    .command(
      'dump <deck..>',
      'print the slides as text',
      (command) => withOptions(decks(command), optionsOf.dump),
      (parsed) => commands.dump(decksOf(parsed), parsed as Given),
    )
    .command(
      'check <deck..>',
      'find beforehand what would go wrong on stage',
      (command) => withOptions(decks(command), optionsOf.check),
      (parsed) => commands.check(decksOf(parsed), parsed as Given),
    )
    .command(
      'doctor <deck..>',
      'run every demo of a deck once, and tell whether all is well',
      (command) => withOptions(decks(command), optionsOf.doctor),
      (parsed) => commands.doctor(decksOf(parsed), parsed as Given),
    )
    .command(
      'rehearse <deck..>',
      'the same; with --record, what the panels showed is kept for the stage',
      (command) => withOptions(decks(command), optionsOf.rehearse),
      (parsed) => commands.doctor(decksOf(parsed), parsed as Given),
    )
    .command(
      'tour',
      'a deck that teaches the format by showing it',
      (command) => withOptions(command, optionsOf.tour),
      (parsed) => commands.tour(parsed as Given),
    )
    .command(
      'themes [name..]',
      'one slide in each theme that is built in',
      (command) =>
        withOptions(
          command.positional('name', { type: 'string', array: true, describe: 'only these', choices: builtinNames }),
          optionsOf.themes,
        ),
      (parsed) => commands.themes((parsed['name'] ?? []) as readonly string[], parsed as Given),
    )
    .command(
      'server',
      'the embedded Temporal service alone, for any SDK or the temporal command',
      (command) => withOptions(command, optionsOf.server),
      (parsed) => {
        const [, surplus] = parsed._;
        if (surplus !== undefined) throw commands.mistake(`server takes options only, not ${JSON.stringify(surplus)}`);
        return commands.server(parsed as Given);
      },
    )
    .command(
      'new [what..]',
      'write a demo that runs, to go on from: new demo NAME',
      (command) =>
        withOptions(
          command.positional('what', { type: 'string', array: true, describe: '"demo" and its name' }),
          optionsOf.new,
        ),
      (parsed) => commands.create((parsed['what'] ?? []) as readonly string[], parsed as Given),
    )
    .completion('completion', 'print a completion script for bash or zsh')
    .example('$0 slides/', 'the talk of this package')
    .example('$0 talk.md --slide 7', 'begin with slide 7')
    .example('$0 talk.md --address localhost:7233', 'demos run on a Temporal Service of your own')
    .example('$0 talk.md --dev-server', 'on a dev server with its Web UI')
    .example('$0 dump talk.md --width 100', 'the slides as text')
    .example('$0 new demo payment', 'a demo of your own, in demos/payment')
    .example('$0 check talk.md --size 100x30', 'what would go wrong on a screen of that size')
    .example('$0 doctor slides/', 'every demo once, as on stage')
    .example('$0 rehearse slides/ --record', 'and keep recordings, for demos that fail on stage')
    .epilogue('In the show: ? for the keys, q to end it.')
    .version(version(dist))
    .alias({ h: 'help', v: 'version' })
    .parserConfiguration({
      'camel-case-expansion': false,
      'duplicate-arguments-array': true,
      'boolean-negation': false,
    })
    .wrap(Math.min(100, process.stdout.columns || 100))
    .strictOptions()
    .demandCommand(0)
    .fail((message, error) => {
      if (error && error.name !== 'YError') throw error;
      throw commands.mistake(withNearest(message, known));
    });
  await parser.parseAsync();
}

/** yargs loses a `-` among the decks: this goes through it instead. */
const standardInput = '(standard input)';

function decksOf(parsed: Readonly<Record<string, unknown>>): readonly string[] {
  return (parsed['deck'] as readonly string[]).map((word) => (word === standardInput ? '-' : word));
}

function decks(command: Argv): Argv {
  return command.positional('deck', {
    type: 'string',
    array: true,
    demandOption: true,
    describe: 'folder, files, or -',
  });
}

function withOptions(command: Argv, rows: readonly OptionRow[]): Argv {
  for (const { name, type, describe, group, value } of rows) {
    command.option(name, {
      type,
      describe: value ? `${describe} [${value}]` : describe,
      group,
      requiresArg: type === 'string',
    });
  }
  return command;
}

function knownOptions(argv: readonly string[]): readonly string[] {
  const [first = ''] = argv;
  const rows = Object.hasOwn(optionsOf, first) ? optionsOf[first as keyof typeof optionsOf] : optionsOf.show;
  return [...rows.map(({ name }) => name), 'help', 'version'];
}

function withNearest(message: string, known: readonly string[]): string {
  const unknown = /^Unknown arguments?: (.*)$/.exec(message)?.[1];
  if (message.startsWith('Not enough non-option arguments')) {
    return 'name a deck: a folder of markdown files, files, or - for standard input (see tslides --help)';
  }
  if (unknown === undefined) return `${message.replaceAll('\n', ' ')} (see tslides --help)`;
  const [first = ''] = unknown.split(', ');
  const near = nearest(first, known);
  return `there is no option --${first}${near ? `, did you mean --${near}?` : ''} (see tslides --help)`;
}

function version(dist: string): string {
  const { version: text } = JSON.parse(fs.readFileSync(join(dist, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return text;
}
