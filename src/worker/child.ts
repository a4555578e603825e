import { NativeConnection, Runtime, TransportError, Worker } from '@temporalio/worker';
import type { ConnectionSettings } from '../service/connection.js';
import { ForwardingLogger } from './log-lines-forward.js';
import { paceLines } from './log-lines-pace.js';
import type { FromWorker, ToWorker } from './messages.js';
import { type Polled, polledQueues } from './polled.js';

/**
 * The worker's process. It is told what to work for by IPC, prints to stdout and stderr (the supervisor makes these a
 * log file), and never outlives its parent.
 */

/** ms from a wish to end until the process is gone whatever it is doing. */
const hardEnd = 2_000;

type Start = Extract<ToWorker, { readonly kind: 'start' }>;

let stopping = false;
/** What ends the workers that run; without one there is nothing to wait for. */
const stops: (() => void)[] = [];

// Ctrl+C in the terminal reaches the whole process group; only the parent decides.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
process.on('SIGTERM', end);
process.on('disconnect', end);
process.on('message', (message: ToWorker) => {
  if (message.kind === 'stop') end();
  else work(message).catch(fail);
});
process.on('unhandledRejection', crash);
process.on('uncaughtException', crash);
if (!process.connected) end();

const name = `worker ${process.pid}`;
const logger = new ForwardingLogger(
  name,
  paceLines((lines) => say({ kind: 'log', lines }), name),
);

Runtime.install({
  logger,
  telemetryOptions: { logging: { filter: { core: 'INFO', other: 'WARN' }, forward: {} } },
  shutdownSignals: [],
});

async function work({ connection: settings, urgent, ...what }: Start): Promise<void> {
  const running: Promise<void>[] = [];
  for (const queues of inTurn(await polledQueues(what), urgent)) {
    const made = await onceTheServiceAnswers(settings, (connection) => workersOf(queues, connection, settings));
    if (made === undefined || stopping) break;
    running.push(run(made.workers, made.connection));
  }
  await Promise.all(running);
  process.exit(0);
}

/**
 * All at once, unless some are waited for: to make a worker is to start a thread that loads the SDK, and two of them
 * at once hold each other up.
 */
function inTurn(queues: readonly Polled[], urgent: readonly string[]): readonly (readonly Polled[])[] {
  const first = queues.filter(({ taskQueue }) => urgent.includes(taskQueue));
  const others = queues.filter((queue) => !first.includes(queue));
  return [first, others].filter(({ length }) => length > 0);
}

function workersOf(
  queues: readonly Polled[],
  connection: NativeConnection,
  { namespace }: ConnectionSettings,
): Promise<readonly Worker[]> {
  return Promise.all(
    queues.map(({ code, ...polled }) =>
      Worker.create({
        connection,
        namespace,
        ...polled,
        workflowBundle: { code },
        // Who asks where a workflow's code stands gets the code too.
        showStackTraceSources: true,
        // Where a workflow task goes when the worker that has the workflow in its cache is gone.
        stickyQueueScheduleToStartTimeout: '1s',
        // The progress that activities tell is on the screen.
        maxHeartbeatThrottleInterval: '250ms',
        shutdownGraceTime: '200ms',
        shutdownForceTime: '1s',
      }),
    ),
  );
}

async function run(workers: readonly Worker[], connection: NativeConnection): Promise<void> {
  const runs = Promise.all(workers.map((worker) => worker.run()));
  stops.push(() => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  });
  logger.forwardPrinted();
  say({ kind: 'ready' });
  try {
    await runs;
    await connection.close();
  } catch (error) {
    // With an activity in flight a shutdown ends by force, and the SDK calls that an error.
    if (!stopping) crash(error);
    console.error(error);
  }
  if (!stopping) process.exit(1);
}

/** Goes on trying while the service is not there, or does not take us; undefined if this process is to end before. */
async function onceTheServiceAnswers<Made>(
  settings: ConnectionSettings,
  make: (connection: NativeConnection) => Promise<Made>,
): Promise<{ readonly workers: Made; readonly connection: NativeConnection } | undefined> {
  for (let delay = 100; !stopping; delay = Math.min(delay * 2, 2_000)) {
    let connection: NativeConnection | undefined;
    try {
      connection = await NativeConnection.connect({
        address: settings.address,
        tls: settings.tls ?? false,
        ...(settings.apiKey === undefined ? {} : { apiKey: settings.apiKey }),
        ...(settings.metadata === undefined ? {} : { metadata: { ...settings.metadata } }),
      });
      return { workers: await make(connection), connection };
    } catch (error) {
      await connection?.close().catch(console.error);
      if (!(error instanceof TransportError)) throw error;
      console.error(error.message);
      say({ kind: 'waiting', message: `Waiting for the service at ${settings.address}${refusal(error)}.` });
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
  return undefined;
}

/** What a service that is there said, out of the SDK's print of the gRPC status; empty if none is. */
function refusal({ message }: Error): string {
  const said = /code: (?:NotFound|PermissionDenied|Unauthenticated), message: "([^"\\]{1,200}?)\.?"/.exec(message)?.[1];
  return said === undefined ? '' : `: ${said}`;
}

function end(): void {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), hardEnd);
  if (stops.length === 0) process.exit(0);
  for (const stop of stops) stop();
}

/** It can't work, and a restart would not help. */
function fail(error: unknown): void {
  console.error(error);
  say({ kind: 'failed', message: `The worker can't work: ${error instanceof Error ? error.message : String(error)}` });
  setTimeout(() => process.exit(1), 100);
}

function crash(error: unknown): void {
  console.error(error);
  process.exit(1);
}

function say(message: FromWorker): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}
