import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The sources of a worker in another language. */
export interface Foreign {
  /** Absolute. */
  readonly folder: string;
  readonly look: readonly string[];
  readonly missing: string;
  readonly build?: readonly string[];
  readonly run: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export type Built =
  | { readonly kind: 'there'; readonly command: readonly string[] }
  /** One sentence. */
  | { readonly kind: 'absent'; readonly message: string };

/** ms; compiling an SDK for the first time takes a minute or two. */
const lookLimit = 20_000;
const buildLimit = 300_000;

/** Looks for toolchains and builds with them, each program once a show. */
export class Toolchains {
  readonly #built = new Map<string, Promise<Built>>();
  readonly #end = new AbortController();
  #folder: Promise<string> | undefined;
  #path: string | undefined;

  /** Never rejects; a show does not ask twice. */
  build(foreign: Foreign): Promise<Built> {
    const key = JSON.stringify(foreign);
    let built = this.#built.get(key);
    if (built === undefined) {
      built = this.#build(foreign);
      this.#built.set(key, built);
    }
    return built;
  }

  async close(): Promise<void> {
    this.#end.abort();
    await Promise.allSettled(this.#built.values());
    if (this.#path !== undefined) await rm(this.#path, { recursive: true, force: true });
  }

  async #build(foreign: Foreign): Promise<Built> {
    const { look, missing, build, run } = foreign;
    if ((await this.#succeeds(look, foreign, lookLimit)) !== undefined) return { kind: 'absent', message: missing };
    if (build === undefined) return { kind: 'there', command: run };
    const out = join(await this.#scratch(), `program-${this.#built.size}`);
    const withOut = (words: readonly string[]): readonly string[] => words.map((word) => word.replace('{out}', out));
    const problem = await this.#succeeds(withOut(build), foreign, buildLimit);
    return problem === undefined
      ? { kind: 'there', command: withOut(run) }
      : { kind: 'absent', message: `It could not be built: ${problem}` };
  }

  #scratch(): Promise<string> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'tslides-build-')).then((path) => {
      this.#path = path;
      // However the program ends.
      process.once('exit', () => rmSync(path, { recursive: true, force: true }));
      return path;
    });
    return this.#folder;
  }

  /** Undefined if it does; else the last line of what it said. */
  #succeeds(
    [command = '', ...args]: readonly string[],
    { folder, env }: Foreign,
    timeout: number,
  ): Promise<string | undefined> {
    return new Promise((resolve) => {
      const options = { cwd: folder, env: { ...process.env, ...env }, timeout, signal: this.#end.signal };
      execFile(command, args, { ...options, windowsHide: true }, (error, _, stderr) => {
        const last = stderr.trim().split('\n').at(-1);
        resolve(error === null ? undefined : last || error.message);
      });
    });
  }
}
