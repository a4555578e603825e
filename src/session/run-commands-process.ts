import { type ChildProcess, type ChildProcessByStdio, type StdioOptions, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/**
 * Starts a program without a shell, in a process group and a session of its own: what it starts is ended with it, and
 * none of it can write to our terminal. May throw (an argument with a NUL in it).
 */
export function startProgram(
  program: string,
  args: readonly string[],
  stdio: StdioOptions,
  cwd?: string,
): ChildProcess {
  const detached = process.platform !== 'win32';
  return spawn(program, args, { stdio, detached, windowsHide: true, ...(cwd === undefined ? {} : { cwd }) });
}

/** Ends a program that `startProgram` started, and all that it has started, at once. */
export function endProgram(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

export interface Limits {
  /** ms */
  readonly time: number;
  /** Bytes of standard output. */
  readonly output: number;
}

/** How a program ended, with what it printed. */
export type Ending =
  | {
      readonly kind: 'ended';
      readonly code: number | null;
      readonly signal: NodeJS.Signals | null;
      readonly stdout: string;
      readonly stderr: string;
    }
  | { readonly kind: 'late' | 'long'; readonly stderr: string }
  | { readonly kind: 'unstarted'; readonly reason: NodeJS.ErrnoException };

export interface RunningProgram {
  readonly ending: Promise<Ending>;
  /** Ends it now; `ending` follows. */
  end(): void;
}

/** Bytes of standard error that are kept: the first ones, which tell most. */
const keptOfStderr = 4_000;
/** ms after a program's end that something which left its process group may hold its output open. */
const afterwards = 500;

/** Runs a program that reads `input`. When it ends, what it started ends too; never rejects. */
export function runProgram(
  [program = '', ...args]: readonly string[],
  input: string,
  limits: Limits,
  cwd?: string,
): RunningProgram {
  let child: ChildProcessByStdio<Writable, Readable, Readable>;
  try {
    child = startProgram(program, args, 'pipe', cwd) as typeof child;
  } catch (reason) {
    return { ending: Promise.resolve({ kind: 'unstarted', reason: reason as Error }), end: () => undefined };
  }
  const ending = new Promise<Ending>((resolve) => {
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let bytes = 0;
    let errorBytes = 0;
    let broken: 'late' | 'long' | undefined;
    let lastWait: NodeJS.Timeout | undefined;
    const stop = (reason: 'late' | 'long'): void => {
      broken ??= reason;
      endProgram(child);
    };
    const timer = setTimeout(() => stop('late'), limits.time);
    const finish = (code: number | null, signal: NodeJS.Signals | null): void => {
      clearTimeout(timer);
      clearTimeout(lastWait);
      child.stdout.destroy();
      child.stderr.destroy();
      const said = Buffer.concat(stderr).toString('utf8');
      if (broken) resolve({ kind: broken, stderr: said });
      else resolve({ kind: 'ended', code, signal, stdout: Buffer.concat(stdout).toString('utf8'), stderr: said });
    };
    child.stdout.on('data', (data: Buffer) => {
      bytes += data.length;
      if (bytes > limits.output) stop('long');
      else stdout.push(data);
    });
    child.stderr.on('data', (data: Buffer) => {
      if (errorBytes < keptOfStderr) stderr.push(data.subarray(0, keptOfStderr - errorBytes));
      errorBytes += data.length;
    });
    child.on('error', (reason) => {
      if (child.pid !== undefined) return;
      clearTimeout(timer);
      resolve({ kind: 'unstarted', reason });
    });
    child.on('exit', (code, signal) => {
      endProgram(child);
      lastWait = setTimeout(() => finish(code, signal), afterwards);
    });
    child.on('close', finish);
    // A program need not read what it is given.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
  return { ending, end: () => endProgram(child) };
}
