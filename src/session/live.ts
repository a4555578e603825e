import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { loadDemos } from '../demo/load.js';
import type { Demo } from '../demo/types.js';
import { demoBlocks } from '../presenter/demo-blocks.js';
import { ServiceChoiceError } from '../service/choice-error.js';
import { chooseService, type ServiceChoice } from '../service/choose.js';
import { openService } from '../service/open.js';
import type { Service } from '../service/service.js';
import { superviseWorker, type WorkerSupervisor } from '../worker/supervisor.js';
import { checkDemos } from './check-demos.js';
import { carryOut } from './effects.js';
import type { Logs } from './logs.js';
import { Runs } from './runs.js';
import type { Show } from './show.js';
import { startTicking } from './ticking.js';
import { watchVisiblePollers } from './visible-pollers.js';

/** Starts what a deck with demos needs: a Temporal Service, the bundled worker, a client, and the demos themselves. */
export async function startLive(show: Show, logs: Logs): Promise<void> {
  const { options, store, closing } = show;
  const choice = await chooseService(options.service, process.env).catch((error: unknown) => {
    if (!(error instanceof ServiceChoiceError)) throw error;
    // A mistake in naming a service must not quietly become another service: there is none, and panels say why.
    const label = options.service.address ?? options.service.profile ?? 'no service';
    store.dispatch({ kind: 'service', service: { kind: 'remote', label, state: 'down', message: error.message } });
    return undefined;
  });
  if (closing.started) return;
  // A service that the show starts is ours alone; another one may see the same talk given twice at once.
  const queueSuffix = choice?.kind === 'remote' ? `-${randomBytes(3).toString('hex')}` : '';
  const running = choice && startProcesses(show, logs, choice, queueSuffix);
  const demos = await demosOfDeck(show, queueSuffix);
  const connection = await running?.service.connection.catch(() => undefined);
  if (!running || !connection || closing.started) return;

  const { connectClient } = await import('../temporal/connect.js');
  const temporal = connectClient(connection);
  closing.add(() => temporal.close());
  const runs = new Runs({ temporal, store, demos, worker: running.worker, trouble: show.trouble });
  closing.add(() => runs.close({ terminate: choice?.kind === 'remote' }));
  closing.add(watchVisiblePollers(store, temporal, demos, show.trouble));
  const act: Show['performers']['act'] = ({ demo: id, key }) => {
    const demo = demoBlocks(store.state.deck).find((candidate) => candidate.id === id);
    if (demo) runs.act(id, demo.block, key).catch(show.trouble);
  };
  show.performers.act = act;
  carryOut(show, 'act');
}

function startProcesses(
  { options, store, closing }: Show,
  logs: Logs,
  choice: ServiceChoice,
  queueSuffix: string,
): { readonly service: Service; readonly worker: WorkerSupervisor } {
  const { dist } = options;
  const service = openService(choice, { dist, logFile: logs.file('service.log') });
  closing.add(() => service.close());
  store.dispatch({ kind: 'service', service: service.view });
  closing.add(service.onChange((view) => store.dispatch({ kind: 'service', service: view })));
  const worker = superviseWorker({
    childPath: join(dist, 'worker-child.mjs'),
    logFile: logs.file('worker.log'),
    connection: service.connection,
    demosFolder: join(dist, 'demos'),
    queueSuffix,
    onChange: (processes) => store.dispatch({ kind: 'workers', workers: { ...store.state.workers, processes } }),
  });
  closing.add(() => worker.close());
  closing.add(startTicking(store));
  return { service, worker };
}

/** The demos that can be run, and, now and with every new deck, what is wrong with the deck's use of them. */
async function demosOfDeck({ options, store, closing }: Show, queueSuffix: string): Promise<ReadonlyMap<string, Demo>> {
  const demos = new Map<string, Demo>();
  const broken = new Map<string, string>();
  for (const [name, entry] of await loadDemos(join(options.dist, 'demos'))) {
    if (entry.kind === 'demo') demos.set(name, { ...entry.demo, taskQueue: entry.demo.taskQueue + queueSuffix });
    else broken.set(name, entry.message);
  }
  const check = (): void => store.dispatch({ kind: 'demos', ...checkDemos(store.state.deck, demos, broken) });
  check();
  closing.add(store.subscribe((_, command) => command.kind === 'deck' && check()));
  return demos;
}
