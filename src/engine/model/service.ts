import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Engine, startEngine } from '../server.js';
import { type Answer, RawClient } from '../testing/raw-client.js';
import { Violation } from './reading.js';
import { checkRebuilding } from './rebuilding.js';

/** Codes that no request of a script may be answered with: INTERNAL, UNKNOWN, UNAVAILABLE, DEADLINE_EXCEEDED. */
const WRONG = [13, 2, 14, 4];
const DEADLINE_EXCEEDED = 4;

/**
 * The service under test, which can be killed: what its files are at that instant is copied, as a killed process would
 * leave them, and a new engine goes on with the copy; whatever the old one still does or says is nobody's business.
 */
export class Service {
  readonly #folder: string;
  readonly #lines = new Set<Line>();
  readonly #ended: Promise<void>[] = [];
  #engine: Promise<Engine>;
  /** Copies of what killed engines left. */
  readonly #looks: string[] = [];
  #fuse = 0;
  /** How many engines there have been. */
  lives = 0;
  /** What engines logged: nothing, if all is well. */
  readonly logged: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
    this.#engine = this.#open();
  }

  async address(): Promise<string> {
    return (await this.#engine).address;
  }

  line(): Line {
    const line = new Line(this, (gone) => this.#lines.delete(gone));
    this.#lines.add(line);
    return line;
  }

  /**
   * Kills it in the instant of the `count`-th fact from now: a call comes in, events are safe but nothing has followed
   * from them, a task is given out, a timer is about to fire. 0: not.
   */
  dieAfter(count: number): void {
    this.#fuse = count;
  }

  /** Kills the service in this instant and starts it again with what it left. */
  crash(): void {
    const before = this.#file();
    const old = this.#engine;
    this.lives += 1;
    const look = `${before}.look`;
    for (const suffix of ['', '-wal']) {
      if (!existsSync(before + suffix)) continue;
      copyFileSync(before + suffix, this.#file() + suffix);
      copyFileSync(before + suffix, look + suffix);
    }
    this.#looks.push(look);
    for (const line of this.#lines) line.drop();
    this.#ended.push(old.then((engine) => engine.close()));
    this.#engine = this.#open();
  }

  /** Holds what each killed engine left against itself. Throws a Violation. */
  inspect(): void {
    for (const look of this.#looks.splice(0)) checkRebuilding(look);
  }

  async close(): Promise<void> {
    for (const line of this.#lines) line.drop();
    await Promise.all([...this.#ended, this.#engine.then((engine) => engine.close())]);
  }

  #file(): string {
    return join(this.#folder, `${this.lives}.db`);
  }

  #open(): Promise<Engine> {
    const { lives } = this;
    const log = (line: string) => {
      if (this.lives === lives) this.logged.push(line);
    };
    const onFact = () => {
      if (this.lives === lives && this.#fuse > 0 && --this.#fuse === 0) this.crash();
    };
    return startEngine({ db: this.#file(), log, onFact });
  }
}

/** A connection that finds the service again after a crash. */
export class Line {
  readonly #service: Service;
  readonly #onEnd: (line: Line) => void;
  #client: RawClient | undefined;
  #ended = false;

  constructor(service: Service, onEnd: (line: Line) => void) {
    this.#service = service;
    this.#onEnd = onEnd;
  }

  /** Undefined: the service, or this side, died before the answer came. Throws a Violation for an answer that is wrong in itself. */
  async call(method: string, request: object, patience = 8000): Promise<Answer | undefined> {
    const { lives } = this.#service;
    const address = await this.#service.address();
    if (this.#ended || this.#service.lives !== lives) return undefined;
    this.#client ??= new RawClient(address);
    const answer = await this.#client.call(method, { namespace: 'default', ...request }, patience);
    if (this.#ended || this.#service.lives !== lives) return undefined;
    // a busy machine lets a brief poll come to nothing
    if (answer.code === DEADLINE_EXCEEDED && patience < 1000) return undefined;
    if (WRONG.includes(answer.code)) {
      throw new Violation(`${method}: code ${answer.code}, ${answer.message}; ${this.#service.logged.join('\n')}`);
    }
    return answer;
  }

  /** The other side is gone. */
  drop(): void {
    this.#client?.close();
    this.#client = undefined;
  }

  /** This side goes away without a word. */
  end(): void {
    this.#ended = true;
    this.drop();
    this.#onEnd(this);
  }
}
