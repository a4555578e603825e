import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkerProcess } from '../panel/view.js';
import { openService } from '../service/open.js';
import type { Service } from '../service/service.js';
import { connectClient, type TemporalClient } from '../temporal/connect.js';
import { superviseWorker, type WorkerSupervisor } from '../worker/supervisor.js';
import type { Built } from './built.js';
import { until } from './until.js';

/** A service with the demos' worker on it, as in a show. */
export interface Stage {
  readonly kind: 'embedded' | 'remote';
  readonly address: string;
  readonly service: Service;
  readonly temporal: TemporalClient;
  readonly worker: WorkerSupervisor;
  processes(): readonly WorkerProcess[];
  /** Resolves when the newest worker runs. */
  workerRuns(): Promise<WorkerProcess>;
  /** One more worker process beside the first; ended with the stage if not before. Resolves when it runs. */
  addWorker(): Promise<WorkerSupervisor>;
  close(): Promise<void>;
}

/** On the service that TSLIDES_TEST_ADDRESS names, else on the embedded one. */
export async function openStage(built: Built): Promise<Stage> {
  const address = process.env.TSLIDES_TEST_ADDRESS;
  const service = openService(
    address === undefined ? { kind: 'embedded' } : { kind: 'remote', connection: { address, namespace: 'default' } },
    { dist: built.folder, logFile: join(built.folder, 'service.log') },
  );
  const logFile = join(built.folder, 'worker.log');
  const superviseOne = () => {
    let processes: readonly WorkerProcess[] = [];
    const onChange = (next: readonly WorkerProcess[]) => {
      processes = next;
    };
    const worker = superviseWorker({
      childPath: built.workerChild,
      logFile,
      connection: service.connection,
      code: { demosFolder: built.demosFolder },
      onChange,
    });
    const runs = () =>
      until('a running worker', () => {
        const newest = processes.at(-1);
        return newest?.state === 'running' ? newest : undefined;
      }).catch(async (error: unknown) => {
        throw new Error(`${JSON.stringify(processes)}\n${await readFile(logFile, 'utf8')}`, { cause: error });
      });
    return { worker, processes: () => processes, runs };
  };
  const { worker, processes, runs } = superviseOne();
  const added: WorkerSupervisor[] = [];
  await runs();
  const connection = await service.connection;
  const temporal = connectClient(connection);
  return {
    kind: address === undefined ? 'embedded' : 'remote',
    address: connection.address,
    service,
    temporal,
    worker,
    processes,
    workerRuns: runs,
    async addWorker() {
      const another = superviseOne();
      added.push(another.worker);
      await another.runs();
      return another.worker;
    },
    async close() {
      await temporal.close();
      await Promise.all([worker, ...added].map((one) => one.close()));
      await service.close();
    },
  };
}
