import { serve } from './frontend/grpc.js';
import { HeldTasks } from './frontend/held-tasks.js';
import type { Services } from './frontend/services.js';
import { onQueueVanished, type Parts, runTask } from './history/dispatch.js';
import { Executions } from './history/executions.js';
import { Queries } from './history/queries.js';
import { Updates } from './history/updates.js';
import { Matching } from './matching/matching.js';
import { MEMORY } from './store/open.js';
import { Store } from './store/store.js';
import { startInternalWorker } from './system/internal-worker.js';
import type { FactSink } from './telemetry.js';
import { SearchAttributes } from './visibility/attributes.js';

/** The setting under which the store keeps the custom search attributes. */
const ATTRIBUTES = 'search-attributes';
const DAY = 86_400_000;

export interface EngineOptions {
  /** Default 127.0.0.1: reachable from this machine only. */
  readonly host?: string;
  /** 0 (default): a free one. */
  readonly port?: number;
  /** The one namespace there is; default 'default'. */
  readonly namespace?: string;
  /** How long (ms) a closed run is kept; default 24 hours, as in a dev server. */
  readonly retention?: number;
  /** The file of the store, made if it is not there; absent: in memory, gone with the service. */
  readonly db?: string;
  /**
   * Not like the real Temporal: when a connection closes, the workflow tasks that were given to it time out at once
   * instead of after their timeout (10 s), so that a killed worker does not hold up a stage.
   */
  readonly failTasksOfClosedConnections?: boolean;
  /** Workers may take activities past their task queue (the server's system.enableActivityEagerExecution, off too). */
  readonly eagerActivities?: boolean;
  readonly log?: (line: string) => void;
  /** Hears of all that happens inside. */
  readonly onFact?: FactSink;
  /** Hears that the store can't be written any more: from then on no change is accepted, and the process should end. */
  readonly onBroken?: (error: Error) => void;
}

export interface Engine {
  /** '127.0.0.1:7233' */
  readonly address: string;
  /** Ends all polls and connections, then frees the port. */
  close(): Promise<void>;
}

/**
 * Starts a Temporal-compatible service in this process. Rejects with an Error of one sentence when it can't listen there
 * or can't use the store.
 */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
  const { host = '127.0.0.1', port = 0, namespace = 'default', retention = DAY, log = () => {}, onFact } = options;
  const store = new Store(options.db ?? MEMORY, options.onBroken ?? ((error) => log(String(error.cause))));
  const attributes = new SearchAttributes(namespace, store.setting(ATTRIBUTES), (saved) =>
    store.keep(ATTRIBUTES, saved),
  );
  const updates = new Updates();
  const matching: Matching = new Matching((type, name) => onQueueVanished(parts, type, name), onFact);
  const executions: Executions = new Executions(store, (task) => runTask(parts, task), log, onFact);
  const queries = new Queries(executions, matching);
  const parts: Parts = { executions, matching, queries, updates };
  const held = options.failTasksOfClosedConnections === true ? new HeldTasks(executions, queries) : undefined;
  const { eagerActivities = false } = options;
  const services: Services = { namespace, eagerActivities, retention, store, held, attributes, ...parts };
  const close = () => {
    held?.close();
    executions.close();
    store.close();
  };
  const server = await serve({
    host,
    port,
    services,
    onConnectionClosed: (connection) => {
      matching.disconnect(connection);
      queries.reconsider(connection);
      held?.giveBack(connection);
    },
    log,
    facts: onFact,
  }).catch((error: unknown) => {
    close();
    throw error;
  });
  executions.recover();
  held?.giveBackOrphans(store.unfinishedRunIds());
  const internalWorker = startInternalWorker({ executions, store, matching, retention, log, facts: onFact });
  return {
    address: `${host.includes(':') ? `[${host}]` : host}:${server.port}`,
    async close() {
      internalWorker.close();
      await server.close();
      close();
    },
  };
}
