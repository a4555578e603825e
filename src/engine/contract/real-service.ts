import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { Connection } from '@temporalio/client';

/** A real Temporal Service, or the reason why there is none. */
export interface RealService {
  readonly address?: string;
  readonly reason?: string;
  readonly close: () => Promise<void>;
}

/** To save work the real one puts some things off: timers for a second, deletions for half a minute. Tests need not wait. */
const PUNCTUAL = [
  'history.timerProcessorMaxTimeShift="5ms"',
  'history.timerProcessorUpdateAckInterval="1s"',
  'history.transferProcessorUpdateAckInterval="1s"',
  'history.visibilityProcessorUpdateAckInterval="1s"',
];

/**
 * The service that TSLIDES_TEST_ADDRESS names (which is left running); else a dev server of its own, from the
 * `temporal` command that TEMPORAL_CLI_PATH names or that is on PATH. Rejects when there is one and it does not start.
 */
export async function realService(): Promise<RealService> {
  const { TSLIDES_TEST_ADDRESS: address, TEMPORAL_CLI_PATH: named } = process.env;
  if (address) return { address, close: async () => {} };
  const command = named || onPath('temporal');
  if (command === undefined) {
    const reason = "there is no 'temporal' command (TEMPORAL_CLI_PATH, PATH) and no TSLIDES_TEST_ADDRESS";
    return { reason, close: async () => {} };
  }
  return startDevServer(command);
}

async function startDevServer(command: string): Promise<RealService> {
  const port = await freePort();
  const options = ['--port', `${port}`, '--ip', '127.0.0.1', '--headless', '--log-level', 'error'];
  const settings = PUNCTUAL.flatMap((setting) => ['--dynamic-config-value', setting]);
  const child = spawn(command, ['server', 'start-dev', ...options, ...settings], { stdio: 'ignore' });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${command} server start-dev ended with ${code}`);
  });
  const address = `127.0.0.1:${port}`;
  try {
    await Promise.race([answers(address), failed]);
  } catch (error) {
    await end(child);
    throw error;
  }
  failed.catch(() => {});
  return { address, close: () => end(child) };
}

async function answers(address: string): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1000 });
      await connection.workflowService.describeNamespace({ namespace: 'default' });
      return await connection.close();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function onPath(name: string): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // the next one may have it
    }
  }
  return undefined;
}
