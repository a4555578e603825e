import { shown } from '../render/cells.js';

/** An option of the command line, for the quick way (`node:util`) and for yargs alike. */
export interface OptionRow {
  readonly name: string;
  readonly type: 'string' | 'boolean';
  readonly describe: string;
  readonly group: string;
  /** What stands for the value in the help. */
  readonly value?: string;
}

const service = 'Temporal Service:';
const show = 'Show:';

const demos: Omit<OptionRow, 'group'> = {
  name: 'demos',
  type: 'string',
  value: 'FOLDER',
  describe: "a folder of demos, instead of the deck's own",
};

const showOptions: readonly OptionRow[] = [
  { name: 'slide', type: 'string', value: 'N', describe: 'begin with slide N', group: show },
  { name: 'theme', type: 'string', value: 'NAME|PATH|URL', describe: "a theme instead of the deck's", group: show },
  {
    name: 'images',
    type: 'string',
    value: 'HOW',
    describe: 'pictures as kitty, iterm2, sixel, blocks or none, instead of what the terminal says it can do',
    group: show,
  },
  { name: 'reduced-motion', type: 'boolean', describe: 'nothing moves that need not', group: show },
  { ...demos, group: show },
  {
    name: 'log-dir',
    type: 'string',
    value: 'DIR',
    describe: 'where logs of the show, its service and its worker go',
    group: show,
  },
  {
    name: 'embedded',
    type: 'boolean',
    describe: 'the embedded service, whatever TEMPORAL_* and temporal.toml say',
    group: service,
  },
  {
    name: 'dev-server',
    type: 'boolean',
    describe: 'temporal server start-dev, with its Web UI, for the time of the show',
    group: service,
  },
  {
    name: 'temporal-bin',
    type: 'string',
    value: 'PATH',
    describe: 'the temporal program for it (TEMPORAL_CLI_PATH, else the one on PATH)',
    group: service,
  },
  {
    name: 'db',
    type: 'string',
    value: 'FILE',
    describe: 'keep what the embedded service, or the dev server, has run',
    group: service,
  },
  {
    name: 'address',
    type: 'string',
    value: 'HOST:PORT',
    describe: 'a Temporal Service to use instead of the embedded one',
    group: service,
  },
  { name: 'namespace', type: 'string', value: 'NAME', describe: 'its Namespace', group: service },
  { name: 'profile', type: 'string', value: 'NAME', describe: 'a profile of temporal.toml', group: service },
  {
    name: 'api-key',
    type: 'string',
    value: 'KEY',
    describe: 'API key, better given as TEMPORAL_API_KEY',
    group: service,
  },
  { name: 'tls', type: 'boolean', describe: 'connect by TLS', group: service },
  { name: 'tls-ca', type: 'string', value: 'FILE', describe: "the server's CA certificate (PEM)", group: service },
  { name: 'tls-cert', type: 'string', value: 'FILE', describe: 'client certificate (PEM)', group: service },
  { name: 'tls-key', type: 'string', value: 'FILE', describe: 'its private key (PEM)', group: service },
  {
    name: 'tls-server-name',
    type: 'string',
    value: 'NAME',
    describe: "the server's name, if not that of the address",
    group: service,
  },
];

const serverOptions: readonly OptionRow[] = [
  { name: 'port', type: 'string', value: 'N', describe: 'port (7233); 0: a free one', group: 'Server:' },
  { name: 'host', type: 'string', value: 'HOST', describe: 'address to listen on (127.0.0.1)', group: 'Server:' },
  { name: 'db', type: 'string', value: 'FILE', describe: 'keep what it has run', group: 'Server:' },
  { name: 'namespace', type: 'string', value: 'NAME', describe: 'its one Namespace (default)', group: 'Server:' },
];

