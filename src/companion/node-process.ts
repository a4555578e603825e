import type { FromProcess, ReadyProcess } from '../demo/types.js';
import { forkLogged, tell } from '../process/fork.js';
import { type Companion, type CompanionOptions, endPatience, patienceToSettle } from './companion.js';
import { Life } from './life.js';

/** Characters of a text that a process says of itself. */
const longest = 300;

/** A program of the demo in Node, with an IPC channel by which it tells of itself and is told. */
export function nodeProcess(name: string, path: string, options: CompanionOptions): Companion {
  const waiting = new Set<() => void>();
  let ready: { readonly value: unknown } | undefined;
  const life = new Life(name, 'node', () => {
    options.onChange();
    for (const look of [...waiting]) look();
  });

  const start = (): void => {
    if (life.child !== undefined) return;
    ready = undefined;
    const child = forkLogged(path, options.logFile);
    life.begin(child);
    child.on('message', (message: FromProcess) => {
      if (!life.isNow(child)) return;
      if (message.kind === 'ready') {
        ready = { value: message.value };
        life.show({ state: 'running' });
      } else if (message.kind === 'status') {
        const { progress } = message;
        const sane = progress !== undefined && isCount(progress.done) && isCount(progress.of);
        const status = String(message.text).slice(0, longest);
        life.show({
          state: 'running',
          status,
          ...(sane ? { progress: { done: progress.done, of: progress.of } } : {}),
        });
      } else if (message.kind === 'log') options.onLog(String(message.text).slice(0, longest));
    });
  };
  return {
    get view() {
      return life.view;
    },
    prepare: () => undefined,
    start,
    kill: () => life.kill((child) => child.kill('SIGKILL')),
    tell(message) {
      if (life.child !== undefined) tell(life.child, message as object);
    },
    settled: () =>
      new Promise<ReadyProcess>((resolve) => {
        const done = (): void => {
          waiting.delete(look);
          clearTimeout(timer);
          const { state } = life.view;
          resolve({ ready: state === 'running', ...(ready === undefined ? {} : { value: ready.value }) });
        };
        const look = (): void => {
          const { state } = life.view;
          if (ready !== undefined || (state !== 'starting' && state !== 'running')) done();
        };
        const timer = setTimeout(done, patienceToSettle);
        waiting.add(look);
        look();
      }),
    end: () => life.end(endPatience),
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000_000;
}
