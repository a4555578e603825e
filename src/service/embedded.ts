import type { ChildProcess } from 'node:child_process';
import type { ServiceView } from '../panel/view.js';
import { endProcess } from '../process/end.js';
import { endOf, forkLogged } from '../process/fork.js';
import { afterCrash, type Crashes } from '../process/restarts.js';
import type { ConnectionSettings } from './connection.js';
import type { Service } from './service.js';
import { views } from './views.js';

export interface EngineFiles {
  /** The built `engine-child.mjs`. */
  readonly childPath: string;
  readonly logFile: string;
}

/** What the engine's process tells. */
type FromEngine =
  | { readonly kind: 'listening'; readonly address: string }
  | { readonly kind: 'failed'; readonly message: string };

/** What the embedded service does beyond a real one: a worker killed on stage gives its workflow tasks back at once. */
const options = (port: number) => ({ host: '127.0.0.1', port, failTasksOfClosedConnections: true });
const patience = { gentle: 0, terminate: 1_500, kill: 500 };
const label = 'embedded service';

/** The embedded service in a process of its own, on a free port of loopback; started again after a crash. */
export function startEmbedded({ childPath, logFile }: EngineFiles): Service {
  const shown = views({ kind: 'embedded', label, state: 'starting' });
  let current: ChildProcess | undefined;
  let crashes: Crashes = [];
  let restart: NodeJS.Timeout | undefined;
  let closing: Promise<void> | undefined;
  let port = 0;
  let settle: { resolve(settings: ConnectionSettings): void; reject(error: Error): void } | undefined;
  const connection = new Promise<ConnectionSettings>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Whoever waits for it hears of a rejection; nobody has to.
  connection.catch(() => undefined);

  const down = (message: string): ServiceView => ({ kind: 'embedded', label, state: 'down', message });

  const spawn = () => {
    const child = forkLogged(childPath, logFile, { ...process.env, TSLIDES_ENGINE: JSON.stringify(options(port)) });
    let failure: string | undefined;
    current = child;
    child.on('message', (message: FromEngine) => {
      if (child !== current) return;
      if (message.kind === 'failed') {
        failure = message.message;
        return;
      }
      port = Number(message.address.slice(message.address.lastIndexOf(':') + 1));
      shown.set({ kind: 'embedded', label, state: 'up' });
      settle?.resolve({ address: message.address, namespace: 'default' });
    });
    child.once('error', (error) => {
      if (child.pid === undefined) ended(`could not start: ${error.message}`);
    });
    child.once('exit', (code, signal) => ended(endOf(code, signal)));

    const ended = (how: string) => {
      if (child !== current) return;
      current = undefined;
      if (closing !== undefined) return;
      const next = afterCrash(crashes, Date.now());
      crashes = next.crashes;
      const what = `The embedded service ${failure === undefined ? how : `can't run: ${failure}`}`;
      if (next.delay === undefined) {
        shown.set(down(`${what}, for the fifth time in a minute, and stays down; its log is ${logFile}`));
        settle?.reject(new Error(what));
        return;
      }
      shown.set(down(`${what} and is being started again.`));
      restart = setTimeout(spawn, next.delay);
    };
  };

  const end = async () => {
    clearTimeout(restart);
    settle?.reject(new Error('The embedded service is closed.'));
    if (current !== undefined) await endProcess(current, () => undefined, patience);
    shown.set({ kind: 'embedded', label, state: 'closed' });
  };

  spawn();
  return {
    get view() {
      return shown.view;
    },
    connection,
    onChange: shown.onChange,
    close() {
      closing ??= end();
      return closing;
    },
  };
}
