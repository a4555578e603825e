import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Starts a Node program with an IPC channel; what it and its native code print goes to the end of `logFile`
 * (its folder is made if need be), never to the terminal.
 */
export function forkLogged(path: string, logFile: string, env: NodeJS.ProcessEnv = process.env): ChildProcess {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a', 0o600);
  try {
    writeSync(log, `--- ${new Date().toISOString()} starting ${path}\n`);
    // `fork` hands its options on to `spawn`; its own type lacks `windowsHide`.
    const options: ForkOptions & { readonly windowsHide: true } = {
      stdio: ['ignore', log, log, 'ipc'],
      serialization: 'advanced',
      windowsHide: true,
      execArgv: [],
      env,
    };
    return fork(path, [], options);
  } finally {
    closeSync(log);
  }
}

/** Sends if the channel is open; a process that is already going is no error, its exit is told elsewhere. */
export function tell(child: ChildProcess, message: object): void {
  if (child.connected) child.send(message, () => undefined);
}

/** `crashed with code 1` or `was ended by SIGSEGV`. */
export function endOf(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `crashed with code ${code}` : `was ended by ${signal}`;
}
