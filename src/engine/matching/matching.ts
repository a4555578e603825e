import { resourceExhausted } from '../errors.js';
import type { FactSink } from '../telemetry.js';
import { type Poller, type PollerInfo, TaskQueue } from './task-queue.js';
import { Workers } from './workers.js';

/** A task as it lies in a queue: a reference, held against the run's state when a worker takes it. */
export type WorkflowQueueTask =
  | { readonly kind: 'workflow-task'; readonly runId: string; readonly stamp: number }
  | { readonly kind: 'query'; readonly runId: string; readonly queryId: string; readonly sticky: boolean };
export interface ActivityQueueTask {
  readonly kind: 'activity-task';
  readonly runId: string;
  readonly scheduledEventId: number;
  readonly attempt: number;
}
export type QueueTask = WorkflowQueueTask | ActivityQueueTask;
export type QueueType = 'workflow' | 'activity' | 'nexus';

/** A poll in the making: who asks, and how it can end before a task comes. */
export interface PollRequest {
  readonly identity: string;
  readonly connection: string;
  /** The worker's instance key; '' when it gave none. */
  readonly worker: string;
  /** Milliseconds until the poll is answered with nothing. */
  readonly patience: number;
  /** Aborted when the client has gone away. */
  readonly gone: AbortSignal;
}

/** Polls waiting at the same time, in all: about 20 for each worker. */
const MAXIMUM_POLLS = 20_000;
/** Workers that have shut down and are remembered: a poll of theirs may be on its way still. */
const REMEMBERED = 1000;

/** The task queues by name and type. Queues come with their first task or poller and go with their last. */
export class Matching {
  readonly workers = new Workers();
  readonly #queues = new Map<string, TaskQueue<QueueTask>>();
  readonly #onVanished: (type: QueueType, name: string) => void;
  readonly #facts: FactSink;
  readonly #dismissed = new Set<string>();
  #polls = 0;

  /** `onVanished` hears of a queue whose last poller has gone. */
  constructor(onVanished: (type: QueueType, name: string) => void, facts: FactSink) {
    this.#onVanished = onVanished;
    this.#facts = facts;
  }

  add(type: QueueType, name: string, task: QueueTask): void {
    const poller = this.#queue(type, name).add(task, Date.now());
    if (poller === undefined) this.#tell('backlogged', name, task, '');
  }

  putBack(type: QueueType, name: string, task: QueueTask): void {
    this.#queue(type, name).putBack(task, Date.now());
  }

  /** Waits for a task; undefined: none came in time, or whoever asked has gone. Throws RESOURCE_EXHAUSTED. */
  poll(type: QueueType, name: string, request: PollRequest): Promise<QueueTask | undefined> {
    if (request.gone.aborted || this.#dismissed.has(request.worker)) return Promise.resolve(undefined);
    if (this.#polls >= MAXIMUM_POLLS) throw resourceExhausted(`more than ${MAXIMUM_POLLS} polls are waiting`);
    const queue = this.#queue(type, name);
    return new Promise((resolve) => {
      const settle = (task: QueueTask | undefined) => {
        this.#polls -= 1;
        clearTimeout(timer);
        request.gone.removeEventListener('abort', onGone);
        resolve(task);
      };
      const poller: Poller<QueueTask> = {
        identity: request.identity,
        connection: request.connection,
        worker: request.worker,
        take: (task) => {
          if (task !== undefined) this.#tell('dispatched', name, task, request.identity);
          settle(task);
        },
      };
      const onGone = () => {
        this.#losing(type, name, queue, () => queue.cancel(poller, Date.now()));
        settle(undefined);
      };
      const timer = setTimeout(() => {
        queue.expire(poller, Date.now());
        settle(undefined);
      }, request.patience);
      this.#polls += 1;
      request.gone.addEventListener('abort', onGone, { once: true });
      queue.poll(poller, Date.now());
    });
  }

  /** All pollers of a closed connection are gone. */
  disconnect(connection: string): void {
    for (const [key, queue] of this.#queues) {
      const { type, name } = parse(key);
      this.#losing(type, name, queue, () => queue.disconnect(connection, Date.now()));
    }
  }

  /** The worker with this instance key shuts down: all its polls are answered with nothing, now and from now on. */
  dismiss(worker: string): void {
    if (worker === '') return;
    const [oldest] = this.#dismissed;
    if (oldest !== undefined && this.#dismissed.size >= REMEMBERED) this.#dismissed.delete(oldest);
    this.#dismissed.add(worker);
    for (const [key, queue] of this.#queues) {
      const { type, name } = parse(key);
      this.#losing(type, name, queue, () => {
        for (const poller of queue.dismiss(worker, Date.now())) poller.take(undefined);
      });
    }
  }

  pollers(type: QueueType, name: string): readonly PollerInfo[] {
    return this.#queues.get(`${type} ${name}`)?.pollers(Date.now()) ?? [];
  }

  hasPollers(type: QueueType, name: string): boolean {
    return this.#queues.get(`${type} ${name}`)?.hasPollers(Date.now()) ?? false;
  }

  backlog(type: QueueType, name: string): { readonly count: number; readonly age: number } {
    return this.#queues.get(`${type} ${name}`)?.backlog(Date.now()) ?? { count: 0, age: 0 };
  }

  /** Takes waiting tasks out of a queue. */
  withdraw(type: QueueType, name: string, which: (task: QueueTask) => boolean): QueueTask[] {
    const key = `${type} ${name}`;
    const queue = this.#queues.get(key);
    const withdrawn = queue?.withdraw(which) ?? [];
    if (queue?.idle === true) this.#queues.delete(key);
    return withdrawn;
  }

  /** Forgets queues that nobody has polled for long and in which nothing lies. Gives how many. */
  sweep(): number {
    const before = this.#queues.size;
    for (const [key, queue] of this.#queues) if (!queue.hasPollers(Date.now()) && queue.idle) this.#queues.delete(key);
    return before - this.#queues.size;
  }

  #losing(type: QueueType, name: string, queue: TaskQueue<QueueTask>, act: () => void): void {
    const before = queue.hasPollers(Date.now());
    act();
    if (before && !queue.hasPollers(Date.now())) this.#onVanished(type, name);
    // A poll may end after its queue went; by then another queue may have the name, with tasks in it.
    const key = `${type} ${name}`;
    if (queue.idle && this.#queues.get(key) === queue) this.#queues.delete(key);
  }

  #queue(type: QueueType, name: string): TaskQueue<QueueTask> {
    const key = `${type} ${name}`;
    let queue = this.#queues.get(key);
    if (queue === undefined) {
      queue = new TaskQueue();
      this.#queues.set(key, queue);
    }
    return queue;
  }

  #tell(act: 'backlogged' | 'dispatched', taskQueue: string, task: QueueTask, identity: string): void {
    this.#facts?.({ kind: 'task', act, task: task.kind, runId: task.runId, taskQueue, identity });
  }
}

function parse(key: string): { readonly type: QueueType; readonly name: string } {
  const space = key.indexOf(' ');
  return { type: key.slice(0, space) as QueueType, name: key.slice(space + 1) };
}
