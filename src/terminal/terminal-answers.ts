import { type Askable, ask } from './ask.js';
import type { Answers, Question } from './questions.js';

/** What is asked of the terminal, each thing once, whoever wants to know it. */
export class TerminalAnswers {
  readonly #terminal: Askable;
  readonly #onBackground: (color: `#${string}`) => void;
  readonly #env: NodeJS.ProcessEnv;
  readonly #asked = new Map<Question, Promise<Answers>>();
  #background: `#${string}` | undefined;

  /** @param onBackground hears of it as soon as it is known, which may be long before all is answered */
  constructor(terminal: Askable, onBackground: (color: `#${string}`) => void, env: NodeJS.ProcessEnv = process.env) {
    this.#terminal = terminal;
    this.#onBackground = onBackground;
    this.#env = env;
  }

  /** What these are answered with, if they are; what was not asked yet goes out in one question. Never rejects. */
  async ask(questions: readonly Question[]): Promise<Answers> {
    const open = [...new Set(questions)].filter((question) => !this.#asked.has(question));
    if (open.length > 0) {
      const answers = ask(this.#terminal, open, { env: this.#env, onAnswer: (found) => this.#hear(found) });
      for (const question of open) this.#asked.set(question, answers);
    }
    return Object.assign({}, ...(await Promise.all(questions.map((question) => this.#asked.get(question)))));
  }

  #hear({ background }: Answers): void {
    if (background === undefined || this.#background !== undefined) return;
    this.#background = background;
    this.#onBackground(background);
  }
}
