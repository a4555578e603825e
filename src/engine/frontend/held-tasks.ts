import type { Executions } from '../history/executions.js';
import type { Queries } from '../history/queries.js';
import { timeOutWorkflowTask } from '../history/workflow-task.js';
import { TimeoutType } from '../proto/enums.js';

/** How long (ms) workers that live have, after a restart of the service, to come back with what they hold. */
const COME_BACK = 2000;

/**
 * Which connection holds which started workflow tasks, so that those of a killed worker can be given to another at
 * once instead of after their timeout. Temporal does not do that: an option for stages.
 */
export class HeldTasks {
  readonly #executions: Executions;
  readonly #queries: Queries;
  /** Connection → run id → stamp of the task. */
  readonly #held = new Map<string, Map<string, number>>();
  #orphans: NodeJS.Timeout | undefined;

  constructor(executions: Executions, queries: Queries) {
    this.#executions = executions;
    this.#queries = queries;
  }

  hold(connection: string, runId: string, stamp: number): void {
    const runs = this.#held.get(connection) ?? new Map<string, number>();
    this.#held.set(connection, runs.set(runId, stamp));
  }

  /** The task was answered. */
  release(connection: string, runId: string): void {
    this.#held.get(connection)?.delete(runId);
  }

  /** The connection closed: its tasks time out now. */
  giveBack(connection: string): void {
    for (const [runId, stamp] of this.#held.get(connection) ?? []) this.#timeOut(runId, stamp);
    this.#held.delete(connection);
  }

  /** The same for tasks of `runIds` that were started before the service was, and are not answered soon. */
  giveBackOrphans(runIds: readonly string[]): void {
    const orphans = runIds.flatMap((runId) => {
      const task = this.#executions.read(runId)?.workflowTask;
      return task?.stage === 'started' ? [[runId, task.stamp] as const] : [];
    });
    this.#orphans = setTimeout(() => {
      for (const [runId, stamp] of orphans) this.#timeOut(runId, stamp);
    }, COME_BACK);
  }

  close(): void {
    clearTimeout(this.#orphans);
  }

  #timeOut(runId: string, stamp: number): void {
    const task = this.#executions.read(runId)?.workflowTask;
    if (task?.stage !== 'started' || task.stamp !== stamp) return;
    this.#executions.advance(runId, (change) => timeOutWorkflowTask(change, TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE));
    this.#queries.detach(runId);
  }
}
