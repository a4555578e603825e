import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';
import { expect, test } from 'vitest';
import { install, quiet } from '../testing/harness.js';
import { loadActivities } from './activities.js';
import { checkHistories, checkPromise } from './checks.js';
import { type Promised, playWorkflow } from './load.js';
import { ServiceProcess } from './service-process.js';

/** More kills: TSLIDES_KILLS=200 npx vitest run src/engine/kill */
const KILLS = Number(process.env.TSLIDES_KILLS ?? 8);
/** Workflows at the same time. */
const SIDE_BY_SIDE = 8;
const QUEUE = 'kill';

test('killed at any moment under load, the service loses nothing that it acknowledged', async () => {
  install();
  const folder = mkdtempSync(join(tmpdir(), 'tslides-kill-'));
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const workflowsPath = fileURLToPath(new URL('./workflows.ts', import.meta.url));
  const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger: quiet });
  const service = await ServiceProcess.start({ port, db: join(folder, 'store.db') });
  const native = await NativeConnection.connect({ address });
  // back as soon as the service is, however often it goes
  const channelArgs = { 'grpc.initial_reconnect_backoff_ms': 50, 'grpc.max_reconnect_backoff_ms': 200 };
  const connection = await Connection.connect({ address, channelArgs });
  const worker = await Worker.create({
    connection: native,
    taskQueue: QUEUE,
    workflowBundle,
    activities: loadActivities,
    stickyQueueScheduleToStartTimeout: '500ms',
    shutdownForceTime: '1s',
  });
  const running = worker.run();
  try {
    const begun = Date.now();
    let killing = true;
    const promises: Promised[] = [];
    let number = 0;
    const clients = Array.from({ length: SIDE_BY_SIDE }, async () => {
      while (killing) promises.push(await playWorkflow(new Client({ connection }), QUEUE, number++));
    });
    for (let kill = 0; kill < KILLS; kill++) {
      // now and then at once, so that a start is killed too; on a slow machine everything takes its time
      const { from, to } = service.outages.at(-1) ?? { from: 0, to: 0 };
      const wait = Math.random() < 0.1 ? 0 : 100 + Math.random() * Math.max(700, 2 * (to - from));
      await Promise.race([new Promise((resolve) => setTimeout(resolve, wait)), Promise.all(clients)]);
      await service.kill();
    }
    killing = false;
    await Promise.all(clients);
    for (const promise of promises) checkPromise(promise);
    const events = await checkHistories(address, connection, workflowBundle, service.outages);
    expect(promises.length).toBeGreaterThanOrEqual(SIDE_BY_SIDE);
    const acts = promises.reduce((sum, { items, notes }) => sum + 3 + items.length + notes.length, 0);
    const seconds = Math.round((Date.now() - begun) / 1000);
    console.log(
      `${KILLS} kills, ${promises.length} workflows, ${acts} acknowledged acts, ${events} events, ${seconds} s`,
    );
  } finally {
    worker.shutdown();
    await running.catch(() => undefined);
    await connection.close();
    await native.close().catch(() => undefined);
    await service.end();
    rmSync(folder, { recursive: true });
  }
}, 3_600_000);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
