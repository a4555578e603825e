import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { median, table } from './figures.js';

/**
 * `npm run bench:service [scale]`: the embedded service beside a real dev server (TEMPORAL_CLI_PATH, or `temporal` on
 * the PATH; without one, the embedded one alone), both with a store on disk, in turn, in one run. `scale` (default 1)
 * multiplies the numbers of workflows. Prints tables and fails nothing.
 */
const scale = Number(process.argv[2] ?? 1);
const folder = mkdtempSync(join(tmpdir(), 'tslides-bench-'));
const many = (count: number): number => Math.max(2, Math.round(count * scale));
const taskQueue = 'bench';

interface Contestant {
  readonly name: string;
  readonly command: (port: number, db: string) => readonly [string, readonly string[]];
}

interface Running {
  readonly process: ChildProcess;
  readonly address: string;
  /** Milliseconds from the start of its process to its first answer. */
  readonly startMs: number;
}

const program = fileURLToPath(new URL('../bin/tslides.js', import.meta.url));
const embedded: Contestant = {
  name: 'embedded',
  command: (port, db) => [process.execPath, [program, 'server', '--port', String(port), '--db', db]],
};

function devServer(): Contestant | undefined {
  const binary = process.env.TEMPORAL_CLI_PATH ?? 'temporal';
  try {
    const version = execFileSync(binary, ['--version'], { encoding: 'utf8' });
    const name = `dev server ${/Server ([\d.]+)/.exec(version)?.[1] ?? ''}`;
    const fixed = ['server', 'start-dev', '--headless', '--log-level', 'never'];
    return { name, command: (port, db) => [binary, [...fixed, '--port', String(port), '--db-filename', db]] };
  } catch {
    return undefined;
  }
}

let databases = 0;

async function start({ command }: Contestant): Promise<Running> {
  const port = await freePort();
  databases += 1;
  const [file, args] = command(port, join(folder, `${databases}.db`));
  const begun = performance.now();
  const child = spawn(file, args, { stdio: 'ignore' });
  const address = `127.0.0.1:${port}`;
  // not with gRPC alone: after a refused connection its client waits a second
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`${file} ${args.join(' ')} ended with ${child.exitCode}`);
  }
  const connection = await Connection.connect({
    address,
    channelArgs: { 'grpc.use_local_subchannel_pool': 1 },
  });
  const startMs = performance.now() - begun;
  await connection.close();
  return { process: child, address, startMs };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (open: boolean) => {
      socket.destroy();
      setTimeout(resolve, open ? 0 : 2, open);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}

async function stop(running: Running): Promise<void> {
  const exited = once(running.process, 'exit');
  running.process.kill('SIGTERM');
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

Runtime.install({ telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } } });
const workflowBundle = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(new URL('service-workflows.ts', import.meta.url)),
});

interface Figures {
  readonly start: number;
  readonly p50: number;
  readonly p99: number;
  readonly hellos: number;
  readonly activities: number;
  readonly first: number;
  readonly last: number;
  readonly memory: number;
}

async function measure(contestant: Contestant, starts: readonly number[]): Promise<Figures> {
  const service = await start(contestant);
  const connection = await Connection.connect({ address: service.address });
  const native = await NativeConnection.connect({ address: service.address });
  const { workflow } = new Client({ connection });
  const worker = await Worker.create({
    connection: native,
    taskQueue,
    workflowBundle,
    activities: { step: async (index: number) => index },
    maxCachedWorkflows: 600,
  });
  const running = worker.run();
  let ids = 0;
  const run = (type: string, argument: unknown) => {
    ids += 1;
    return workflow.execute(type, { taskQueue, workflowId: `${type}-${ids}`, args: [argument] });
  };
  const together = async (count: number, type: string, argument: unknown) => {
    const begun = performance.now();
    await Promise.all(Array.from({ length: count }, () => run(type, argument)));
    return (count * 1000) / (performance.now() - begun);
  };
  for (let index = 0; index < 20; index += 1) await run('hello', 'warm-up');

  const single: number[] = [];
  for (let index = 0; index < many(200); index += 1) {
    const begun = performance.now();
    await run('hello', 'you');
    single.push(performance.now() - begun);
  }
  single.sort((a, b) => a - b);
  const hellos = await together(many(500), 'hello', 'you');
  const activities = await together(many(100), 'steps', 10);
  const gaps = await stepTimes(connection, await workflow.start('steps', long(many(1666))));
  const tenth = Math.ceil(gaps.length / 10);
  for (let done = ids; done < many(10_000); done += many(500)) await together(many(500), 'hello', 'you');
  const memory = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(service.process.pid)])) / 1024;

  worker.shutdown();
  await running;
  await native.close();
  await connection.close();
  await stop(service);
  return {
    start: median(starts),
    p50: median(single),
    p99: single[Math.floor(single.length * 0.99)] ?? 0,
    hellos,
    activities,
    first: median(gaps.slice(0, tenth)),
    last: median(gaps.slice(-tenth)),
    memory,
  };
}

const long = (count: number) => ({ taskQueue, workflowId: 'long', args: [count] });

interface Started {
  readonly workflowId: string;
  result(): Promise<unknown>;
}

/** Milliseconds from each activity's schedule to the next one's, by the history. */
async function stepTimes(connection: Connection, handle: Started): Promise<number[]> {
  await handle.result();
  const { events } = await new Client({ connection }).workflow.getHandle(handle.workflowId).fetchHistory();
  const times = (events ?? [])
    .filter((event) => event.activityTaskScheduledEventAttributes)
    .map(({ eventTime }) => Number(eventTime?.seconds ?? 0) * 1000 + (eventTime?.nanos ?? 0) / 1e6);
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

const real = devServer();
const contestants = real === undefined ? [embedded] : [embedded, real];
const starts = new Map<Contestant, number[]>(contestants.map((contestant) => [contestant, []]));
for (let round = 0; round < 5; round += 1) {
  for (const contestant of contestants) {
    const service = await start(contestant);
    starts.get(contestant)?.push(service.startMs);
    await stop(service);
  }
}
const figures: Figures[] = [];
for (const contestant of contestants) figures.push(await measure(contestant, starts.get(contestant) ?? []));

const rows: readonly (readonly [string, keyof Figures])[] = [
  ['process start → first answer, ms', 'start'],
  ['start → result of a hello, p50 ms', 'p50'],
  ['start → result of a hello, p99 ms', 'p99'],
  [`${many(500)} hellos at once, workflows/s`, 'hellos'],
  [`${many(100)} × 10 activities at once, workflows/s`, 'activities'],
  [`an activity step, first tenth of ${many(1666)}, ms`, 'first'],
  ['an activity step, last tenth, ms', 'last'],
  [`memory after ${many(10_000)} workflows, MB`, 'memory'],
];
const ratio = (key: keyof Figures) => {
  const [ours, theirs] = figures;
  return ours === undefined || theirs === undefined ? '–' : (ours[key] / theirs[key]).toFixed(2);
};
const text = table(
  ['what', ...contestants.map(({ name }) => name), 'ratio'],
  rows.map(([what, key]) => [what, ...figures.map((entry) => entry[key].toFixed(1)), ratio(key)]),
);
console.log(text);
if (real === undefined) console.log('no `temporal` found (TEMPORAL_CLI_PATH, PATH): nothing to compare with');
rmSync(folder, { recursive: true });
