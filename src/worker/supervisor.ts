import type { ChildProcess } from 'node:child_process';
import type { LogLine, WorkerProcess } from '../panel/view.js';
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
  readonly code: WorkerCode;
  /** See `ToWorker`; none if absent. */
  readonly queueSuffix?: string;
  /** Task Queues by their whole names, which a process that starts now polls before the others. */
  readonly urgent?: () => readonly string[];
  /** Called with every change, the first time before `superviseWorker` returns; newest last, at most ten. */
  readonly onChange: (processes: readonly WorkerProcess[]) => void;
  /** What the process has to say, newest last. */
  readonly onLog?: (lines: readonly LogLine[]) => void;
  /** Epoch ms. */
  readonly now?: () => number;
}

/** What a worker runs. */
export interface WorkerCode {
  /** The built demos, with their `demos.json`: `dist/demos`. */
  readonly demosFolder: string;
  /** One of the demos with other workflows. */
  readonly version?: { readonly demo: string; readonly name: string };
}

export interface WorkerSupervisor {
  /** Whether a process is alive, or about to be started again after a crash. */
  readonly alive: boolean;
  /** SIGKILL, because the speaker asks for it: nothing is started again until `start`. */
  kill(): void;
  /** Starts one unless one is alive. Earlier crashes are forgotten. */
  start(): void;
  /** From now on it runs this: a living process is replaced, and ends in good order while the next one starts. */
  run(code: WorkerCode): void;
  /** Ends the process in good order; nothing is started again until `start`. */
  stop(): void;
  /** Tells no more of processes that are gone, or on their way. */
  forget(): void;
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
  const leaving = new Set<Promise<void>>();
  let { code } = options;
  let serial = 0;
  /** Lives before this one are forgotten. */
  let known = 0;
  let current: Life | undefined;
  let crashes: Crashes = [];
  let restart: NodeJS.Timeout | undefined;
  let closing: Promise<void> | undefined;

  const show = (life: Life, view: WorkerProcess) => {
    life.view = view;
    if (life.id < known) return;
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
      if (message.kind === 'log') {
        options.onLog?.(message.lines);
        return;
      }
      if (life !== current) return;
      if (message.kind === 'failed') life.failure = message.message;
      else if (message.kind === 'waiting') change(withMessage(life.view, message.message));
      else change(withMessage({ ...life.view, state: 'running', readyAt: life.view.readyAt ?? now() }, because));
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
      restart = setTimeout(() => {
        restart = undefined;
        spawn(`The worker ${how} and was started again.`);
      }, next.delay);
    };

    options.connection.then(
      (connection) => {
        const { queueSuffix = '', urgent } = options;
        tell(child, { kind: 'start', connection, ...code, queueSuffix, urgent: urgent?.() ?? [] } satisfies ToWorker);
      },
      () => {
        life.failure = 'The worker has no service to work for.';
        child.kill('SIGTERM');
      },
    );
  };

  const endGently = (child: ChildProcess) =>
    endProcess(child, () => tell(child, { kind: 'stop' } satisfies ToWorker), patience);

  /** The process of now ends in good order, and is nobody's any more. */
  const letGo = () => {
    clearTimeout(restart);
    restart = undefined;
    const life = current;
    if (life === undefined) return;
    current = undefined;
    show(life, withMessage({ ...life.view, state: 'stopped', endedAt: now() }));
    const end = endGently(life.child);
    leaving.add(end);
    void end.then(() => leaving.delete(end));
  };

  const end = async () => {
    clearTimeout(restart);
    await Promise.all([...(current === undefined ? [] : [endGently(current.child)]), ...leaving]);
  };

  const alive = () => current !== undefined || restart !== undefined;

  spawn();
  return {
    get alive() {
      return alive();
    },
    run(next) {
      const was = alive();
      code = next;
      if (!was || closing !== undefined) return;
      letGo();
      crashes = [];
      spawn();
    },
    stop() {
      if (closing === undefined) letGo();
    },
    forget() {
      known = current?.id ?? serial;
      for (const id of [...views.keys()]) if (id < known) views.delete(id);
      options.onChange([...views.values()]);
    },
    kill() {
      clearTimeout(restart);
      restart = undefined;
      const life = current;
      if (life === undefined || closing !== undefined) return;
      current = undefined;
      life.child.kill('SIGKILL');
      show(life, withMessage({ ...life.view, state: 'killed', endedAt: now() }, 'SIGKILL'));
    },
    start() {
      if (current !== undefined || closing !== undefined) return;
      clearTimeout(restart);
      restart = undefined;
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
