import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import {
  Client,
  Connection,
  WorkflowClient,
  type WorkflowClientOptions,
  type WorkflowHandleWithFirstExecutionRunId,
} from '@temporalio/client';
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkerOptions,
  type WorkflowBundle,
} from '@temporalio/worker';
import { type Engine, type EngineOptions, startEngine } from '../server.js';
import * as activities from './activities.js';

/** Lines the SDK and the engine logged: shown when a test fails, otherwise nobody's. */
export const logs: string[] = [];

let installed = false;
let bundle: Promise<WorkflowBundle> | undefined;

/** Keeps what the SDK has to say off the screen. */
export const quiet = new DefaultLogger('WARN', (entry) => void logs.push(`${entry.level} ${entry.message}`));

/** Gives the SDK's runtime a quiet logger, once in a process. */
export function install(): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    logger: quiet,
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } },
  });
}

/** The test workflows, bundled once in a process. */
export function workflowBundle(): Promise<WorkflowBundle> {
  bundle ??= bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
    logger: quiet,
  });
  return bundle;
}

/** A service, a client and workers of the genuine SDK. */
export class Harness {
  readonly #workers: { readonly worker: Worker; readonly run: Promise<void> }[] = [];
  readonly #queues = new Set<string>();
  readonly #replayed = new Set<string>();

  private constructor(
    readonly engine: Engine,
    readonly connection: Connection,
    readonly native: NativeConnection,
    readonly client: Client,
    readonly workflowBundle: WorkflowBundle,
  ) {}

  static async start(options: EngineOptions = {}): Promise<Harness> {
    const code = await workflowBundle();
    return Harness.connect(await startEngine({ log: (line) => void logs.push(`engine: ${line}`), ...options }), code);
  }

  /** The same with a service that is there: it ends with the harness. */
  static async connect(service: Engine, bundle: WorkflowBundle): Promise<Harness> {
    install();
    const { address } = service;
    const connection = await Connection.connect({ address });
    const native = await NativeConnection.connect({ address });
    return new Harness(service, connection, native, new Client({ connection }), bundle);
  }

  /** A client with options of its own. */
  clientWith(options: Omit<WorkflowClientOptions, 'connection'>): WorkflowClient {
    return new WorkflowClient({ connection: this.connection, ...options });
  }

  /** Starts a worker and waits until it polls. */
  async worker(taskQueue: string, options: Partial<WorkerOptions> = {}): Promise<Worker> {
    const worker = await Worker.create({
      connection: this.native,
      taskQueue,
      workflowBundle: this.workflowBundle,
      activities,
      stickyQueueScheduleToStartTimeout: '1s',
      shutdownGraceTime: 0,
      shutdownForceTime: '1s',
      ...options,
    });
    this.#workers.push({ worker, run: worker.run() });
    this.#queues.add(taskQueue);
    // a worker that runs has not polled yet, and a query would find nobody
    await eventually(
      () => this.pollers(taskQueue),
      (found) => found.includes(worker.options.identity),
    );
    return worker;
  }

  /** Who polls the task queue for workflow tasks. */
  async pollers(name: string): Promise<string[]> {
    const request = { namespace: 'default', taskQueue: { name }, taskQueueType: 1 };
    const { pollers } = await this.connection.workflowService.describeTaskQueue(request);
    return (pollers ?? []).map((poller) => poller.identity ?? '');
  }

  /** Shuts one worker down and waits for its end. */
  async stop(worker: Worker): Promise<void> {
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await this.#workers.find((entry) => entry.worker === worker)?.run.catch(() => undefined);
  }

  /** Starts a workflow under an id of its own. */
  run(
    workflowType: string,
    taskQueue: string,
    args: unknown[] = [],
    options: Record<string, unknown> = {},
  ): Promise<WorkflowHandleWithFirstExecutionRunId> {
    const workflowId = `${workflowType}-${randomUUID()}`;
    return this.client.workflow.start(workflowType, { taskQueue, workflowId, args, ...options });
  }

  /** Replays every history that has come to its end since the last time: the oracle for what is written. */
  async replayAll(): Promise<number> {
    return this.#replay("ExecutionStatus != 'Running'");
  }

  /** Replays every history that workers of this harness had a hand in, whether at its end or not. */
  async replayOwn(): Promise<number> {
    const queues = [...this.#queues].map((queue) => `'${queue}'`);
    return queues.length === 0 ? 0 : this.#replay(`TaskQueue IN (${queues.join(', ')})`);
  }

  async #replay(query: string): Promise<number> {
    const histories = [];
    for await (const { workflowId, runId } of this.client.workflow.list({ query })) {
      if (this.#replayed.has(runId)) continue;
      this.#replayed.add(runId);
      const history = await this.client.workflow.getHandle(workflowId, runId).fetchHistory();
      // without it no worker has done anything yet
      if (history.events?.some((event) => event.workflowTaskCompletedEventAttributes)) {
        histories.push({ workflowId, history });
      }
    }
    for await (const result of Worker.runReplayHistories({ workflowBundle: this.workflowBundle }, histories)) {
      if (result.error) throw new Error(`${result.workflowId} does not replay`, { cause: result.error });
    }
    return histories.length;
  }

  async close(): Promise<void> {
    for (const { worker } of this.#workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    await Promise.all(this.#workers.map(({ run }) => run.catch(() => undefined)));
    await this.native.close().catch(() => undefined);
    await this.connection.close();
    await this.engine.close();
  }
}

/** Asks again and again until the answer will do: for what can only be looked at. Fails after 10 s. */
export async function eventually<T>(look: () => Promise<T>, will: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 10_000;
  for (;;) {
    const value = await look();
    if (will(value)) return value;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(value)}; ${logs.slice(-5).join(' | ')}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
