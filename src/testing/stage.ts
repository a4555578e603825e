import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkerProcess } from '../panel/view.js';
import { openService } from '../service/open.js';
import { connectClient, type TemporalClient } from '../temporal/connect.js';
import { superviseWorker, type WorkerSupervisor } from '../worker/supervisor.js';
import type { Built } from './built.js';
import { until } from './until.js';

/** A service with the demos' worker on it, as in a show. */
export interface Stage {
  readonly kind: 'embedded' | 'remote';
  readonly address: string;
  readonly temporal: TemporalClient;
  readonly worker: WorkerSupervisor;
  processes(): readonly WorkerProcess[];
  /** Resolves when the newest worker runs. */
  workerRuns(): Promise<WorkerProcess>;
  close(): Promise<void>;
}

/** On the service that TSLIDES_TEST_ADDRESS names, else on the embedded one. */
export async function openStage(built: Built): Promise<Stage> {
  const address = process.env.TSLIDES_TEST_ADDRESS;
  const service = openService(
    address === undefined ? { kind: 'embedded' } : { kind: 'remote', connection: { address, namespace: 'default' } },
    { dist: built.folder, logFile: join(built.folder, 'service.log') },
  );
  let processes: readonly WorkerProcess[] = [];
  const workerLog = join(built.folder, 'worker.log');
  const worker = superviseWorker({
    childPath: built.workerChild,
    logFile: workerLog,
    connection: service.connection,
    demosFolder: built.demosFolder,
    onChange: (next) => {
      processes = next;
    },
  });
  const workerRuns = () =>
    until('a running worker', () => {
      const newest = processes.at(-1);
      return newest?.state === 'running' ? newest : undefined;
    }).catch(async (error: unknown) => {
      throw new Error(`${JSON.stringify(processes)}\n${await readFile(workerLog, 'utf8')}`, { cause: error });
    });
  await workerRuns();
  const connection = await service.connection;
  const temporal = connectClient(connection);
  return {
    kind: address === undefined ? 'embedded' : 'remote',
    address: connection.address,
    temporal,
    worker,
    processes: () => processes,
    workerRuns,
    async close() {
      await temporal.close();
      await worker.close();
      await service.close();
    },
  };
}