const dumpOptions: readonly OptionRow[] = [
  { name: 'width', type: 'string', value: 'CELLS', describe: 'columns (80)', group: 'Dump:' },
  { name: 'height', type: 'string', value: 'ROWS', describe: 'rows for a panel (24)', group: 'Dump:' },
  { name: 'slide', type: 'string', value: 'N', describe: 'only slide N', group: 'Dump:' },
  { name: 'theme', type: 'string', value: 'NAME|PATH|URL', describe: "a theme instead of the deck's", group: 'Dump:' },
  { name: 'color', type: 'boolean', describe: 'with colours', group: 'Dump:' },
  { name: 'plain', type: 'boolean', describe: 'as text that reads well aloud, nothing drawn', group: 'Dump:' },
  { name: 'notes', type: 'boolean', describe: 'with --plain: the speaker notes too', group: 'Dump:' },
];

const checkOptions: readonly OptionRow[] = [
  {
    name: 'size',
    type: 'string',
    value: 'COLUMNSxROWS',
    describe: 'a terminal to check for, once or more often (80x24, 100x30, 120x36)',
    group: 'Check:',
  },
  { name: 'theme', type: 'string', value: 'NAME|PATH|URL', describe: "a theme instead of the deck's", group: 'Check:' },
  { ...demos, group: 'Check:' },
];

const newOptions: readonly OptionRow[] = [
  {
    name: 'demos',
    type: 'string',
    value: 'FOLDER',
    describe: 'the folder of demos it is written to (demos)',
    group: 'New:',
  },
];

/** All of the show's that say which service it is, which demos there are, and where logs go. */
const doctorOptions: readonly OptionRow[] = [
  { name: 'slide', type: 'string', value: 'N', describe: 'only the demos of slide N', group: 'Rehearsal:' },
  ...showOptions.filter(({ name, group }) => group === service || name === 'demos' || name === 'log-dir'),
];

const rehearseOptions: readonly OptionRow[] = [
  {
    name: 'record',
    type: 'boolean',
    describe: 'keep what the panels showed, in .tslides/recordings beside the deck',
    group: 'Rehearsal:',
  },
  ...doctorOptions,
];

const themesOptions: readonly OptionRow[] = [
  { name: 'width', type: 'string', value: 'CELLS', describe: 'columns (80)', group: 'Themes:' },
  { name: 'color', type: 'boolean', describe: 'with colours, although nobody may see them', group: 'Themes:' },
];

/** What each command takes. */
export const optionsOf = {
  show: showOptions,
  tour: showOptions,
  themes: themesOptions,
  dump: dumpOptions,
  check: checkOptions,
  doctor: doctorOptions,
  rehearse: rehearseOptions,
  server: serverOptions,
  new: newOptions,
} as const;

/** A mistake of the person at the command line: one sentence, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(message: string) {
    super(shown(message));
  }
}

/** Why the service can't start or go on: one sentence, exit code 1. */
export class ServerProblem extends Error {
  override readonly name = 'ServerProblem';
}

/**
 * A whole number from `min` (1) to `max`.
 * @throws UsageError
 */
export function wholeNumber(option: string, text: string | undefined, max: number, min = 1): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^[0-9]{1,9}$/.test(text) || value < min || value > max) {
    throw new UsageError(`--${option} takes a whole number from ${min} to ${max}, not ${JSON.stringify(text)}`);
  }
  return value;
}

/** Options as they were given, by name. */
export type Given = Readonly<Record<string, string | boolean | undefined>>;

/** @throws UsageError if an option was given twice or without its value */
export function text(given: Given, name: string): string | undefined {
  const value: unknown = given[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value)) throw new UsageError(`--${name} was given more than once: once is enough`);
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} needs a value`);
  return value;
}

/**
 * All values of an option that may be given more than once.
 * @throws UsageError if one of them is empty
 */
export function texts(given: Given, name: string): readonly string[] {
  const value: unknown = given[name];
  return [value ?? []].flat().map((one) => text({ [name]: one as string }, name) ?? '');
}
