import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode } from '@temporalio/worker';
import { expect, test } from 'vitest';
import { startEngine } from '../server.js';
import { install, quiet } from '../testing/harness.js';
import { bundleProgram } from '../testing/program.js';
import { checkHistories, checkPromise } from './checks.js';
import { type Promised, playWorkflow } from './load.js';

/** More kills: TSLIDES_KILLS=50 npx vitest run src/engine/kill */
const KILLS = Number(process.env.TSLIDES_KILLS ?? 3);
const SIDE_BY_SIDE = 4;
const QUEUE = 'killed workers';

test('whenever a worker is killed, another one brings its workflows to their right end', async () => {
  install();
  const folder = mkdtempSync(join(tmpdir(), 'tslides-kill-'));
  const workflowsPath = fileURLToPath(new URL('./workflows.ts', import.meta.url));
  const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger: quiet });
  const bundlePath = join(folder, 'workflows.cjs');
  writeFileSync(bundlePath, workflowBundle.code);
  const program = await bundleProgram(new URL('./worker-process.ts', import.meta.url));
  const engine = await startEngine({ db: join(folder, 'store.db') });
  const connection = await Connection.connect({ address: engine.address });
  const workers: ChildProcess[] = [];
  const startWorker = async () => {
    const worker = fork(program, [engine.address, QUEUE, bundlePath], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    workers.push(worker);
    await once(worker, 'message');
  };
  try {
    const begun = Date.now();
    await Promise.all([startWorker(), startWorker()]);
    let killing = true;
    let number = 0;
    const promises: Promised[] = [];
    const clients = Array.from({ length: SIDE_BY_SIDE }, async () => {
      while (killing) promises.push(await playWorkflow(new Client({ connection }), QUEUE, number++));
    });
    for (let kill = 0; kill < KILLS; kill++) {
      await Promise.race([new Promise((resolve) => setTimeout(resolve, Math.random() * 500)), Promise.all(clients)]);
      // the older one
      workers.shift()?.kill('SIGKILL');
      await startWorker();
    }
    killing = false;
    await Promise.all(clients);
    for (const promise of promises) checkPromise(promise);
    const events = await checkHistories(engine.address, connection, workflowBundle, []);
    expect(promises.length).toBeGreaterThanOrEqual(SIDE_BY_SIDE);
    const seconds = Math.round((Date.now() - begun) / 1000);
    console.log(`${KILLS} workers killed, ${promises.length} workflows, ${events} events, ${seconds} s`);
  } finally {
    for (const worker of workers) worker.kill('SIGKILL');
    await connection.close();
    await engine.close();
    rmSync(folder, { recursive: true });
  }
}, 3_600_000);
