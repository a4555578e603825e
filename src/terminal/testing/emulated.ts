import { fileURLToPath } from 'node:url';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { projectRoot } from '../../testing/pty.js';

export interface EmulatedOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** What is answered to what; called in the order in which questions stand in the output. */
  readonly answers?: readonly (readonly [question: string, answer: string | (() => string)])[];
}

const tsx = fileURLToPath(new URL('../../../node_modules/tsx/dist/cli.mjs', import.meta.url));
const patience = 30_000;

/** The picture program in a PTY, in front of a terminal that answers as a test says. */
export const pictureProgram = [process.execPath, tsx, fileURLToPath(new URL('picture-program.ts', import.meta.url))];

export class Emulated {
  readonly #pty: IPty;
  readonly #terminal: InstanceType<typeof xterm.Terminal>;
  readonly #watchers = new Set<() => void>();
  readonly #options: EmulatedOptions;
  #answered = 0;
  /** Everything that was written. */
  raw = '';
  /** iTerm2 sequences, and where the cursor was. */
  readonly files: { readonly text: string; readonly row: number; readonly column: number }[] = [];
  exitCode: number | undefined;

  constructor([command = '', ...args]: readonly string[], options: EmulatedOptions = {}) {
    const { columns = 80, rows = 24 } = options;
    this.#options = options;
    this.#terminal = new xterm.Terminal({
      cols: columns,
      rows,
      allowProposedApi: true,
      scrollback: 50,
      logLevel: 'off',
    });
    this.#terminal.parser.registerOscHandler(1337, (text) => {
      const { cursorX, cursorY } = this.#terminal.buffer.active;
      this.files.push({ text, row: cursorY, column: cursorX });
      return true;
    });
    this.#pty = spawn(command, args, {
      cols: columns,
      rows,
      cwd: projectRoot,
      name: options.env?.['TERM'] ?? 'xterm-256color',
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: process.env['HOME'] ?? '',
        LANG: 'C.UTF-8',
        TERM: 'xterm-256color',
        ...options.env,
      },
    });
    this.#pty.onData((data) => {
      this.raw += data;
      this.#answer();
      this.#terminal.write(data, () => this.#tell());
    });
    this.#pty.onExit(({ exitCode }) => {
      this.exitCode = exitCode;
      this.#terminal.write('', () => this.#tell());
    });
  }

  type(text: string): void {
    this.#pty.write(text);
  }

  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  kill(): void {
    this.#pty.kill('SIGKILL');
  }

  rows(): readonly string[] {
    const { active } = this.#terminal.buffer;
    return Array.from({ length: this.#terminal.rows }, (_, y) =>
      (active.getLine(active.baseY + y)?.translateToString(true) ?? '').trimEnd(),
    );
  }

  get screen(): string {
    return this.rows().join('\n');
  }

  /** The colour of a cell's text: a number of the palette, or −1. */
  colourAt(row: number, column: number): number {
    const { active } = this.#terminal.buffer;
    const cell = active.getLine(active.baseY + row)?.getCell(column);
    return cell?.isFgPalette() ? cell.getFgColor() : -1;
  }

  cellAt(row: number, column: number): string {
    const { active } = this.#terminal.buffer;
    return (
      active
        .getLine(active.baseY + row)
        ?.getCell(column)
        ?.getChars() ?? ''
    );
  }

  until(holds: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (error?: Error): void => {
        this.#watchers.delete(look);
        clearTimeout(timer);
        if (error) reject(error);
        else resolve();
      };
      const complain = (): void => end(new Error(`${what} did not come; on the screen:\n${this.screen}`));
      const look = (): void => {
        if (holds()) end();
        else if (this.exitCode !== undefined) complain();
      };
      const timer = setTimeout(complain, patience);
      this.#watchers.add(look);
      look();
    });
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher();
  }

  #answer(): void {
    for (;;) {
      const rest = this.raw.slice(this.#answered);
      const found = (this.#options.answers ?? [])
        .map(([question, answer]) => ({ question, answer, at: rest.indexOf(question) }))
        .filter(({ at }) => at >= 0)
        .sort((a, b) => a.at - b.at)[0];
      if (!found) return;
      this.#answered += found.at + found.question.length;
      const { answer } = found;
      const bytes = typeof answer === 'string' ? answer : answer();
      if (bytes !== '') this.#pty.write(bytes);
    }
  }
}
