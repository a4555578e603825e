import { alreadyCompleted, Code, notFound, ServiceError } from '../errors.js';
import type { HistoryEvent } from '../proto/plain.js';
import { decode, encode } from '../proto/reflection.js';
import type { RunChange, Store } from '../store/store.js';
import type { FactSink } from '../telemetry.js';
import { type Change, nameOf, type Task } from './change.js';
import { terminateExecution } from './close.js';
import { nextDeadline } from './deadlines.js';
import { draftOf, type ExecutionState } from './state.js';
import { tasksOf } from './tasks.js';
import { TimerQueue } from './timer-queue.js';

const HISTORY_EVENT = 'temporal.api.history.v1.HistoryEvent';

/** Events and bytes of one history (limit.historyCount.error and limit.historySize.error of the server). */
const MAXIMUM_EVENTS = 51_200;
const MAXIMUM_BYTES = 50 * 1024 * 1024;

class TooLarge extends ServiceError {
  constructor(message: string) {
    super(Code.INVALID_ARGUMENT, message);
  }
}

/**
 * All runs, and the one way to change them: a piece of work makes a draft of a state and a list of events; when it
 * throws, nothing has happened; when it returns, all of it is given to the store as one transaction, and what follows
 * from it (tasks, timers, whoever watches) comes when that is safe.
 */
export class Executions {
  readonly #store: Store;
  readonly #facts: FactSink;
  readonly #run: (task: Task) => void;
  readonly #log: (line: string) => void;
  readonly #timers = new TimerQueue((runId) => this.#fire(runId));
  readonly #watchers = new Map<string, Set<() => void>>();
  readonly #waiting: Change[] = [];
  #draining = false;
  #closed = false;

  constructor(store: Store, run: (task: Task) => void, log: (line: string) => void, facts: FactSink) {
    this.#store = store;
    this.#run = run;
    this.#log = log;
    this.#facts = facts;
  }

  /**
   * The run `runId`, or the current run of `workflowId` when no run is named; of the chain that began with `firstRunId`
   * when one is named. Throws NOT_FOUND.
   */
  find(workflowId: string, runId = '', firstRunId = ''): ExecutionState {
    const id = runId === '' ? this.#store.currentRunId(workflowId) : runId;
    const state = id === undefined ? undefined : this.#store.read(id);
    if (state === undefined || state.workflowId !== workflowId) {
      throw notFound(
        runId === ''
          ? `workflow not found for ID: ${workflowId}`
          : `workflow execution not found for workflow ID "${workflowId}" and run ID "${runId}"`,
      );
    }
    if (firstRunId !== '' && state.firstRunId !== firstRunId) {
      throw notFound('workflow execution not found');
    }
    return state;
  }

  /** The same for a run that must be open: else NOT_FOUND, as the server says it. */
  findOpen(workflowId: string, runId = '', firstRunId = ''): ExecutionState {
    const state = this.find(workflowId, runId, firstRunId);
    if (state.closeTime > 0) throw alreadyCompleted();
    return state;
  }

  read(runId: string): ExecutionState | undefined {
    return this.#store.read(runId);
  }

  current(workflowId: string): ExecutionState | undefined {
    const runId = this.#store.currentRunId(workflowId);
    return runId === undefined ? undefined : this.#store.read(runId);
  }

  /** The event `eventId` of a run. */
  event(runId: string, eventId: number): HistoryEvent {
    return this.events(runId, eventId, eventId)[0] ?? {};
  }

  /** The events `first`…`last` of a run (ids, inclusive). */
  events(runId: string, first: number, last: number): HistoryEvent[] {
    return this.#store.readEvents(runId, first, last).map((bytes) => decode<HistoryEvent>(HISTORY_EVENT, bytes));
  }

  lastEvent(state: ExecutionState): HistoryEvent {
    return this.event(state.runId, state.nextEventId - 1);
  }

  /**
   * Does `work` on the run as one transaction, for a request. `work` gets a draft that it may change and must not keep.
   * When the run would be larger than one may be, the work is not done, the run is terminated instead, and the request
   * refused (INVALID_ARGUMENT), as by the server.
   */
  change<T>(runId: string, work: (change: Change) => T): T {
    const before = this.#store.read(runId);
    if (before === undefined) throw notFound(`run ${runId} not found`);
    const change = changeOf(before);
    const result = work(change);
    const excess = this.#excess(before, change.state);
    if (excess === undefined) {
      this.commit([change]);
      return result;
    }
    const end = changeOf(before);
    terminateExecution(end, excess, undefined, 'history-service');
    this.commit([end]);
    throw new TooLarge(excess);
  }

