import { availableParallelism } from 'node:os';
import { type CommandOutput, commandKey, type DeckCommand } from '../deck/commands.js';
import { type Ending, type Limits, type RunningProgram, runProgram } from './run-commands-process.js';

type Command = Pick<DeckCommand, 'command' | 'body'>;

export interface CommandRunsOptions {
  /** Outputs have come in. Told once for those that come together. */
  readonly onChange: () => void;
  /** Where the programs run; as in `slides`, where we were started. */
  readonly cwd?: string;
  readonly limits?: Partial<Limits>;
}

const usualLimits: Limits = { time: 10_000, output: 1_000_000 };

/** More commands than this in a deck are not run. */
const mostCommands = 200;

/** ms for which outputs are gathered before they are told. */
const gathering = 30;

/**
 * Runs a deck's commands, several at a time, and remembers what they print: a command that stands in the deck
 * unchanged does not run again. Whoever asks has seen to it that they may run (`mayRunCommands`).
 */
export class CommandRuns {
  readonly #options: CommandRunsOptions;
  readonly #limits: Limits;
  readonly #atOnce = Math.max(2, availableParallelism());
  readonly #outputs = new Map<string, CommandOutput>();
  readonly #waiting = new Map<string, Command>();
  readonly #running = new Map<string, RunningProgram>();
  /** Programs that were ended, and are not gone yet. */
  readonly #ending = new Set<Promise<unknown>>();
  #settlers: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: CommandRunsOptions) {
    this.#options = options;
    this.#limits = { ...usualLimits, ...options.limits };
  }

  /** What is known, by `commandKey`. */
  get outputs(): ReadonlyMap<string, CommandOutput> {
    return this.#outputs;
  }

  /** These are the deck's commands now: others are ended and forgotten, those not known yet are run. */
  want(commands: readonly Command[]): void {
    if (this.#closed) return;
    const wanted = new Map(commands.map((command) => [commandKey(command), command]));
    for (const key of this.#outputs.keys()) if (!wanted.has(key)) this.#outputs.delete(key);
    for (const [key, program] of this.#running) if (!wanted.has(key)) this.#stop(key, program);
    this.#waiting.clear();
    for (const [key, command] of wanted) {
      if (this.#outputs.has(key) || this.#running.has(key)) continue;
      if (this.#outputs.size + this.#running.size + this.#waiting.size < mostCommands) this.#waiting.set(key, command);
      else this.#outputs.set(key, failed(`A deck may have ${mostCommands} commands; this one is not run.`));
    }
    this.#next();
  }

  /** Forgets what failed, so that it runs again with the next `want`: when a file was saved, say. */
  retry(): void {
    for (const [key, output] of this.#outputs) if (output.kind === 'failed') this.#outputs.delete(key);
  }

  /** The outputs, when all that is wanted has run. */
  async settled(): Promise<ReadonlyMap<string, CommandOutput>> {
    if (this.#running.size > 0) await new Promise<void>((resolve) => this.#settlers.push(resolve));
    return this.#outputs;
  }

  /** Ends all of them, and what they started; resolves when they are gone. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#waiting.clear();
    clearTimeout(this.#timer);
    for (const [key, program] of this.#running) this.#stop(key, program);
    this.#settle();
    await Promise.all(this.#ending);
  }

  #next(): void {
    for (const [key, command] of this.#waiting) {
      if (this.#running.size >= this.#atOnce) return;
      this.#waiting.delete(key);
      this.#run(key, command);
    }
    this.#settle();
  }

  #run(key: string, { command, body }: Command): void {
    const program = runProgram(command, body, this.#limits, this.#options.cwd);
    this.#running.set(key, program);
    void program.ending.then((ending) => {
      if (this.#running.get(key) !== program) return;
      this.#running.delete(key);
      this.#outputs.set(key, outputOf(command, ending, this.#limits));
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#options.onChange();
      }, gathering);
      this.#next();
    });
  }

  #stop(key: string, program: RunningProgram): void {
    this.#running.delete(key);
    program.end();
    const gone: Promise<unknown> = program.ending.then(() => this.#ending.delete(gone));
    this.#ending.add(gone);
  }

  #settle(): void {
    if (this.#running.size > 0) return;
    for (const resolve of this.#settlers.splice(0)) resolve();
  }
}

function outputOf(command: readonly string[], ending: Ending, limits: Limits): CommandOutput {
  const name = named(command);
  switch (ending.kind) {
    case 'ended':
      if (ending.code === 0) return { kind: 'ok', text: withoutColours(ending.stdout) };
      if (ending.signal !== null) return failed(`"${name}" was ended by ${ending.signal}.`, ending.stderr);
      return failed(`"${name}" ended with exit status ${ending.code}.`, ending.stderr);
    case 'late':
      return failed(`"${name}" took longer than ${limits.time / 1000} s.`, ending.stderr);
    case 'long':
      return failed(`"${name}" printed more than ${limits.output / 1_000_000} MB.`, ending.stderr);
    case 'unstarted': {
      const missing = ending.reason.code === 'ENOENT';
      const reason = missing ? 'it is not installed, or not in PATH' : ending.reason.message;
      const advice = missing ? ' If it is code to be shown, open its fence with backticks.' : '';
      return failed(`"${command[0] ?? ''}" can't be started: ${reason}.${advice}`);
    }
  }
}

function named(command: readonly string[]): string {
  const name = command.join(' ');
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}

function failed(message: string, stderr = ''): CommandOutput {
  return { kind: 'failed', message, details: withoutColours(stderr) };
}

/** Tools colour what they print; on a slide the theme does that. Other control sequences are shown, as everywhere. */
function withoutColours(text: string): string {
  return text.replace(/(?:\x1b\[|\x9b)[\d;:]*m/g, '');
}
