import { mannersOf } from './capabilities.js';
import { routeOf } from './multiplexer.js';
import { type Answers, asking, isWhole, type Question, withAnswer } from './questions.js';
import type { Screen, Size } from './screen.js';
import type { Terminal } from './terminal.js';

/** As much of a terminal as is needed to ask it. */
export type Askable = Pick<Terminal, 'hears' | 'listen' | 'send'> & {
  readonly screen: Pick<Screen, 'size' | 'rewrite'>;
};

export interface AskOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** How long it may take, ms. */
  readonly limit?: number;
  /** Hears after each answer what is known by then. */
  readonly onAnswer?: (answers: Answers) => void;
}

/** How long a terminal may take, ms: one at the far end of a slow line, or none that answers. */
const patience = 500;

/** tmux lets nothing through while it is about to draw its pane anew: then it is asked again, after so many ms. */
const again = 150;

/** One at a time: an answer does not say which question it is for. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Asks the terminal, and gathers what it answers until it has answered all or the time is over; never rejects.
 * Nothing is asked that the terminal is known to print, and should it print anything all the same, that is concealed
 * in the last row, which is written anew at the end. Only after the first paint.
 */
export function ask(terminal: Askable, questions: readonly Question[], options: AskOptions = {}): Promise<Answers> {
  const answers = last.then(() => askNow(terminal, questions, options));
  last = answers;
  return answers;
}

function askNow(
  terminal: Askable,
  questions: readonly Question[],
  { env = process.env, limit = patience, onAnswer }: AskOptions,
): Promise<Answers> {
  const route = routeOf(env);
  const bytes = asking(questions, mannersOf(env), route);
  if (bytes === '' || !terminal.hears) return Promise.resolve({});
  return new Promise((resolve) => {
    let answers: Answers = {};
    const send = (): void => terminal.send(`\x1b[${terminal.screen.size.rows};1H\x1b[8m${bytes}\x1b[28m`);
    const end = (): void => {
      clearTimeout(timer);
      clearInterval(repeat);
      terminal.listen(undefined);
      if (terminal.hears) terminal.screen.rewrite(terminal.screen.size.rows - 1);
      resolve(withCell(answers, terminal.screen.size));
    };
    const timer = setTimeout(end, limit);
    const repeat = route === 'tmux' ? setInterval(send, again) : undefined;
    terminal.listen((sequence) => {
      answers = withAnswer(answers, sequence);
      onAnswer?.(answers);
      if (isWhole(answers, questions, route)) end();
    });
    send();
  });
}

/**
 * A cell's size from that of all cells. xterm tells neither unless it is allowed to, but how large a sixel picture may
 * be, which is its window or less.
 */
function withCell(answers: Answers, { columns, rows }: Size): Answers {
  const area = answers.area ?? answers.sixelSize;
  if (answers.cell || !area) return answers;
  const cell = { width: Math.floor(area.width / columns), height: Math.floor(area.height / rows) };
  const shape = cell.height / cell.width;
  return cell.width >= 4 && cell.width <= 60 && shape >= 1.4 && shape <= 3 ? { ...answers, cell } : answers;
}
