import { invalidArgument, notFound } from '../errors.js';
import type { Heartbeat } from '../matching/workers.js';
import type { ServiceMessage } from '../proto/plain.js';
import { encode } from '../proto/reflection.js';
import { poll } from './poll.js';
import type { Call, Handlers, Services } from './services.js';

/** Bytes that a worker may say of itself. */
const MAXIMUM_HEARTBEAT = 16 * 1024;

export const workerHandlers: Handlers = {
  RecordWorkerHeartbeat({ matching }, request: ServiceMessage<'RecordWorkerHeartbeatRequest'>) {
    for (const heartbeat of request.workerHeartbeat ?? []) matching.workers.record(checked(heartbeat));
    return {};
  },

  // ends all polls of the worker; those of one that gave no key end with their connection or their time
  ShutdownWorker({ matching }, request: ServiceMessage<'ShutdownWorkerRequest'>) {
    if (request.workerHeartbeat !== undefined) matching.workers.record(checked(request.workerHeartbeat));
    matching.dismiss(request.workerInstanceKey ?? '');
    return {};
  },

  ListWorkers({ matching }, request: ServiceMessage<'ListWorkersRequest'>) {
    if (request.query) throw invalidArgument('the embedded service lists all workers: leave the query out');
    const all = matching.workers.all();
    return { workersInfo: all.map((workerHeartbeat) => ({ workerHeartbeat })), workers: all.map(inShort) };
  },

  DescribeWorker({ matching }, request: ServiceMessage<'DescribeWorkerRequest'>) {
    const key = request.workerInstanceKey ?? '';
    const workerHeartbeat = matching.workers.find(key);
    if (workerHeartbeat === undefined) throw notFound(`worker ${key} not found`);
    return { workerInfo: { workerHeartbeat } };
  },

  // workers that give heartbeats also ask for commands to them: there are none
  PollNexusTaskQueue: (services: Services, request: ServiceMessage<'PollNexusTaskQueueRequest'>, call: Call) =>
    poll(services, 'nexus', request, call, () => undefined),
};

function checked(heartbeat: Heartbeat): Heartbeat {
  if (encode('temporal.api.worker.v1.WorkerHeartbeat', heartbeat).length > MAXIMUM_HEARTBEAT) {
    throw invalidArgument(`worker heartbeat exceeds ${MAXIMUM_HEARTBEAT} bytes`);
  }
  return heartbeat;
}

function inShort({ hostInfo, ...heartbeat }: Heartbeat): object {
  const { workerInstanceKey, workerIdentity, taskQueue, deploymentVersion, sdkName, sdkVersion, status, startTime } =
    heartbeat;
  return {
    ...{ workerInstanceKey, workerIdentity, taskQueue, deploymentVersion, sdkName, sdkVersion, status, startTime },
    hostName: hostInfo?.hostName,
    workerGroupingKey: hostInfo?.workerGroupingKey,
    processId: hostInfo?.processId,
    plugins: heartbeat.plugins,
    drivers: heartbeat.drivers,
  };
}
