import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEngine } from '../engine/server.js';
import type { LogLine, WorkerProcess } from '../panel/view.js';
import { type Built, builtForTest } from '../testing/built.js';
import { until } from '../testing/until.js';
import { superviseWorker } from './supervisor.js';

const files: Readonly<Record<string, string>> = {
  'demo.ts': `import { defineDemo } from 'tslides';
export default defineDemo({ name: 'talkative', line: 'It talks.', workflow: 'talkative', taskQueue: 'talkative',
  actions: [{ kind: 'start', key: 's', label: 'start' }], panels: [['log']] });`,
  'workflows.ts': `import { log, proxyActivities } from '@temporalio/workflow';
import type * as activities from './activities.js';
const { talk } = proxyActivities<typeof activities>({ startToCloseTimeout: '5s', retry: { initialInterval: '50ms', maximumAttempts: 2 } });
export async function talkative(): Promise<string> {
  log.info('logged by the workflow', { amount: 42 });
  console.log('printed by the workflow');
  const said = await talk();
  log.warn('warned by \\u001b[31mthe workflow');
  return said;
}`,
  'activities.ts': `import { log, activityInfo } from '@temporalio/activity';
export async function talk(): Promise<string> {
  console.log('printed by the activity');
  console.error('complained\\nby the activity');
  log.error('logged by the activity');
  log.debug('told in detail');
  if (activityInfo().attempt === 1) throw new Error('not yet');
  return 'done';
}`,
};

let demos: string;
let built: Built;
beforeAll(async () => {
  demos = await mkdtemp(join(tmpdir(), 'tslides-talkative-'));
  await mkdir(join(demos, 'talkative'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(demos, 'talkative', name), text);
  built = await builtForTest(demos);
});
afterAll(async () => {
  await built.remove();
  await rm(demos, { recursive: true });
});

it('hands on what workflows and activities log and print, and nothing of what the SDK is busy with', async () => {
  const engine = await startEngine();
  const log: LogLine[] = [];
  let newest: WorkerProcess | undefined;
  const logFile = join(built.folder, 'worker.log');
  const worker = superviseWorker({
    childPath: built.workerChild,
    logFile,
    connection: Promise.resolve({ address: engine.address, namespace: 'default' }),
    code: { demosFolder: built.demosFolder },
    onChange: (processes) => {
      newest = processes.at(-1);
    },
    onLog: (lines) => log.push(...lines),
  });
  await until('it runs', () => newest?.state === 'running');
  const connection = await Connection.connect({ address: engine.address });
  const { workflow } = new Client({ connection });
  expect(await workflow.execute('talkative', { taskQueue: 'talkative', workflowId: 'talkative-1' })).toBe('done');
  await until('the last line', () => log.some(({ text }) => text === 'Workflow completed'));

  const told = log.map(({ level, text, about }) => `${level} ${about}: ${text}`);
  const tries = ['talk', 'talk, attempt 2'].flatMap((about) => [
    `debug ${about}: Activity started`,
    `info ${about}: printed by the activity`,
    `warn ${about}: complained`,
    `warn ${about}: by the activity`,
    `error ${about}: logged by the activity`,
    `debug ${about}: told in detail`,
  ]);
  expect(told.toSorted()).toEqual(
    [
      'debug talkative-1: Workflow started',
      'info talkative-1: logged by the workflow amount=42',
      'info talkative-1: printed by the workflow',
      ...tries,
      'warn talk: Activity failed: not yet',
      'debug talk, attempt 2: Activity completed',
      'warn talkative-1: warned by the workflow',
      'debug talkative-1: Workflow completed',
    ].toSorted(),
  );
  expect(new Set(log.map(({ source }) => source))).toEqual(new Set([`worker ${newest?.pid}`]));
  for (const { at } of log) expect(Math.abs(at - Date.now())).toBeLessThan(60_000);

  await worker.close();
  const file = await readFile(logFile, 'utf8');
  for (const text of ['Worker state changed', 'logged by the workflow', 'printed by the workflow', 'complained']) {
    expect(file).toContain(text);
  }
  await connection.close();
  await engine.close();
});
