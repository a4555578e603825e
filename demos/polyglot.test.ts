import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoProcess } from '../src/demo/types.js';
import polyglot from './polyglot/demo.js';
import { type DemoHouse, openDemos } from './testing.js';

const exec = promisify(execFile);
const scratch = mkdtempSync(join(tmpdir(), 'tslides-polyglot-demo-'));
/** The first build of the Go SDK compiles all of it. */
const buildTime = 300_000;

type ForeignWorker = Extract<DemoProcess, { readonly kind: 'worker' }>;
const languages = (polyglot.processes ?? []).flatMap((process) => (process.kind === 'worker' ? [process] : []));

let house: DemoHouse;
const children: ChildProcess[] = [];

beforeAll(async () => {
  house = await openDemos();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await house.close();
  rmSync(scratch, { recursive: true });
});

/** undefined: it is there; else what is said of it. */
async function missing(language: ForeignWorker): Promise<string | undefined> {
  try {
    await command(language, language.look);
    return undefined;
  } catch (error) {
    console.warn(`\nSkipped: ${language.missing}\n${(error as { stderr?: string }).stderr ?? error}\n`);
    return language.missing;
  }
}

const options = ({ folder, env }: ForeignWorker) => ({
  cwd: fileURLToPath(new URL(`./polyglot/${folder}`, import.meta.url)),
  env: { ...process.env, ...env },
});

function command(language: ForeignWorker, words: readonly string[]) {
  const [program = '', ...args] = filledIn(language, words);
  return exec(program, args, options(language));
}

const filledIn = ({ name }: ForeignWorker, words: readonly string[]) =>
  words.map((word) => word.replaceAll('{out}', join(scratch, name)));

async function startWorker(language: ForeignWorker): Promise<string> {
  if (language.build !== undefined) await command(language, language.build);
  const taskQueue = `${polyglot.taskQueue}-${language.name}-${process.pid}`;
  const [program = '', ...args] = filledIn(language, language.run);
  const { env, ...where } = options(language);
  const address = { TEMPORAL_ADDRESS: house.stage.address, TEMPORAL_NAMESPACE: 'default' };
  const child = spawn(program, args, {
    ...where,
    env: { ...env, ...address, TEMPORAL_TASK_QUEUE: taskQueue },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  return taskQueue;
}

describe('polyglot', () => {
  it('skips the languages that are not there, and says so', async () => {
    const run = await house.run('polyglot', undefined, {
      go: { ready: false, taskQueue: 'x' },
      python: { ready: false },
    });
    await run.done;
    expect(run.last()).toMatchObject({
      status: 'completed',
      result: 'one workflow, 1 language; skipped: Go, Python',
      statusQuery: {
        value: {
          text: 'skipped: Go, Python',
          TypeScript: expect.stringMatching(/^Node \d+\.\d+\.\d+ \(V8 \d+\.\d+\), pid \d+: 0\.1 \+ 0\.2 = 0\.30{15}4$/),
          Go: 'skipped: no worker for it here',
          Python: 'skipped: no worker for it here',
        },
      },
    });
    await run.replay();
  });

  const answers: Readonly<Record<string, readonly [string, RegExp]>> = {
    go: ['Go', /^go1\.\d+(\.\d+)?, pid \d+: 1000 goroutines add up to 500500 in [\d.]+(µs|ms|s)$/],
    python: ['Python', /^CPython 3\.\d+\.\d+, pid \d+: 1000! has 2568 digits$/],
  };
  for (const language of languages) {
    const [name, answer] = answers[language.name] ?? [language.name, /never/];
    it(
      `runs an activity in ${name}`,
      async ({ skip }) => {
        const reason = await missing(language);
        if (reason !== undefined) skip(reason);
        const taskQueue = await startWorker(language);
        const run = await house.run('polyglot', undefined, { [language.name]: { ready: true, taskQueue } });
        await run.done;
        expect(run.last()).toMatchObject({
          status: 'completed',
          result: expect.stringMatching(/^one workflow, 2 languages; skipped: /),
          statusQuery: { value: { [name]: expect.stringMatching(answer) } },
        });
        const said = run.last().statusQuery?.value as Record<string, string> | undefined;
        const pid = Number(/pid (\d+)/.exec(said?.[name] ?? '')?.[1]);
        expect(children.map((child) => child.pid)).toContain(pid);
        await run.replay();
      },
      buildTime,
    );
  }
});