  /** The same for what no request asked for: gives undefined, and nobody is told, when the run is terminated instead. */
  advance<T>(runId: string, work: (change: Change) => T): T | undefined {
    try {
      return this.change(runId, work);
    } catch (error) {
      if (error instanceof TooLarge) return undefined;
      throw error;
    }
  }

  /** Stores changes (and the runs they made) as one transaction. */
  commit(changes: readonly Change[]): void {
    if (this.#closed) throw new Error('the service is closed');
    const all = changes.flatMap((change) => [change, ...change.created]);
    this.#store.commit(all.map((change) => this.#encoded(change)));
    const follow = () => {
      this.#waiting.push(...all);
      this.#drain();
    };
    // when it is not safe after all, it has not happened: nothing follows from it
    this.#store.settled()?.then(follow, () => undefined) ?? follow();
  }

  /** Does again what should have followed from the end of runs, and did not: gives how many there were. */
  finish(): number {
    const unfinished = [...this.#store.unfinishedRunIds()].filter((runId) => this.#store.read(runId)?.aftermath);
    for (const runId of unfinished) this.#run({ kind: 'closed', runId });
    return unfinished.length;
  }

  /** Forgets a run that is closed, with its history. */
  remove(runId: string): void {
    this.#store.remove(runId);
    for (const listener of [...(this.#watchers.get(runId) ?? [])]) listener();
  }

  /** Calls `listener` after each change of the run, until the function that it returns is called. */
  watch(runId: string, listener: () => void): () => void {
    const listeners = this.#watchers.get(runId) ?? new Set();
    this.#watchers.set(runId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#watchers.delete(runId);
    };
  }

  /** Takes up all unfinished runs of the store: their tasks, their timers. */
  recover(): void {
    for (const runId of this.#store.unfinishedRunIds()) {
      const state = this.#store.read(runId);
      if (state === undefined) continue;
      this.#timers.set(runId, nextDeadline(state)?.due);
      for (const task of tasksOf(state)) this.#run(task);
    }
  }

  close(): void {
    this.#closed = true;
    this.#timers.close();
  }

  #encoded(change: Change): RunChange {
    const { state, events } = change;
    const encoded = events.map((event) => encode(HISTORY_EVENT, event));
    for (const bytes of encoded) state.historySize += bytes.length;
    const first = events[0]?.eventId ?? 0;
    return { state, events: encoded, first, becomesCurrent: first === 1 };
  }

  // a task may lead to further changes: they wait their turn here, whatever the depth
  #drain(): void {
    if (this.#draining) return;
    this.#draining = true;
    for (let change = this.#waiting.shift(); change !== undefined; change = this.#waiting.shift()) {
      try {
        this.#follow(change);
      } catch (error) {
        this.#log(`after a change of ${change.state.runId}: ${String(error instanceof Error ? error.stack : error)}`);
      }
    }
    this.#draining = false;
  }

  /** What of an open run is too large. Bytes of the history count from the next change on, as in the server. */
  #excess({ historySize }: ExecutionState, after: ExecutionState): string | undefined {
    if (after.closeTime > 0) return undefined;
    if (historySize > MAXIMUM_BYTES) return 'Workflow history size exceeds limit.';
    if (after.nextEventId - 1 > MAXIMUM_EVENTS) return 'Workflow history count exceeds limit.';
    return this.#store.fits(after) ? undefined : 'Workflow mutable state size exceeds limit.';
  }

  #follow(change: Change): void {
    const { runId, workflowId } = change.state;
    const first = change.events[0]?.eventId;
    if (first !== undefined) {
      this.#facts?.({ kind: 'events', workflowId, runId, first, types: change.events.map(nameOf) });
    }
    const state = this.#store.read(runId);
    const next = state && nextDeadline(state);
    if (!this.#closed && this.#timers.set(runId, next?.due) && next !== undefined) {
      this.#facts?.({ kind: 'timer', act: 'set', timer: next.kind, workflowId, runId, due: next.due });
    }
    for (const task of change.tasks) this.#run(task);
    for (const listener of [...(this.#watchers.get(runId) ?? [])]) listener();
  }

  #fire(runId: string): void {
    const state = this.#store.read(runId);
    if (state === undefined || state.closeTime > 0) return;
    try {
      this.advance(runId, (change) => {
        for (;;) {
          const deadline = nextDeadline(change.state);
          if (deadline === undefined || deadline.due > change.now) return;
          const { kind: timer, due } = deadline;
          this.#facts?.({ kind: 'timer', act: 'fired', timer, workflowId: state.workflowId, runId, due });
          deadline.fire(change);
        }
      });
    } catch (error) {
      this.#log(`timer of ${runId}: ${String(error instanceof Error ? error.stack : error)}`);
    }
  }
}

function changeOf(state: ExecutionState): Change {
  return { state: draftOf(state), now: Date.now(), events: [], tasks: [], created: [] };
}
