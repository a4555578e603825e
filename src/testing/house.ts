import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gone, type PtyOptions, PtyProgram, projectRoot, startTslides, tslidesBin } from './pty.js';

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A home for the decks, the logs and the programs of one test: all of it goes with `close`. */
export class House {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'tslides-house-')));
  readonly #programs: PtyProgram[] = [];

  /** Writes a file, and gives its path. */
  write(name: string, text: string | Uint8Array): string {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  /** A folder with one file of slides, and the path of the folder. */
  deck(...slides: readonly string[]): string {
    return dirname(this.write('deck/a.md', slides.join('\n\n---\n\n')));
  }

  /** A show, as a person in this home starts it. */
  show(args: readonly string[], options: PtyOptions = {}): PtyProgram {
    return this.#keep(startTslides(args, this.#at(options)));
  }

  program(command: string, args: readonly string[], options: PtyOptions = {}): PtyProgram {
    return this.#keep(new PtyProgram(command, args, this.#at(options)));
  }

  /** The program without a terminal. */
  run(args: readonly string[], input = ''): Ran {
    const { status, stdout, stderr } = spawnSync(process.execPath, [tslidesBin, ...args], {
      cwd: projectRoot,
      encoding: 'utf8',
      input,
      env: { PATH: process.env.PATH, HOME: this.folder },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { status, stdout, stderr };
  }

  /** What the shows of this home wrote to a log. */
  log(name: string): string {
    const { stdout } = spawnSync('find', [this.folder, '-name', name], { encoding: 'utf8' });
    return stdout
      .split('\n')
      .filter((path) => path !== '')
      .map((path) => readFileSync(path, 'utf8'))
      .join('');
  }

  async close(): Promise<void> {
    for (const program of this.#programs.splice(0)) {
      const children = program.exitCode === undefined ? program.descendants() : [];
      await program.end();
      await gone(children);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  #at({ env, ...options }: PtyOptions): PtyOptions {
    return { ...options, env: { HOME: this.folder, ...env } };
  }

  #keep(program: PtyProgram): PtyProgram {
    this.#programs.push(program);
    return program;
  }
}
