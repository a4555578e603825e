import fs from 'node:fs';
import tty from 'node:tty';
import { KeyDecoder } from './decode.js';
import { routeOf } from './multiplexer.js';
import type { Placement } from './placement.js';
import { Screen, type Size } from './screen.js';

// Alternate screen, hidden cursor, no wrapping: a glyph that is wider than we think never scrolls the screen.
const enter = '\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J';
const leave = '\x1b[?2026l\x1b[0m\x1b]8;;\x07\x1b[?7h\x1b[?25h\x1b[?1049l';

/** tmux loses what is sent through it while it is about to draw a pane anew; so long after, ms, it has done so. */
const settled = 300;

/** How long who leaves the show waits for the answer to a question, ms: later ones are rare, and nobody likes to wait. */
const lastPatience = 300;

export interface TerminalListeners {
  key(key: string): void;
  resize(size: Size): void;
  /** Nobody is at the keyboard any more: the terminal was closed. */
  hangup(): void;
}

/**
 * The one owner of the terminal: alternate screen, raw mode, cursor, what is written, and giving all of it back.
 * Nothing else of the program writes to standard output while it is open.
 */
export class Terminal {
  readonly screen: Screen;
  readonly #out: tty.WriteStream;
  #in: tty.ReadStream | undefined;
  #decoder: KeyDecoder | undefined;
  #listeners: TerminalListeners | undefined;
  #onAnswer: ((sequence: string) => void) | undefined;
  /** Leaving: the screen is given back, and an answer is waited for. */
  #state: 'closed' | 'open' | 'leaving' | 'suspended' = 'closed';
  #onHeard: (() => void) | undefined;
  #resend: NodeJS.Timeout | undefined;

