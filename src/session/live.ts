import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Companions } from '../companion/companions.js';
import { Toolchains } from '../companion/toolchain.js';
import { loadDemos } from '../demo/load.js';
import { demoBlocks } from '../presenter/demo-blocks.js';
import { ServiceChoiceError } from '../service/choice-error.js';
import { chooseService, type ServiceChoice } from '../service/choose.js';
import type { ConnectionSettings } from '../service/connection.js';
import { openService } from '../service/open.js';
import type { Service } from '../service/service.js';
import type { TemporalClient } from '../temporal/connect.js';
import { superviseFleet, type WorkerFleet } from '../worker/fleet.js';
import { DeckDemos } from './deck-demos.js';
import { DemoRun } from './demo-run.js';
import { carryOut } from './effects.js';
import { LateStarts } from './late-starts.js';
import type { Logs } from './logs.js';
import { OwedEnds } from './owed-ends.js';
import { Playback } from './playback.js';
import { Repertoire } from './repertoire.js';
import { Runs } from './runs.js';
import { SharedWorld } from './shared-world.js';
import type { Show, ShowOptions } from './show.js';
import { startTicking } from './ticking.js';
import { visibleTaskQueues, watchVisibleQueues } from './visible-queues.js';
import { watchedTraffic } from './watched-traffic.js';

/** What demos need of whoever shows them: a show on a terminal, or a rehearsal without one. */
export type LiveHost = Pick<Show, 'store' | 'closing' | 'performers' | 'waiting' | 'trouble'> & {
  readonly options: Pick<ShowOptions, 'dist' | 'service' | 'demos'>;
  /** Whether the deck's own code may run without a key: whoever rehearses it has asked for it. */
  readonly trusted?: boolean;
  /** Hears of the demos that can be run before anything says that they are there. */
  readonly onRepertoire?: (repertoire: Repertoire) => void;
};

/** Starts what a deck with demos needs: a Temporal Service, the bundled worker, a client, and the demos themselves. */
export async function startLive(host: LiveHost, logs: Logs): Promise<void> {
  const { options, store, closing } = host;
  // Before anything that may fail: it is what is left then.
  const fallback = openFallback(host);
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
  const running = choice && startProcesses(host, logs, choice, queueSuffix);
  const repertoire = new Repertoire(store, queueSuffix);
  closing.add(() => repertoire.close());
  host.onRepertoire?.(repertoire);
  const ours = await loadDemos(join(options.dist, 'demos'));
  repertoire.ship(ours.keys());
  let world: SharedWorld | undefined;
  let built = join(options.dist, 'demos');
  const own = new DeckDemos({
    ...{ host, logs, repertoire },
    onBuilt: (folder) => {
      built = folder;
      world?.rebuilt(folder);
    },
  });
  repertoire.use(ours);
  if (host.trusted) await own.ask();
  const connection = await running?.service.connection.catch(() => undefined);
  if (!running || !connection || closing.started) return;

  const [{ connectClient }, { warmEvents }] = await Promise.all([
    import('../temporal/connect.js'),
    import('../temporal/warm.js'),
  ]);
  const temporal = connectClient(connection);
  closing.add(() => temporal.close());
  world = new SharedWorld(running.workers, running.service, join(options.dist, 'demos'));
  if (built !== join(options.dist, 'demos')) world.rebuilt(built);
  const stage: Stage = {
    ...running,
    ...{ host, logs, repertoire, temporal, connection, late: fallback.late },
    world,
    owed: new OwedEnds(temporal),
    toolchains: new Toolchains(),
  };
  closing.add(() => stage.toolchains.close());
  const runs = new Runs({ store, owed: stage.owed, open: (id) => openRun(stage, id), trouble: host.trouble });
  closing.add(() => runs.close({ terminate: choice?.kind === 'remote' }));
  closing.add(watchVisibleQueues(store, temporal, host.trouble));
  host.performers.act = ({ demo, key }) => {
    fallback.playback.stop(demo);
    const block = demoBlocks(store.state.deck).find(({ id }) => id === demo)?.block;
    const asked = block && own.waits(block.demo) ? own.ask() : undefined;
    const act = async (): Promise<void> => {
      await asked;
      await runs.act(demo, key);
    };
    act().catch(host.trouble);
  };
  carryOut(host, 'act');
  setImmediate(warmEvents);
}

