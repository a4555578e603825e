import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { tslidesBin } from '../src/testing/pty.js';

const taskQueue = 'bench';
const workflowId = 'ten-thousand';
/** Six events each, and three at the begin. */
const steps = 1666;

export interface OpenTimes {
  readonly events: number;
  /** ms from the first call to a frame with all events, in a process that has never followed anything, and again. */
  readonly cold: readonly number[];
  readonly warm: readonly number[];
}

/**
 * How long it takes until a workflow of ten thousand events is on a panel. No deck names an execution that is there
 * already, so what a panel would do is done in processes of their own: follow it, fold it, draw it, encode it.
 */
export async function openTimes(folder: string, runs: number): Promise<OpenTimes> {
  const server = spawn(process.execPath, [tslidesBin, 'server', '--port', '0', '--db', join(folder, 'long.db')]);
  try {
    const [greeting] = (await once(server.stdout, 'data')) as [Buffer];
    const address = /on (\S+:\d+)/.exec(greeting.toString())?.[1] ?? '';
    const events = await makeHistory(address);
    const rounds = Array.from({ length: runs }, () => opened(address, events));
    return { events, cold: rounds.map(([cold]) => cold), warm: rounds.map(([, warm]) => warm) };
  } finally {
    server.kill();
  }
}

function opened(address: string, events: number): readonly [cold: number, warm: number] {
  const child = fileURLToPath(new URL('live-open-child.ts', import.meta.url));
  const said = execFileSync(process.execPath, ['--import', 'tsx', child, address, workflowId, String(events)], {
    encoding: 'utf8',
  });
  const [cold = Number.NaN, warm = Number.NaN] = said.trim().split(' ').map(Number);
  return [cold, warm];
}

async function makeHistory(address: string): Promise<number> {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } },
  });
  const workflowsPath = fileURLToPath(new URL('service-workflows.ts', import.meta.url));
  const logger = new DefaultLogger('ERROR');
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: await bundleWorkflowCode({ workflowsPath, logger }),
    activities: { step: async (index: number) => index },
  });
  const client = new Client({ connection: await Connection.connect({ address }) });
  await worker.runUntil(client.workflow.execute('steps', { taskQueue, workflowId, args: [steps] }));
  const { historyLength } = await client.workflow.getHandle(workflowId).describe();
  await client.connection.close();
  await connection.close();
  return historyLength;
}
