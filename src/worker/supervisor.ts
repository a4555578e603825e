import type { ChildProcess } from 'node:child_process';
import type { WorkerProcess } from '../panel/view.js';
import { endProcess } from '../process/end.js';
import { endOf, forkLogged, tell } from '../process/fork.js';
import { afterCrash, type Crashes } from '../process/restarts.js';
import type { ConnectionSettings } from '../service/connection.js';
import type { FromWorker, ToWorker } from './messages.js';

export interface WorkerOptions {
  /** The built `worker-child.mjs`. */
  readonly childPath: string;
  readonly logFile: string;
  /** The process is started at once and loads the SDK while this is pending. */
  readonly connection: Promise<ConnectionSettings>;
  /** The built demos, `dist/demos`. */
  readonly demosFolder: string;
  /** See `ToWorker`; none if absent. */
  readonly queueSuffix?: string;
  /** Called with every change, the first time before `superviseWorker` returns; newest last, at most ten. */
  readonly onChange: (processes: readonly WorkerProcess[]) => void;
  /** Epoch ms. */
  readonly now?: () => number;
}

export interface WorkerSupervisor {
  /** SIGKILL, because the speaker asks for it: nothing is started again until `start`. */
  kill(): void;
  /** Starts one unless one is alive. Earlier crashes are forgotten. */
  start(): void;
  /** Stop, then SIGTERM, then SIGKILL: at most about 3 s. Never rejects; nothing is started any more. */
  close(): Promise<void>;
}

/** One process and what is known of it. */
interface Life {
  readonly id: number;
  readonly child: ChildProcess;
  view: WorkerProcess;
  /** What it said before it ended, if it can't work at all. */
  failure?: string;
}

const remembered = 10;
const patience = { gentle: 2_000, terminate: 500, kill: 500 };

/** Starts the worker's process and keeps it running until it is killed or closed. */
export function superviseWorker(options: WorkerOptions): WorkerSupervisor {
  const now = options.now ?? Date.now;
  const views = new Map<number, WorkerProcess>();
  let serial = 0;
  let current: Life | undefined;
  let crashes: Crashes = [];
  let restart: NodeJS.Timeout | undefined;
  let closing: Promise<void> | undefined;

  const show = (life: Life, view: WorkerProcess) => {
    life.view = view;
    views.set(life.id, view);
    for (const old of [...views.keys()].slice(0, -remembered)) views.delete(old);
    options.onChange([...views.values()]);
  };

  const spawn = (because?: string) => {
    const child = forkLogged(options.childPath, options.logFile);
    const view = withMessage({ pid: child.pid ?? 0, state: 'starting', startedAt: now() }, because);
    const life: Life = { id: serial++, child, view };
    const change = (view: WorkerProcess) => show(life, view);
    current = life;
    change(view);

    child.on('message', (message: FromWorker) => {
      if (life !== current) return;
      if (message.kind === 'failed') life.failure = message.message;
      else if (message.kind === 'waiting') change(withMessage(life.view, message.message));
      else change(withMessage({ ...life.view, state: 'running', readyAt: now() }, because));
    });
    child.once('error', (error) => {
      if (child.pid === undefined) ended(`could not start: ${error.message}`);
    });
    child.once('exit', (code, signal) => ended(endOf(code, signal)));

    const ended = (how: string) => {
      const wasCurrent = life === current;
      if (wasCurrent) current = undefined;
      const view = { ...life.view, endedAt: life.view.endedAt ?? now() };
      if (!wasCurrent) return change(view);
      if (closing !== undefined) return change(withMessage({ ...view, state: 'stopped' }));
      if (life.failure !== undefined) return change(withMessage({ ...view, state: 'crashed' }, life.failure));
      const next = afterCrash(crashes, now());
      crashes = next.crashes;
      if (next.delay === undefined) {
        const last = `The worker ${how}, for the fifth time in a minute, and stays down; its log is ${options.logFile}`;
        return change(withMessage({ ...view, state: 'crashed' }, last));
      }
      change(withMessage({ ...view, state: 'crashed' }, `The worker ${how}.`));
      restart = setTimeout(() => spawn(`The worker ${how} and was started again.`), next.delay);
    };

    options.connection.then(
      (connection) => {
        const { demosFolder, queueSuffix = '' } = options;
        tell(child, { kind: 'start', connection, demosFolder, queueSuffix } satisfies ToWorker);
      },
      () => {
        life.failure = 'The worker has no service to work for.';
        child.kill('SIGTERM');
      },
    );
  };

  const end = async () => {
    clearTimeout(restart);
    const child = current?.child;
    if (child !== undefined) await endProcess(child, () => tell(child, { kind: 'stop' } satisfies ToWorker), patience);
  };

  spawn();
  return {
    kill() {
      clearTimeout(restart);
      const life = current;
      if (life === undefined || closing !== undefined) return;
      current = undefined;
      life.child.kill('SIGKILL');
      show(life, withMessage({ ...life.view, state: 'killed', endedAt: now() }, 'SIGKILL'));
    },
    start() {
      if (current !== undefined || closing !== undefined) return;
      clearTimeout(restart);
      crashes = [];
      spawn();
    },
    close() {
      closing ??= end();
      return closing;
    },
  };
}

function withMessage({ message: _, ...view }: WorkerProcess, message?: string): WorkerProcess {
  return message === undefined ? view : { ...view, message };
}
