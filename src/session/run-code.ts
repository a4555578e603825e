import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeBlocks } from '../deck/code-blocks.js';
import type { Performers } from './effects.js';
import { endProgram, startProgram } from './run-commands-process.js';
import type { Show } from './show.js';

interface Language {
  readonly extension: string;
  readonly command: (file: string) => readonly string[];
}

/** Programs that run a file as it is; names and aliases are those of code fences. */
const languages: Readonly<Record<string, Language>> = {
  bash: { extension: 'sh', command: (file) => ['bash', file] },
  sh: { extension: 'sh', command: (file) => ['sh', file] },
  zsh: { extension: 'zsh', command: (file) => ['zsh', file] },
  fish: { extension: 'fish', command: (file) => ['fish', file] },
  elixir: { extension: 'exs', command: (file) => ['elixir', file] },
  go: { extension: 'go', command: (file) => ['go', 'run', file] },
  javascript: { extension: 'mjs', command: (file) => [process.execPath, file] },
  js: { extension: 'mjs', command: (file) => [process.execPath, file] },
  lua: { extension: 'lua', command: (file) => ['lua', file] },
  ruby: { extension: 'rb', command: (file) => ['ruby', file] },
  ocaml: { extension: 'ml', command: (file) => ['ocaml', file] },
  python: { extension: 'py', command: (file) => ['python3', file] },
  perl: { extension: 'pl', command: (file) => ['perl', file] },
  java: { extension: 'java', command: (file) => ['java', file] },
  julia: { extension: 'jl', command: (file) => ['julia', file] },
  swift: { extension: 'swift', command: (file) => ['swift', file] },
  dart: { extension: 'dart', command: (file) => ['dart', file] },
  v: { extension: 'v', command: (file) => ['v', 'run', file] },
  scala: { extension: 'scala', command: (file) => ['scala', file] },
  haskell: { extension: 'hs', command: (file) => ['runhaskell', file] },
};

/** ms a slide's code may run, and characters of its output that are kept. */
const timeLimit = 60_000;
const outputLimit = 100_000;

/** Runs a slide's code blocks one after the other when the speaker asks for it, never before. */
export function codeRunner({
  store,
  closing,
}: Pick<Show, 'store' | 'closing'>): Pick<Performers, 'run-code' | 'stop-code'> {
  let running: { child?: ChildProcess; stopped: boolean } | undefined;
  const stopCode = (): void => {
    if (running) {
      running.stopped = true;
      if (running.child) endProgram(running.child);
    }
    running = undefined;
  };
  let ended: Promise<void> = Promise.resolve();
  closing.add(() => {
    stopCode();
    // Its files are removed when it has ended.
    return ended;
  });
  const runCode: Performers['run-code'] = ({ slide: index, step }) => {
    stopCode();
    const slide = store.state.deck.slides[index];
    if (!slide) return;
    const blocks = codeBlocks(slide, step, store.state.tools.file);
    if (blocks.length === 0) {
      const notice = { level: 'info', text: 'this slide has no code block to run' } as const;
      store.dispatch({ kind: 'notice', topic: 'code', notice });
      return;
    }
    const run: NonNullable<typeof running> = { stopped: false };
    running = run;
    let text = '';
    const show = (more: string, going: boolean): void => {
      if (run.stopped) return;
      text = (text + more).slice(0, outputLimit);
      const cut = text.length < outputLimit ? '' : '\n… and more, which is not shown';
      store.dispatch({ kind: 'output', slide: index, text: text + cut, running: going });
    };
    ended = (async () => {
      show('', true);
      for (const block of blocks) {
        if (!run.stopped) await runBlock(block.language, block.text, run, (more) => show(more, true));
      }
      show('', false);
    })();
  };
  return { 'run-code': runCode, 'stop-code': stopCode };
}

async function runBlock(
  name: string,
  code: string,
  run: { child?: ChildProcess; stopped: boolean },
  print: (text: string) => void,
): Promise<void> {
  const language = languages[name.toLowerCase()];
  if (!language) {
    print(`no way to run ${name === '' ? 'a code block without a language' : name}\n`);
    return;
  }
  let folder: string;
  let file: string;
  try {
    folder = fs.mkdtempSync(join(tmpdir(), 'tslides-run-'));
    file = join(folder, `main.${language.extension}`);
    fs.writeFileSync(file, code);
  } catch (cause) {
    print(`the code can't be written to ${tmpdir()}: ${cause instanceof Error ? cause.message : String(cause)}\n`);
    return;
  }
  try {
    const [program = '', ...args] = language.command(file);
    await new Promise<void>((resolve) => {
      const child = startProgram(program, args, ['ignore', 'pipe', 'pipe']);
      run.child = child;
      const timer = setTimeout(() => {
        print(`stopped after ${timeLimit / 1000} s\n`);
        endProgram(child);
      }, timeLimit);
      child.stdout?.setEncoding('utf8').on('data', print);
      child.stderr?.setEncoding('utf8').on('data', print);
      child.on('error', (error) => {
        clearTimeout(timer);
        print(`${program} could not be started: ${error.message}\n`);
        resolve();
      });
      child.on('close', (code, signal) => {
        clearTimeout(timer);
        delete run.child;
        if (code !== 0 && !run.stopped)
          print(signal ? `ended by ${signal}\n` : code === null ? '' : `exit status ${code}\n`);
        resolve();
      });
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
