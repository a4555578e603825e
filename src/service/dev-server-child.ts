/**
 * The process between the show and `temporal server start-dev`, a program that would not notice when the show is gone:
 * starts it, tells when it answers, and ends it when it is asked to or nobody is there any more.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { get } from 'node:http';
import { createServer, type Server } from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';
import { endProcess } from '../process/end.js';
import { endOf } from '../process/fork.js';
import { answers } from './answers.js';
import type { DevServerOptions } from './dev-server.js';
import type { FromService } from './supervise.js';
import { versionProblem } from './temporal-version.js';

const host = '127.0.0.1';
/** ms between two looks whether it answers. */
const pace = 25;
/** ms after it answers within which its Web UI is looked for. */
const webUiLimit = 10_000;

const { binary, db, limit, address, webUi } = JSON.parse(process.env.TSLIDES_DEV_SERVER ?? '{}') as DevServerOptions;
/** What is set for clients of Temporal must not change the server. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(TEMPORAL|TSLIDES|NODE)_/i.test(name)),
);
let server: ChildProcess | undefined;
let ending = false;

// Ctrl+C and a closed terminal are told to the whole process group: they are for the presenter, who ends the worker first.
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
process.on('SIGTERM', () => void end(0));
process.on('disconnect', () => void end(0));
await run();

async function run(): Promise<void> {
  const problem = (await versionProblem(binary, env)) ?? (db === undefined ? undefined : storeProblem(db));
  if (problem !== undefined) return fail(problem);
  const free = await freePorts();
  const [port, uiPort] = [address ? portOf(address) : free[0], webUi ? portOf(webUi) : free[1]];
  if (ending) return;
  const ours = start(port, uiPort);
  const at = `${host}:${port}`;
  const latest = Date.now() + limit;
  while (!(await answers(at, Math.max(1, latest - Date.now())))) {
    if (ending) return;
    if (Date.now() >= latest) return fail(`The dev server did not answer within ${limit / 1000} s.`);
    await rest(pace);
  }
  if (ours.exitCode !== null) return;
  tell({ kind: 'listening', address: at });
  const page = `http://${host}:${uiPort}`;
  const lookUntil = Date.now() + webUiLimit;
  while (!ending && Date.now() < lookUntil) {
    if (await answersHttp(page)) return tell({ kind: 'listening', address: at, webUi: page });
    await rest(pace);
  }
}

function start(port: number, uiPort: number): ChildProcess {
  const args = ['server', 'start-dev', '--ip', host, '--port', `${port}`, '--ui-port', `${uiPort}`];
  const child = spawn(binary, [...args, '--log-level', 'warn', ...(db === undefined ? [] : ['--db-filename', db])], {
    env,
    stdio: ['ignore', 'inherit', 'pipe'],
    windowsHide: true,
    // A process group of its own, so that Ctrl+C does not reach it. On Windows that would be a window.
    detached: process.platform !== 'win32',
  });
  server = child;
  if (child.pid !== undefined) tell({ kind: 'helper', pid: child.pid });
  let complaint = '';
  child.stderr.on('data', (data: Buffer) => {
    process.stderr.write(data);
    complaint = /^Error: (.*)$/m.exec(data.toString())?.[1] ?? complaint;
  });
  child.once('error', (error) => fail(`The dev server could not start: ${error.message}.`));
  child.once('close', (code, signal) => {
    const how = complaint === '' ? '' : `: ${complaint}`;
    fail(`The dev server ${code === 0 ? 'ended by itself' : endOf(code, signal)}${how}.`);
  });
  return child;
}

function tell(message: FromService, then: () => void = () => undefined): void {
  if (process.connected) process.send?.(message, undefined, undefined, then);
  else then();
}

function fail(message: string): void {
  if (ending) return;
  tell({ kind: 'failed', message }, () => void end(1));
}

/** In memory there is nothing that it would have to put away. */
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  if (server !== undefined) {
    await endProcess(server, () => undefined, { gentle: 0, terminate: db === undefined ? 0 : 2_000, kill: 300 });
  }
  process.exit(code);
}

/** The store of the embedded service is an SQLite file as well; the dev server would write its own tables into it. */
function storeProblem(file: string): string | undefined {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const header = Buffer.alloc(72);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, header, 0, header.length, 0);
  } finally {
    closeSync(descriptor);
  }
  if (header.toString('latin1', 68) !== 'tsld') return undefined;
  return `${file} is a store of the embedded service, which a dev server can't use: name another file, or leave out --dev-server.`;
}

function answersHttp(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { timeout: webUiLimit }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

function portOf(text: string): number {
  return Number(text.slice(text.lastIndexOf(':') + 1));
}

/** Two ports that nobody listens on. */
async function freePorts(): Promise<readonly [number, number]> {
  const [first, second] = await Promise.all([listen(), listen()]);
  const ports = [portOfServer(first), portOfServer(second)] as const;
  await Promise.all([first, second].map((held) => new Promise((resolve) => held.close(resolve))));
  return ports;
}

function listen(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const held = createServer();
    held.once('error', reject);
    held.listen(0, host, () => resolve(held));
  });
}

function portOfServer(held: Server): number {
  const bound = held.address();
  return typeof bound === 'object' && bound !== null ? bound.port : 0;
}