/** Recordings, for demos that do not come up. */
function openFallback({ store, closing, performers, waiting, trouble }: LiveHost): {
  readonly playback: Playback;
  readonly late: LateStarts;
} {
  const playback = new Playback({ store, trouble });
  const late = new LateStarts(store, trouble);
  closing.add(() => playback.close());
  closing.add(() => late.close());
  const wait = performers.act;
  performers.act = (effect) => {
    playback.stop(effect.demo);
    late.pressed(effect);
    wait(effect);
  };
  for (const effect of waiting) if (effect.kind === 'act') late.pressed(effect);
  performers.play = ({ demo }) => void playback.toggle(demo);
  carryOut({ waiting, performers }, 'play');
  return { playback, late };
}

/** All that runs on panels have to do with. */
interface Stage {
  readonly host: LiveHost;
  readonly logs: Logs;
  readonly repertoire: Repertoire;
  readonly late: LateStarts;
  readonly service: Service;
  readonly workers: WorkerFleet;
  readonly world: SharedWorld;
  readonly temporal: TemporalClient;
  readonly connection: ConnectionSettings;
  readonly owed: OwedEnds;
  readonly toolchains: Toolchains;
}

function openRun(stage: Stage, id: string): DemoRun | undefined {
  const { host, logs, repertoire, late, service, world, temporal, connection, owed, toolchains } = stage;
  const { store, trouble } = host;
  const { dist } = host.options;
  const found = demoBlocks(store.state.deck).find((candidate) => candidate.id === id);
  const ready = found && repertoire.get(found.block.demo);
  if (!ready) return undefined;
  const { demo, folder, sources } = ready;
  const companions = new Companions({
    ...{ demo, connection, toolchains },
    builtFolder: folder,
    sourceFolder: sources,
    keeperPath: join(dist, 'keeper-child.mjs'),
    logFile: logs.file('processes.log'),
    onChange: (processes) => store.dispatch({ kind: 'processes', demo: id, processes }),
    onLog: (source, text) => store.dispatch({ kind: 'log', lines: [{ at: Date.now(), level: 'info', source, text }] }),
  });
  return new DemoRun({
    place: { address: connection.address, namespace: connection.namespace },
    demo: () => repertoire.get(demo.name)?.demo ?? demo,
    ...{ id, block: found.block, temporal, store, world, owed, companions, trouble },
    watchTraffic: (workflowId, kinds) =>
      watchedTraffic(service, store, { id, kinds, taskQueue: demo.taskQueue }, workflowId),
    onLate: () => late.late(id),
  });
}

function startProcesses(
  { options, store, closing }: LiveHost,
  logs: Logs,
  choice: ServiceChoice,
  queueSuffix: string,
): { readonly service: Service; readonly workers: WorkerFleet } {
  const { dist } = options;
  const service = openService(choice, { dist, logFile: logs.file('service.log') });
  closing.add(() => service.close());
  store.dispatch({ kind: 'service', service: service.view });
  closing.add(service.onChange((view) => store.dispatch({ kind: 'service', service: view })));
  const workers = superviseFleet({
    childPath: join(dist, 'worker-child.mjs'),
    logFile: logs.file('worker.log'),
    connection: service.connection,
    code: { demosFolder: join(dist, 'demos') },
    queueSuffix,
    urgent: () => visibleTaskQueues(store.state),
    onChange: (processes) => store.dispatch({ kind: 'workers', workers: { ...store.state.workers, processes } }),
    onLog: (lines) => store.dispatch({ kind: 'log', lines }),
  });
  closing.add(() => workers.close());
  closing.add(startTicking(store));
  return { service, workers };
}
