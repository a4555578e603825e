import type { ReadyProcess } from '../demo/types.js';
import { forkLogged } from '../process/fork.js';
import type { ConnectionSettings } from '../service/connection.js';
import { type Companion, type CompanionOptions, keeperPatience, patienceToSettle } from './companion.js';
import type { FromKeeper, Kept } from './keeper-messages.js';
import { Life } from './life.js';
import type { Built, Foreign, Toolchains } from './toolchain.js';

export interface ForeignOptions extends CompanionOptions {
  readonly foreign: Foreign;
  readonly toolchains: Toolchains;
  /** The built `keeper-child.mjs`. */
  readonly keeperPath: string;
  readonly connection: ConnectionSettings;
  readonly taskQueue: string;
}

/** A worker in another language, below a small process that ends it when nobody is there any more. */
export function foreignWorker(name: string, options: ForeignOptions): Companion {
  const { foreign, toolchains, taskQueue } = options;
  const life = new Life(name, 'worker', options.onChange);
  let built: Built | undefined;
  let wanted = false;
  let building: Promise<void> | undefined;
  let helper: number | undefined;

  const prepare = (): Promise<void> => {
    if (building === undefined) {
      life.show({ state: 'preparing' });
      building = toolchains.build(foreign).then((result) => {
        built = result;
        if (result.kind === 'absent') life.show({ state: 'absent', message: result.message });
        else if (wanted) spawn(result.command);
        else life.show({ state: 'idle' });
      });
    }
    return building;
  };

  const spawn = (command: readonly string[]): void => {
    if (life.child !== undefined) return;
    const kept: Kept = { command, folder: foreign.folder };
    const child = forkLogged(options.keeperPath, options.logFile, {
      ...process.env,
      ...foreign.env,
      ...addressOf(options.connection),
      TEMPORAL_TASK_QUEUE: taskQueue,
      TSLIDES_KEPT: JSON.stringify(kept),
    });
    helper = undefined;
    life.begin(child);
    child.on('message', (message: FromKeeper) => {
      if (!life.isNow(child)) return;
      helper = message.pid;
      life.show({ pid: message.pid, state: 'running' });
    });
  };

  const start = (): void => {
    wanted = true;
    if (built?.kind === 'there') spawn(built.command);
    else void prepare();
  };
  return {
    get view() {
      return life.view;
    },
    prepare: () => void prepare(),
    start,
    kill() {
      wanted = false;
      life.kill((child) => {
        // Before it has told what it started, it alone can end that.
        if (helper === undefined) {
          child.kill('SIGTERM');
          return;
        }
        killQuietly(helper);
        child.kill('SIGKILL');
      });
    },
    tell: () => undefined,
    async settled(): Promise<ReadyProcess> {
      if (built === undefined && building !== undefined) {
        let timer: NodeJS.Timeout | undefined;
        const enough = new Promise<void>((resolve) => {
          timer = setTimeout(resolve, patienceToSettle);
        });
        await Promise.race([building, enough]);
        clearTimeout(timer);
      }
      return { ready: built?.kind === 'there' && life.child !== undefined, taskQueue };
    },
    end() {
      wanted = false;
      return life.end(keeperPatience);
    },
  };
}

/** What a client in any language is told by environment variables. */
function addressOf({ address, namespace, tls, apiKey }: ConnectionSettings): NodeJS.ProcessEnv {
  return {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    ...(tls === undefined ? {} : { TEMPORAL_TLS: 'true' }),
    ...(apiKey === undefined ? {} : { TEMPORAL_API_KEY: apiKey }),
  };
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
