import { randomUUID } from 'node:crypto';
import type { Connection } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import { CommandType } from '../proto/enums.js';
import type { CommandAttributes, CommandName } from '../proto/plain.js';
import { type Refusal, refusal } from '../testing/refusal.js';

type Service = Connection['workflowService'];
type ActivityTask = Awaited<ReturnType<Service['pollActivityTaskQueue']>>;
type WorkflowTask = Awaited<ReturnType<Service['pollWorkflowTaskQueue']>>;
type Completion = temporal.api.workflowservice.v1.IRespondWorkflowTaskCompletedRequest;
type Command = temporal.api.command.v1.ICommand;
type Input = temporal.api.common.v1.IPayloads;
type Event = temporal.api.history.v1.IHistoryEvent;

const namespace = 'default';

/** A worker by hand, for what the SDK's never does. It has a task queue of its own, and starts its workflows there. */
export class RawWorker {
  readonly queue = `raw-${randomUUID()}`;

  readonly service: Service;

  constructor(readonly connection: Connection) {
    this.service = connection.workflowService;
  }

  /** Starts a workflow of no type that an SDK worker knows. */
  async start(more: object = {}): Promise<{ readonly workflowId: string; readonly runId: string }> {
    const workflowId = `raw-${randomUUID()}`;
    const request = { namespace, workflowId, workflowType: { name: 'raw' }, taskQueue: { name: this.queue } };
    const { runId } = await this.service.startWorkflowExecution({ ...request, requestId: randomUUID(), ...more });
    return { workflowId, runId };
  }

  /** Waits for a workflow task, on the worker's own queue or a sticky one of its. */
  poll(sticky?: string): Promise<WorkflowTask> {
    const taskQueue = sticky === undefined ? { name: this.queue } : { name: sticky, kind: 2, normalName: this.queue };
    return this.connection.withDeadline(Date.now() + 20_000, () =>
      this.service.pollWorkflowTaskQueue({ namespace, taskQueue, identity: 'raw' }),
    );
  }

  pollActivity(): Promise<ActivityTask> {
    const taskQueue = { name: this.queue };
    return this.connection.withDeadline(Date.now() + 20_000, () =>
      this.service.pollActivityTaskQueue({ namespace, taskQueue, identity: 'raw' }),
    );
  }

  complete({ taskToken }: WorkflowTask, commands: readonly Command[] = [], more: Completion = {}) {
    const request = { namespace, taskToken, commands: [...commands], identity: 'raw', ...more };
    return this.service.respondWorkflowTaskCompleted(request);
  }

  /** Completes in a way that the service is not to take. */
  refused(task: WorkflowTask, commands: readonly Command[]): Promise<Refusal> {
    return refusal(this.complete(task, commands));
  }

  fail({ taskToken }: WorkflowTask, message: string) {
    const failure = { message, source: 'raw', applicationFailureInfo: {} };
    return this.service.respondWorkflowTaskFailed({ namespace, taskToken, cause: 24, failure, identity: 'raw' });
  }

  signal(workflowId: string, signalName = 'go', input: Input = {}) {
    const workflowExecution = { workflowId };
    const requestId = randomUUID();
    return this.service.signalWorkflowExecution({ namespace, workflowExecution, signalName, input, requestId });
  }

  /** What is written: read backwards, as the real service adds what is not, when it is read forwards. */
  async history(workflowId: string): Promise<Event[]> {
    const { history } = await this.service.getWorkflowExecutionHistoryReverse({ namespace, execution: { workflowId } });
    return [...(history?.events ?? [])].reverse();
  }

  async last(workflowId: string): Promise<Event | undefined> {
    const request = { namespace, execution: { workflowId }, maximumPageSize: 1 };
    return (await this.service.getWorkflowExecutionHistoryReverse(request)).history?.events?.[0];
  }

  async end(workflowId: string): Promise<void> {
    await this.service.terminateWorkflowExecution({ namespace, workflowExecution: { workflowId } });
  }
}

/** A command of the type that its attributes are for. */
export function command<N extends CommandName>(name: N, attributes: CommandAttributes<N>): Command {
  const type = `COMMAND_TYPE_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}` as keyof typeof CommandType;
  return { commandType: CommandType[type] as number, [`${name}CommandAttributes`]: attributes };
}

/** 'timerStarted', …: what kind of event it is. */
function kind(event: Event): string {
  const key = Object.entries(event).find(([name, value]) => name.endsWith('EventAttributes') && value)?.[0] ?? '';
  return key.replace('EventAttributes', '');
}

export function kinds(events: readonly Event[] | null | undefined): string[] {
  return (events ?? []).map(kind);
}
