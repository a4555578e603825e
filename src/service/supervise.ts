import type { ChildProcess } from 'node:child_process';
import type { FactBatch } from '../engine/fact-post.js';
import type { ServiceView } from '../panel/view.js';
import { endProcess, type Patience } from '../process/end.js';
import { endOf, forkLogged } from '../process/fork.js';
import { afterCrash, type Crashes } from '../process/restarts.js';
import type { ConnectionSettings } from './connection.js';
import type { Service } from './service.js';
import { TrafficHub } from './traffic.js';
import { views } from './views.js';

/** It answers there. May come again when more is known. */
export interface Listening {
  readonly kind: 'listening';
  readonly address: string;
  readonly webUi?: string | undefined;
}

/** What the process of a service tells. */
export type FromService =
  | Listening
  /** A whole sentence: why it can't go on. The process ends after it. */
  | { readonly kind: 'failed'; readonly message: string }
  /** A process of its own, which must not outlive it. */
  | { readonly kind: 'helper'; readonly pid: number }
  | FactBatch;

export interface ServiceProcess {
  readonly kind: ServiceView['kind'];
  /** What the screen calls it. */
  readonly label: string;
  /** What sentences begin with: `The embedded service`. */
  readonly name: string;
  readonly childPath: string;
  readonly logFile: string;
  /** Environment of the process; `last` is what the one before it told, so that this one listens there too. */
  environment(last: Listening | undefined): NodeJS.ProcessEnv;
  readonly patience: Patience;
  /** Whether a process that is started again knows what the one before it knew, so that it can be killed on stage. */
  readonly keeps: boolean;
  /** Whether it can tell what happens inside. */
  readonly tells: boolean;
  /** Called once, when the service is closed and its process gone. */
  afterwards?(): void;
}

/**
 * A service in a process of its own that is started again after a crash. One that says why it fails before it ever
 * listened stays down: what is wrong then (a store, a program) is a person's to mend, and no better at the next try.
 */
export function supervise(what: ServiceProcess): Service {
  const { kind, label, name, logFile } = what;
  const shown = views({ kind, label, state: 'starting' });
  let current: ChildProcess | undefined;
  let crashes: Crashes = [];
  let restart: NodeJS.Timeout | undefined;
  let closing: Promise<void> | undefined;
  let last: Listening | undefined;
  const traffic = what.tells ? new TrafficHub() : undefined;
  let settle: { resolve(settings: ConnectionSettings): void; reject(error: Error): void } | undefined;
  const connection = new Promise<ConnectionSettings>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Whoever waits for it hears of a rejection; nobody has to.
  connection.catch(() => undefined);

  const down = (message: string): void => shown.set({ kind, label, state: 'down', message });
  const giveUp = (message: string, reason: string): void => {
    down(message);
    settle?.reject(new Error(reason));
  };

  const spawn = (): void => {
    const child = forkLogged(what.childPath, logFile, what.environment(last));
    let failure: string | undefined;
    let helper: number | undefined;
    current = child;
    traffic?.listenTo(child);

    child.on('message', (message: FromService) => {
      if (message.kind === 'helper') helper = message.pid;
      if (child !== current || closing !== undefined) return;
      if (message.kind === 'facts') traffic?.take(message);
      if (message.kind === 'failed') failure = message.message;
      if (message.kind !== 'listening') return;
      last = message;
      const { address, webUi } = message;
      shown.set({ kind, label, state: 'up', ...(webUi === undefined ? {} : { webUi }) });
      settle?.resolve({ address, namespace: 'default' });
    });
    child.once('error', (error) => {
      if (child.pid === undefined) ended(`could not start: ${error.message}`);
    });
    child.once('exit', (code, signal) => {
      // Whoever ends by itself has ended its helper before.
      if (signal !== null && helper !== undefined) endHelper(helper);
      ended(endOf(code, signal));
    });

    const ended = (how: string): void => {
      if (child !== current) return;
      current = undefined;
      if (closing !== undefined) return;
      const reason = failure ?? `${name} ${how}.`;
      if (last === undefined && failure !== undefined) {
        giveUp(reason, reason);
        return;
      }
      const next = afterCrash(crashes, Date.now());
      crashes = next.crashes;
      const clause = reason.replace(/\.$/, '');
      if (next.delay === undefined) {
        giveUp(`${clause}, for the fifth time in a minute, and it stays down; its log is ${logFile}`, reason);
        return;
      }
      down(`${clause}; it is being started again.`);
      restart = setTimeout(spawn, next.delay);
    };
  };

  const end = async (): Promise<void> => {
    clearTimeout(restart);
    settle?.reject(new Error(`${name} is closed.`));
    if (current !== undefined) await endProcess(current, () => undefined, what.patience);
    shown.set({ kind, label, state: 'closed' });
    what.afterwards?.();
  };

  const kill = (): void => {
    if (closing !== undefined || last === undefined || shown.view.killed === true) return;
    clearTimeout(restart);
    const child = current;
    current = undefined;
    child?.kill('SIGKILL');
    shown.set({ kind, label, state: 'down', message: `${name} was killed.`, killed: true });
  };

  const start = (): void => {
    if (closing !== undefined || current !== undefined) return;
    clearTimeout(restart);
    crashes = [];
    shown.set({ kind, label, state: 'starting' });
    spawn();
  };

  spawn();
  return {
    get view() {
      return shown.view;
    },
    connection,
    onChange: shown.onChange,
    ...(what.keeps ? { kill, start } : {}),
    ...(traffic === undefined ? {} : { traffic }),
    close() {
      closing ??= end();
      return closing;
    },
  };
}

function endHelper(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
