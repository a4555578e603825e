import type { ChildProcess } from 'node:child_process';

/** ms that each step may take. */
export interface Patience {
  readonly gentle: number;
  readonly terminate: number;
  /** From SIGKILL on; a process in an uninterruptible call is then left alone. */
  readonly kill: number;
}

/**
 * Ends a process: first by `gently` (a message, say), then SIGTERM, then SIGKILL. Resolves when it is gone or all
 * patience is spent; never rejects.
 */
export async function endProcess(child: ChildProcess, gently: () => void, patience: Patience): Promise<void> {
  const steps: readonly (readonly [act: () => void, ms: number])[] = [
    [gently, patience.gentle],
    [() => child.kill('SIGTERM'), patience.terminate],
    [() => child.kill('SIGKILL'), patience.kill],
  ];
  for (const [act, ms] of steps) {
    if (isGone(child)) return;
    act();
    await goneWithin(child, ms);
  }
}

function isGone(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function goneWithin(child: ChildProcess, ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (isGone(child)) return resolve();
    const done = () => {
      clearTimeout(timer);
      child.off('exit', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    child.once('exit', done);
  });
}