  constructor(out: tty.WriteStream) {
    this.#out = out;
    this.screen = new Screen(sizeOf(out), (bytes) => this.#write(bytes));
  }

  /**
   * Takes the terminal and shows the first rows: entering the alternate screen and the whole frame are one write.
   * Raw mode comes before it: whoever sees the first slide may press a key, and none echoes or turns into a signal.
   * Keys come from standard input, or from the controlling terminal when standard input is something else.
   */
  open(rows: readonly string[], listeners: TerminalListeners): void {
    process.once('exit', this.#onExit);
    this.#state = 'open';
    this.#listeners = listeners;
    this.#in = process.stdin.isTTY ? process.stdin : controllingTerminal();
    this.#in?.setRawMode(true);
    let frame = enter;
    rows.forEach((row, y) => {
      if (row !== '') frame += `\x1b[${y + 1};1H${row}`;
    });
    this.#write(frame);
    this.screen.assume(rows);

    this.#decoder = new KeyDecoder(
      (key) => this.#listeners?.key(key),
      (sequence) => this.#onAnswer?.(sequence),
    );
    this.#in?.on('data', (bytes: Buffer) => this.#decoder?.feed(bytes));
    this.#in?.on('end', () => this.#listeners?.hangup());
    // A terminal that is gone answers with EIO: there is nothing left to give back.
    this.#in?.on('error', () => this.#listeners?.hangup());
    this.#out.on('error', () => this.#listeners?.hangup());
    this.#out.on('resize', this.#onResize);
    if (process.platform === 'win32') return;
    process.on('SIGTSTP', this.#onStop);
    process.on('SIGCONT', this.#onContinue);
  }

  /** Without pictures, those of the last time stay. */
  paint(rows: readonly string[], pictures?: readonly Placement[]): void {
    if (this.#state === 'open') this.screen.paint(rows, pictures);
  }

  /** Whether an answer of the terminal can reach us. */
  get hears(): boolean {
    return this.#state === 'open' && this.#in !== undefined;
  }

  /** What the terminal answers goes there; undefined: nowhere. See `ask`. */
  listen(onAnswer: ((sequence: string) => void) | undefined): void {
    this.#onAnswer = onAnswer;
    if (this.#decoder) this.#decoder.awaiting = onAnswer !== undefined;
    if (onAnswer === undefined) this.#onHeard?.();
  }

  /** Sends a sequence that draws nothing, such as OSC 52. */
  send(bytes: string): void {
    if (this.#state === 'open') this.#write(bytes);
  }

  /** Ctrl+Z: gives the terminal to the shell, as `end` does, and takes it again when the shell says so. Not on Windows. */
  suspend(): void {
    if (process.platform === 'win32' || this.#state !== 'open') return;
    this.#giveScreenBack();
    this.#state = 'leaving';
    if (this.#onAnswer) void this.#heard().then(() => this.#stop());
    else this.#stop();
  }

  #stop(): void {
    if (this.#state !== 'leaving') return;
    this.#giveKeyboardBack();
    this.#state = 'suspended';
    process.off('SIGTSTP', this.#onStop);
    // The whole job, as the terminal driver does it: npx waits in front of us.
    process.kill(0, 'SIGTSTP');
    // The next turn comes after SIGCONT; or at once, where no shell stands behind us and the kernel stops nothing.
    setImmediate(this.#onContinue);
  }

  /**
   * Gives the screen back at once, and the keyboard too; but if an answer is still on its way, not before that has
   * come: it would stand in the shell's prompt. Called again, it does not wait any longer.
   */
  async end(): Promise<void> {
    if (this.#state === 'open' && this.#onAnswer) {
      this.#listeners = undefined;
      this.#giveScreenBack();
      this.#state = 'leaving';
      await this.#heard();
    }
    this.close();
  }

  /** When the question that is open is answered, or nobody wants to wait for it any longer. */
  #heard(): Promise<void> {
    return new Promise((resolve) => {
      this.#onHeard = resolve;
      setTimeout(resolve, lastPatience);
    });
  }

  /** Gives the terminal back as it was found. Safe to call twice, and from an exit handler. */
  close(): void {
    if (this.#state === 'closed') return;
    if (this.#state === 'open') this.#giveScreenBack();
    if (this.#state === 'open' || this.#state === 'leaving') this.#giveKeyboardBack();
    this.#state = 'closed';
    this.#decoder?.close();
    clearTimeout(this.#resend);
    this.#out.off('resize', this.#onResize);
    process.off('exit', this.#onExit);
    process.off('SIGTSTP', this.#onStop);
    process.off('SIGCONT', this.#onContinue);
    this.#in?.pause();
    if (this.#in && this.#in !== process.stdin) this.#in.destroy();
  }

  readonly #onExit = (): void => this.close();

  readonly #onResize = (): void => {
    const size = sizeOf(this.#out);
    this.screen.resize(size);
    this.#listeners?.resize(size);
    if (routeOf(process.env) !== 'tmux') return;
    clearTimeout(this.#resend);
    this.#resend = setTimeout(() => {
      if (this.#state === 'open') this.screen.resend();
    }, settled);
  };

  readonly #onStop = (): void => this.suspend();

  /** Also after a SIGSTOP that nobody could announce: the shell has set the terminal as it likes it. */
  readonly #onContinue = (): void => {
    if (this.#state === 'closed' || this.#state === 'leaving') return;
    if (this.#state === 'suspended') process.on('SIGTSTP', this.#onStop);
    this.#state = 'open';
    try {
      // Off first: Node does nothing about a mode that it believes to be on.
      this.#in?.setRawMode(false);
      this.#in?.setRawMode(true);
    } catch {
      this.#listeners?.hangup();
      return;
    }
    this.#write(enter);
    // Nobody told us of a new size meanwhile; Node asks for it at this signal.
    process.emit('SIGWINCH', 'SIGWINCH');
    this.#onResize();
  };

  #giveScreenBack(): void {
    this.screen.leave();
    this.#write(leave);
  }

  #giveKeyboardBack(): void {
    try {
      this.#in?.setRawMode(false);
    } catch {
      // The terminal is gone.
    }
  }

  #write(bytes: string): void {
    try {
      this.#out.write(bytes);
    } catch {
      this.#listeners?.hangup();
    }
  }
}

function sizeOf(out: tty.WriteStream): Size {
  return { columns: out.columns || 80, rows: out.rows || 24 };
}

function controllingTerminal(): tty.ReadStream | undefined {
  try {
    return new tty.ReadStream(fs.openSync(process.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty', 'r'));
  } catch {
    return undefined;
  }
}
