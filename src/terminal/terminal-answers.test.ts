import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TerminalAnswers } from './terminal-answers.js';

/** A terminal that says what a test says. */
class Asked {
  readonly hears = true;
  readonly screen = { size: { columns: 80, rows: 24 }, rewrite: () => undefined };
  readonly sent: string[] = [];
  #listener: ((sequence: string) => void) | undefined;

  listen(listener: ((sequence: string) => void) | undefined): void {
    this.#listener = listener;
  }

  send(bytes: string): void {
    this.sent.push(bytes);
  }

  answer(...sequences: readonly string[]): void {
    for (const sequence of sequences) this.#listener?.(sequence);
  }
}

const background = '\x1b]11;?';
const graphics = '\x1b[>0q';
const dark = '\x1b]11;rgb:1e/1e/1e\x07';
const end = '\x1b[?62;4c';

let terminal: Asked;
let heard: string[];
function asking(env: NodeJS.ProcessEnv = { TERM: 'xterm-256color' }): TerminalAnswers {
  terminal = new Asked();
  heard = [];
  return new TerminalAnswers(terminal, (color) => heard.push(color), env);
}
/** Until what is under way is done, without a timer. */
const turn = async (): Promise<void> => {
  for (let round = 0; round < 20; round += 1) await Promise.resolve();
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a terminal that is asked by many', () => {
  it('is asked for everything in one question', async () => {
    const answers = asking();
    const all = answers.ask(['background', 'graphics', 'background']);
    await turn();
    expect(terminal.sent).toHaveLength(1);
    expect(terminal.sent[0]).toContain(background);
    expect(terminal.sent[0]).toContain(graphics);
    terminal.answer(dark, end);
    expect(await all).toMatchObject({ background: '#1e1e1e', attributes: [62, 4] });
  });

  it('is asked nothing twice, whether it has answered or not', async () => {
    const answers = asking();
    const first = answers.ask(['background']);
    const second = answers.ask(['background', 'graphics']);
    await turn();
    expect(terminal.sent).toHaveLength(1);
    terminal.answer(dark, end);
    expect(await first).toMatchObject({ background: '#1e1e1e' });
    await turn();
    expect(terminal.sent).toHaveLength(2);
    expect(terminal.sent[1]).not.toContain(background);
    terminal.answer('\x1bP>|kitty(0.40)\x1b\\', end);
    expect(await second).toMatchObject({ background: '#1e1e1e', version: 'kitty(0.40)' });
    expect(await answers.ask(['graphics', 'background'])).toEqual(await second);
    expect(await answers.ask([])).toEqual({});
    expect(terminal.sent).toHaveLength(2);
  });

  it('tells its background at once, and once, although more is to come', async () => {
    const answers = asking({ TERM: 'tmux-256color', TMUX: '/tmp/tmux' });
    const all = answers.ask(['background', 'graphics']);
    await turn();
    terminal.answer(dark);
    await turn();
    expect(heard).toEqual(['#1e1e1e']);
    terminal.answer(end, '\x1b]11;rgb:ff/ff/ff\x07');
    await vi.advanceTimersByTimeAsync(500);
    expect(await all).toMatchObject({ background: '#1e1e1e' });
    expect(heard).toEqual(['#1e1e1e']);
  });

  it('has half a second', async () => {
    const answers = asking();
    let done: unknown;
    void answers.ask(['background', 'graphics']).then((found) => {
      done = found;
    });
    await vi.advanceTimersByTimeAsync(499);
    expect(done).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toEqual({});
    expect(heard).toEqual([]);
  });
});
