/*
 * Our templates against Go's own text/template, with glamour's functions. Nothing is downloaded: where Go, or the one
 * module that the program needs, is not there, this is skipped and says so.
 */
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.js';
import { TemplateFault } from './fault.js';
import { parseTemplate } from './parse.js';
import { anyFormat, rightFormat } from './testing-any.js';
import { failing, filled, texts } from './testing-formats.js';
import { anyPattern } from './testing-pattern.js';

const folder = mkdtempSync(join(tmpdir(), 'tslides-templates-'));
const goOptions = {
  cwd: fileURLToPath(new URL('./go', import.meta.url)),
  env: { ...process.env, GOFLAGS: '-mod=readonly', GOPROXY: 'off', GOTOOLCHAIN: 'local', GOWORK: 'off' },
  encoding: 'utf8',
  stdio: 'pipe',
} as const;

const missing = reasonToSkip();

/** undefined: Go and the module are there. */
function reasonToSkip(): string | undefined {
  try {
    execFileSync('go', ['list', '-deps', '.'], goOptions);
    return undefined;
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr || error).trim();
    const reason = `no Go, or not golang.org/x/text: ${said.split('\n').at(-1)}`;
    console.warn(`\nSkipped: templates against Go: ${reason}\n`);
    return reason;
  }
}

interface Answer {
  readonly output: string;
  readonly parse?: string;
  readonly run?: string;
  /** False: Go has cut a character in two. */
  readonly valid: boolean;
}

/** A Go program that fills templates. */
class Go {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting: ((answer: Answer) => void)[] = [];

  constructor(program: string) {
    this.#process = spawn(program);
    createInterface(this.#process.stdout).on('line', (line) => this.#waiting.shift()?.(JSON.parse(line) as Answer));
  }

  fill(format: string, text: string): Promise<Answer> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#process.stdin.write(`${JSON.stringify({ format, text })}\n`);
    });
  }

  close(): void {
    this.#process.kill();
  }
}

/** What came out, and where it failed if it did. */
function ours(format: string, text: string): { readonly output?: string; readonly failed?: 'parse' | 'run' | 'here' } {
  try {
    const template = parseTemplate(format);
    try {
      return { output: evaluate(template, text) };
    } catch (error) {
      if (error instanceof TemplateFault)
        return { failed: /^printf has no .* here$/.test(error.message) ? 'here' : 'run' };
      throw error;
    }
  } catch (error) {
    if (error instanceof TemplateFault) return { failed: 'parse' };
    throw error;
  }
}

describe.skipIf(missing !== undefined)('a template against Go', () => {
  let go: Go;

  beforeAll(() => {
    const program = join(folder, 'fill');
    execFileSync('go', ['build', '-o', program, '.'], goOptions);
    go = new Go(program);
  }, 300_000);
  afterAll(() => {
    go?.close();
    rmSync(folder, { recursive: true });
  });

  /** Go looks at the number of arguments only when it gets there; we beforehand, because an author should know. */
  const compare = async (format: string, text: string): Promise<void> => {
    const theirs = await go.fill(format, text);
    const mine = ours(format, text);
    if (mine.failed === 'here') return;
    if (theirs.parse !== undefined) expect(mine, theirs.parse).toEqual({ failed: 'parse' });
    else if (theirs.run !== undefined) expect(mine.failed, theirs.run).toBeDefined();
    else if (theirs.valid && !theirs.output.includes('\ufffd')) expect(mine).toEqual({ output: theirs.output });
    else expect(mine.output?.replace(/\p{Surrogate}/gu, 'x')).toBe(mine.output);
  };

  it.each([...filled.map(([format]) => format), ...failing])('%s', async (format) => {
    for (const text of texts) await compare(format, text);
  });

  const runs = Number(process.env.TSLIDES_TEMPLATES ?? 3000);
  const text = fc.constantFrom(...texts);

  it('gives the same for what can be filled', async () => {
    await fc.assert(fc.asyncProperty(rightFormat, text, compare), { numRuns: runs });
  });

  it('gives the same for anything that can be written', async () => {
    await fc.assert(fc.asyncProperty(anyFormat, text, compare), { numRuns: runs });
  });

  it('finds the same by expressions', async () => {
    const searched = fc.constantFrom('', 'abc', 'aABb_0 é', 'a.b\nΩx', '--[]', 'cab,\n');
    const property = fc.asyncProperty(anyPattern, searched, (pattern, where) =>
      compare(`{{Matches .text \`${pattern}\`}}`, where),
    );
    await fc.assert(property, { numRuns: runs });
  });

  it('counts bytes as Go does, whatever the text is', async () => {
    const words =
      '{{len .text}} {{Count .text ""}} {{Index .text "é"}} {{IndexAny .text "😀é"}} {{LastIndex .text "a"}} {{Split .text ""}} {{Replace .text "" "-" 3}} {{lt .text "é"}} {{Compare .text "\uffff"}} {{printf "%5s|%-5s|%.2s|%q|%+q|%x" .text .text .text .text .text .text}} {{js .text}} {{urlquery .text}}';
    const any = fc.string({ unit: fc.constantFrom(...'ab é中😀e\u0301\uffff\t\n') });
    await fc.assert(
      fc.asyncProperty(any, (given) => compare(words, given)),
      { numRuns: 300 },
    );
  });

  it('changes the case of every letter as Go does', async () => {
    for (const letter of everyCasedLetter()) {
      await compare('{{ToUpper .text}}{{ToLower .text}}{{ToTitle .text}}{{Title .text}}', letter);
      await compare('{{Title .text}}{{EqualFold .text "aka åka"}}', `a${letter}a ${letter}a`);
    }
  });

  it('knows words as Go does', async () => {
    const any = fc.string({ unit: fc.constantFrom(..."aBéΣσΑ1_ .'’:-,中あß") });
    await fc.assert(
      fc.asyncProperty(any, (given) => compare('{{Title .text}}|{{ToLower .text}}', given)),
      { numRuns: runs },
    );
  });
});

/** But for those that came with Unicode 16 and 17: Go and Node know them from different versions on. */
function* everyCasedLetter(): Iterable<string> {
  const newer =
    /[\u019b\u0264\u1c89\u1c8a\ua7cb-\ua7cf\ua7d2-\ua7d5\ua7da-\ua7dc\ua7f1\u{10d50}-\u{10d85}\u{16ea0}-\u{16ed3}]/u;
  for (let code = 0x80; code < 0x1e944; code += 1) {
    const letter = String.fromCodePoint(code);
    if (/^\p{Cased}$/u.test(letter) && !newer.test(letter)) yield letter;
  }
}
