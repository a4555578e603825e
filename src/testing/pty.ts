import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
export const tslidesBin = fileURLToPath(new URL('../../bin/tslides.js', import.meta.url));

export interface PtyOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What the terminal says it is drawn on (OSC 11, as `rgb:ffff/ffff/ffff`); absent: nothing. */
  readonly background?: string;
  /** The terminal answers nothing at all. */
  readonly mute?: boolean;
}

const keys: Readonly<Record<string, string>> = {
  enter: '\r',
  esc: '\x1b',
  tab: '\t',
  space: ' ',
  backspace: '\x7f',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  home: '\x1b[H',
  end: '\x1b[F',
  pgup: '\x1b[5~',
  pgdown: '\x1b[6~',
};

/** How long a thing may take before a test says that it never came, ms. */
const patience = 30_000;

/** A program in a real PTY, with an emulated terminal behind it. */
export class PtyProgram {
  readonly #pty: IPty;
  readonly #terminal: InstanceType<typeof xterm.Terminal>;
  readonly #watchers = new Set<() => void>();
  /** How much of `raw` the emulator has taken in, characters. */
  #parsed = 0;
  /** Everything that the program wrote. */
  raw = '';
  /** When the bytes came that made the screen what it is, `performance.now()` ms. */
  arrived = 0;
  readonly exited: Promise<number>;
  exitCode: number | undefined;

  constructor(command: string, args: readonly string[], options: PtyOptions = {}) {
    const { columns = 100, rows = 30 } = options;
    this.#terminal = new xterm.Terminal({
      cols: columns,
      rows,
      allowProposedApi: true,
      scrollback: 0,
      logLevel: 'off',
    });
    this.#pty = spawn(command, [...args], {
      cols: columns,
      rows,
      cwd: options.cwd ?? projectRoot,
      name: 'xterm-256color',
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: process.env['HOME'] ?? '',
        LANG: 'C.UTF-8',
        TERM: 'xterm-256color',
        COLORTERM: 'truecolor',
        ...options.env,
      },
    });
    this.#pty.onData((data) => {
      const arrived = performance.now();
      this.raw += data;
      this.#terminal.write(data, () => {
        this.arrived = arrived;
        this.#parsed += data.length;
        this.#tell();
      });
    });
    if (!options.mute) this.#terminal.onData((answer) => this.#pty.write(answer));
    const { background } = options;
    if (background) {
      this.#terminal.parser.registerOscHandler(11, (data) => {
        if (data === '?') this.#pty.write(`\x1b]11;${background}\x1b\\`);
        return true;
      });
    }
    this.exited = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode, signal }) => {
        this.exitCode = signal ? 128 + signal : exitCode;
        // What was written last is parsed before anyone looks.
        this.#terminal.write('', () => {
          this.#tell();
          resolve(this.exitCode ?? exitCode);
        });
      });
    });
  }

  get pid(): number {
    return this.#pty.pid;
  }

  press(...names: readonly string[]): void {
    for (const name of names) this.#pty.write(keys[name] ?? (name.startsWith('ctrl+') ? control(name) : name));
  }

  type(text: string): void {
    this.#pty.write(text);
  }

  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  kill(signal: NodeJS.Signals): void {
    process.kill(this.#pty.pid, signal);
  }

  /** Rows of the screen as text, trailing blanks gone. */
  rows(): readonly string[] {
    const { active } = this.#terminal.buffer;
    return Array.from({ length: this.#terminal.rows }, (_, y) =>
      (active.getLine(active.baseY + y)?.translateToString(true, 0, this.#terminal.cols) ?? '').trimEnd(),
    );
  }

  text(): string {
    return this.rows().join('\n');
  }

  /** Whether the alternate screen is shown, and lines wrap, as the terminal knows it. */
  modes(): { readonly alternate: boolean; readonly wraps: boolean; readonly cursorShown: boolean } {
    return {
      alternate: this.#terminal.buffer.active.type === 'alternate',
      wraps: this.#terminal.modes.wraparoundMode,
      cursorShown: this.raw.lastIndexOf('\x1b[?25h') >= this.raw.lastIndexOf('\x1b[?25l'),
    };
  }

  /** Whether a synchronized update (DEC 2026) has begun and not ended: a terminal shows nothing of it yet. */
  get #isTorn(): boolean {
    const last = (sequence: string): number => this.raw.lastIndexOf(sequence, Math.max(0, this.#parsed - 1));
    return this.exitCode === undefined && last('\x1b[?2026h') > last('\x1b[?2026l');
  }

  /** Waits until the screen holds what is looked for; throws with the screen when it never comes. */
  async see(wanted: string | RegExp | ((text: string) => boolean), limit = patience): Promise<string> {
    const holds = (): boolean => {
      if (this.#isTorn) return false;
      const text = this.text();
      if (typeof wanted === 'string') return text.includes(wanted);
      return wanted instanceof RegExp ? wanted.test(text) : wanted(text);
    };
    await this.#until(holds, limit, () => `never saw ${String(wanted)} on the screen:\n${this.text()}`);
    return this.text();
  }

  /** Waits until the program has written what is looked for, on the screen or not. */
  async written(wanted: string, limit = patience): Promise<void> {
    await this.#until(
      () => this.raw.includes(wanted),
      limit,
      () => `never wrote ${JSON.stringify(wanted)}`,
    );
  }

  /** Processes that this one started and that are alive, by the system's own list. */
  descendants(): readonly number[] {
    return descendantsOf(this.#pty.pid);
  }

  async end(): Promise<void> {
    if (this.exitCode === undefined) {
      const children = this.descendants();
      this.#pty.kill('SIGKILL');
      for (const pid of children) if (alive(pid)) process.kill(pid, 'SIGKILL');
      await this.exited;
    }
    this.#terminal.dispose();
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  #until(holds: () => boolean, limit: number, complaint: () => string): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const done = (error?: Error): void => {
        this.#watchers.delete(look);
        clearTimeout(timer);
        if (error) reject(error);
        else resolve();
      };
      const look = (): void => {
        if (holds()) done();
        else if (this.exitCode !== undefined) {
          const last = JSON.stringify(this.raw.slice(-1000));
          done(new Error(`ended with ${this.exitCode} after ${last}; ${complaint()}`));
        }
      };
      const timer = setTimeout(() => done(new Error(complaint())), limit);
      this.#watchers.add(look);
    });
  }
}

/** The show on a deck, as a person starts it. */
export function startTslides(args: readonly string[], options: PtyOptions = {}): PtyProgram {
  return new PtyProgram(process.execPath, [tslidesBin, ...args], options);
}

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until none of the processes is alive any more. */
export async function gone(pids: readonly number[], limit = patience): Promise<void> {
  const end = Date.now() + limit;
  while (pids.some(alive)) {
    if (Date.now() > end) throw new Error(`still alive: ${pids.filter(alive).join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function descendantsOf(pid: number): readonly number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const parents = table
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number));
  const found: number[] = [];
  for (let next = [pid]; next.length > 0; ) {
    next = parents.flatMap(([child, parent]) => (child && parent && next.includes(parent) ? [child] : []));
    found.push(...next);
  }
  return found;
}

function control(name: string): string {
  return String.fromCharCode((name.slice(5).toUpperCase().codePointAt(0) ?? 64) & 31);
}
