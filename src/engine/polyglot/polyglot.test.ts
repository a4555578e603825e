/*
 * The SDKs of other languages against the embedded service. Each program holds a worker and a client, and replays
 * what it did. Nothing is downloaded here: where an SDK is not installed its test is skipped, with the reason.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startEngine } from '../server.js';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'tslides-polyglot-'));
const python = process.env.TSLIDES_PYTHON || 'python3';
const pythonProgram = fileURLToPath(new URL('./python/order.py', import.meta.url));
const goOptions = {
  cwd: fileURLToPath(new URL('./go', import.meta.url)),
  env: { ...process.env, GOFLAGS: '-mod=readonly', GOPROXY: 'off', GOTOOLCHAIN: 'local', GOWORK: 'off' },
};
const goProgram = join(folder, 'order');
/** The first build of the Go SDK compiles all of it. */
const BUILD = 300_000;

interface Language {
  readonly name: string;
  /** Fails when its SDK is not there. */
  readonly look: () => Promise<unknown>;
  readonly build?: () => Promise<unknown>;
  /** A program and its arguments; the address and the task queue follow. */
  readonly program: readonly [string, ...string[]];
}

const languages: readonly Language[] = [
  {
    name: 'Python',
    look: () => run(python, ['-c', 'import temporalio.worker']),
    program: [python, '-B', pythonProgram],
  },
  {
    name: 'Go',
    look: () => run('go', ['list', '-deps', '.'], goOptions),
    build: () => run('go', ['build', '-o', goProgram, '.'], goOptions),
    program: [goProgram],
  },
];

/** undefined: it is there; else why not, in one line. */
async function missing({ name, look }: Language): Promise<string | undefined> {
  try {
    await look();
    return undefined;
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr || error).trim();
    const reason = `no Temporal SDK for ${name}: ${said.split('\n').at(-1)}`;
    console.warn(`\nSkipped: ${reason}\n`);
    return reason;
  }
}

let engine: Engine;
let connection: Connection;

beforeAll(async () => {
  engine = await startEngine();
  connection = await Connection.connect({ address: engine.address });
});

afterAll(async () => {
  await connection.close();
  await engine.close();
  rmSync(folder, { recursive: true });
});

/** How often each kind of event stands in the history of the order, whichever SDK wrote it. */
const written = {
  activityTaskScheduled: 1,
  activityTaskStarted: 1,
  activityTaskCompleted: 1,
  timerStarted: 1,
  timerFired: 1,
  workflowExecutionUpdateAccepted: 1,
  workflowExecutionUpdateCompleted: 1,
  workflowExecutionSignaled: 1,
  startChildWorkflowExecutionInitiated: 1,
  childWorkflowExecutionStarted: 1,
  childWorkflowExecutionCompleted: 1,
  workflowExecutionCompleted: 1,
};

for (const language of languages) {
  const reason = await missing(language);
  const { name, build, program } = language;
  const title = 'retry, timer, signal, query, update and child';
  test.skipIf(reason !== undefined)(
    `${name}: ${title}${reason === undefined ? '' : ` (${reason})`}`,
    async () => {
      await build?.();
      const [command, ...args] = program;
      const { stdout } = await run(command, [...args, engine.address, name], { timeout: 60_000 });
      expect(JSON.parse(stdout)).toEqual({
        count: 1,
        status: 'waiting',
        refusal: expect.stringContaining('an item has a name'),
        late: 'waiting',
        receipt: { attempts: 3, items: ['tea'], shipped_to: 'Elm Street', delivery: 'left at Elm Street' },
      });
      const { events } = await new Client({ connection }).workflow.getHandle(`${name}-order`).fetchHistory();
      const counts = Object.keys(written).map((kind) => {
        const key = `${kind}EventAttributes` as const;
        return [kind, events?.filter((event) => (event as Record<string, unknown>)[key]).length];
      });
      expect(Object.fromEntries(counts)).toEqual(written);
      const started = events?.find((event) => event.activityTaskStartedEventAttributes);
      expect(started?.activityTaskStartedEventAttributes).toMatchObject({
        attempt: 3,
        lastFailure: { message: 'the bank is closed (attempt 2)' },
      });
    },
    BUILD,
  );
}
