import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';
import { expect, test } from 'vitest';
import { readHistory } from '../model/reading.js';
import type { HistoryEvent } from '../proto/plain.js';
import { toMs } from '../proto/time.js';
import { install, quiet } from '../testing/harness.js';
import { RawClient } from '../testing/raw-client.js';
import { loadActivities } from './activities.js';
import { type Promised, playWorkflow, totalOf } from './load.js';
import { type Outage, ServiceProcess } from './service-process.js';

/** More kills: TSLIDES_KILLS=200 npx vitest run src/engine/kill */
const KILLS = Number(process.env.TSLIDES_KILLS ?? 8);
/** Workflows at the same time. */
const SIDE_BY_SIDE = 8;
const QUEUE = 'kill';
/** How late (ms) a timer may be on a busy machine. */
const LATE = 3000;

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

function checkPromise({ workflowId, steps, result, items, notes }: Promised): void {
  expect(result, workflowId).toMatchObject({ step: steps, total: totalOf(steps), finish: true });
  for (const [sent, got] of [
    [items, result.items],
    [notes, result.notes],
  ] as const) {
    for (const { mark, times } of sent) {
      const count = got.filter((other) => other === mark).length;
      expect(count, `${mark}, sent ${times} times`).toBeGreaterThanOrEqual(1);
      // the client itself asks again, with the same request id: the run that follows does not know it
      expect(count, `${mark}, sent ${times} times`).toBeLessThanOrEqual(2 * times);
    }
    // each was sent when the one before had been acknowledged
    const order = [...new Set(got)];
    expect(order).toEqual(sent.map(({ mark }) => mark));
  }
}

/** Every run is whole, closed and replays; timers fired when they were due, or when the service was back. Gives the number of events. */
async function checkHistories(
  address: string,
  connection: Connection,
  workflowBundle: { readonly code: string },
  outages: readonly Outage[],
): Promise<number> {
  const raw = new RawClient(address);
  const client = new Client({ connection });
  const histories = [];
  let events = 0;
  for await (const { workflowId, runId, status } of client.workflow.list()) {
    expect(status.name).toMatch(/COMPLETED|CONTINUED_AS_NEW/);
    const execution = { workflowId, runId };
    const answer = await raw.call('GetWorkflowExecutionHistory', { namespace: 'default', execution });
    const reading = readHistory(answer.reply?.history?.events ?? []);
    events += reading.events.length;
    for (const event of reading.events) checkTimer(event, reading.events, outages);
    histories.push({ workflowId, history: await client.workflow.getHandle(workflowId, runId).fetchHistory() });
  }
  raw.close();
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories)) {
    if (error) throw new Error(`${workflowId} does not replay`, { cause: error });
  }
  return events;
}

function checkTimer(fired: HistoryEvent, events: readonly HistoryEvent[], outages: readonly Outage[]): void {
  const { startedEventId = 0 } = fired.timerFiredEventAttributes ?? {};
  const started = events[startedEventId - 1];
  if (started === undefined) return;
  const due = toMs(started.eventTime) + toMs(started.timerStartedEventAttributes?.startToFireTimeout);
  // while it was down, or so shortly before that it could not be written
  const back = outages.filter(({ from, to }) => due >= from - LATE && due <= to).at(-1)?.to ?? due;
  expect(toMs(fired.eventTime) - Math.max(due, back), 'ms late').toBeLessThan(LATE);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
