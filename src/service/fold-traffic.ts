import type { FactBatch, TimedFact } from '../engine/fact-post.js';
import type { Fact } from '../engine/telemetry.js';
import type { Hop, Station, TrafficCounts, TrafficView } from '../panel/view.js';
import { codeName, isPoll, isWorkerCall, type Level, levelOf, span } from './traffic-words.js';

/** One execution's way through the service, as far as it was told. */
export interface TrafficFold {
  readonly view: TrafficView;
  readonly known: Known;
}

interface Known {
  readonly workflowId: string;
  /** Only this run; undefined: all runs with that id. */
  readonly runId: string | undefined;
  readonly runs: ReadonlySet<string>;
  /** Calls that are not answered yet, if they are of this execution or may turn out to be. */
  readonly calls: ReadonlyMap<number, OpenCall>;
  readonly lastCall: number;
  readonly lastHop: number;
  /** Kinds of the tasks that lie in queues, one entry each. */
  readonly backlog: readonly string[];
}

interface OpenCall {
  readonly method: string;
  readonly identity: string;
  readonly ours: boolean;
}

const mostHops = 100;
const mostCalls = 2_000;
const closing = /^workflowExecution(Completed|Failed|TimedOut|Canceled|Terminated|ContinuedAsNew)$/;

/** Nothing is known of the execution yet. */
export function noTraffic(workflowId: string, runId?: string): TrafficFold {
  return {
    view: {
      counts: { clientCalls: 0, workerCalls: 0, events: 0, timers: 0, tasks: 0, waiting: 0, sweeps: 0 },
      hops: [],
    },
    known: {
      workflowId,
      runId,
      runs: new Set(runId === undefined ? [] : [runId]),
      calls: new Map(),
      lastCall: 0,
      lastHop: 0,
      backlog: [],
    },
  };
}

/** Takes in further facts, in their order; the view stays the same object if none is of the execution. */
export function foldTraffic(before: TrafficFold, batch: Pick<FactBatch, 'facts'>): TrafficFold {
  const draft = new Draft(before);
  for (const fact of batch.facts) draft.take(fact);
  return draft.fold(before);
}

type Counts = { -readonly [Name in keyof TrafficCounts]: TrafficCounts[Name] };

/** A fold while a batch is taken in. */
class Draft {
  readonly #workflowId: string;
  readonly #runId: string | undefined;
  readonly #runs: Set<string>;
  readonly #calls: Map<number, OpenCall>;
  readonly #counts: Counts;
  readonly #hops: Hop[] = [];
  #lastCall: number;
  #lastHop: number;
  #backlog: string[];
  #at = 0;

  constructor({ view, known }: TrafficFold) {
    this.#workflowId = known.workflowId;
    this.#runId = known.runId;
    this.#runs = new Set(known.runs);
    this.#calls = new Map(known.calls);
    this.#counts = { ...view.counts };
    this.#lastCall = known.lastCall;
    this.#lastHop = known.lastHop;
    this.#backlog = [...known.backlog];
  }

  fold(before: TrafficFold): TrafficFold {
    const { view } = before;
    this.#counts.waiting = this.#backlog.length;
    const names = Object.keys(view.counts) as (keyof TrafficCounts)[];
    const same = this.#hops.length === 0 && names.every((name) => this.#counts[name] === view.counts[name]);
    return {
      view: same ? view : { counts: this.#counts, hops: newest([...view.hops, ...this.#hops]) },
      known: {
        workflowId: this.#workflowId,
        runId: this.#runId,
        runs: this.#runs,
        calls: this.#calls,
        lastCall: this.#lastCall,
        lastHop: this.#lastHop,
        backlog: this.#backlog,
      },
    };
  }

  take({ at, fact }: TimedFact): void {
    this.#at = at;
    switch (fact.kind) {
      case 'call':
        this.#called(fact);
        break;
      case 'answer':
        this.#answered(fact);
        break;
      case 'events':
        this.#wrote(fact);
        break;
      case 'timer':
        this.#timed(fact);
        break;
      case 'task':
        this.#handed(fact);
        break;
      case 'sweep':
        this.#counts.sweeps += 1;
        this.#hop('system', 'history', `${fact.sweep}: ${fact.count}`, 0);
    }
  }

  /** Whether it is of the execution; runs of it that were not known are remembered. */
  #isOurs(workflowId: string, runId: string): boolean {
    if (runId === '') return workflowId === this.#workflowId;
    if (this.#runs.has(runId)) return true;
    if (workflowId !== this.#workflowId || this.#runId !== undefined) return false;
    this.#runs.add(runId);
    return true;
  }

  #called({ call, method, identity, workflowId, runId }: Extract<Fact, { kind: 'call' }>): void {
    // Calls are numbered upwards: this is another process, which knows nothing of what the one before it was asked.
    if (call <= this.#lastCall) {
      this.#calls.clear();
      this.#backlog = [];
    }
    this.#lastCall = call;
    const ours = (workflowId !== '' || runId !== '') && this.#isOurs(workflowId, runId);
    if (!ours && workflowId !== '' && workflowId !== this.#workflowId) return;
    this.#calls.set(call, { method, identity, ours });
    const [oldest] = this.#calls.keys();
    if (this.#calls.size > mostCalls && oldest !== undefined) this.#calls.delete(oldest);
    if (ours) this.#goesIn(method);
  }

  #answered({ call, workflowId, runId, code }: Extract<Fact, { kind: 'answer' }>): void {
    const open = this.#calls.get(call);
    this.#calls.delete(call);
    if (open === undefined || !(open.ours || this.#isOurs(workflowId, runId))) return;
    const { method } = open;
    // The way of a worker's poll was told when its task was handed out.
    if (isPoll(method)) return;
    if (!open.ours) this.#goesIn(method);
    const asker = isWorkerCall(method) ? 'worker' : 'client';
    if (code !== 0) this.#hop('frontend', asker, `refused: ${codeName(code)}`, levelOf(method));
    else if (asker === 'client') this.#hop('frontend', asker, 'answer', 2);
  }

  /** A call that has come is handed on to where the execution is. */
  #goesIn(method: string): void {
    const byWorker = isWorkerCall(method);
    const level = levelOf(method);
    if (level < 2) this.#counts[byWorker ? 'workerCalls' : 'clientCalls'] += 1;
    this.#hop(byWorker ? 'worker' : 'client', 'frontend', method, level);
    this.#hop('frontend', 'history', '', level);
  }

  #wrote({ workflowId, runId, first, types }: Extract<Fact, { kind: 'events' }>): void {
    if (!this.#isOurs(workflowId, runId)) return;
    this.#counts.events += types.length;
    this.#counts.timers += types.filter((type) => type === 'timerStarted').length;
    const last = first + types.length - 1;
    this.#hop('history', 'history', last === first ? `writes ${first}` : `writes ${first}-${last}`, 0);
    if (types.some((type) => closing.test(type))) this.#backlog = [];
  }

  #timed({ workflowId, runId, act, timer, due }: Extract<Fact, { kind: 'timer' }>): void {
    if (!this.#isOurs(workflowId, runId)) return;
    const own = timer === 'activity retry' ? 'retry' : timer;
    const length = span(due - this.#at);
    const set = own === 'retry' ? `retry in ${length}` : `sets ${own}, ${length}`;
    this.#hop('history', 'history', act === 'set' ? set : `${own} is due`, own === 'timer' || own === 'retry' ? 0 : 2);
  }

  #handed({ act, task, runId, identity }: Extract<Fact, { kind: 'task' }>): void {
    if (!this.#runs.has(runId)) return;
    const query = task === 'query';
    const level = query ? 2 : 0;
    const words = task.replaceAll('-', ' ');
    if (act === 'backlogged') {
      if (!query) this.#backlog.push(task);
      this.#hop('history', 'matching', words, level);
      return;
    }
    const waited = this.#backlog.indexOf(task);
    this.#pollOf(task, identity, level);
    if (waited >= 0) this.#backlog.splice(waited, 1);
    else this.#hop('history', 'matching', words, level);
    this.#hop('matching', 'worker', waited >= 0 ? words : '', level);
    if (!query) this.#counts.tasks += 1;
  }

  /** A worker gets a task because it asked before. */
  #pollOf(task: string, identity: string, level: Level): void {
    const method = task === 'activity-task' ? 'PollActivityTaskQueue' : 'PollWorkflowTaskQueue';
    for (const [call, open] of this.#calls) {
      if (open.method !== method || open.identity !== identity) continue;
      this.#calls.delete(call);
      if (level === 0) this.#counts.workerCalls += 1;
      this.#hop('worker', 'frontend', method, level === 0 ? 1 : level);
      this.#hop('frontend', 'matching', '', level === 0 ? 1 : level);
      return;
    }
  }

  #hop(from: Station, to: Station, text: string, level: Level): void {
    this.#lastHop += 1;
    const hop: Hop = { id: this.#lastHop, at: this.#at, from, to, text };
    this.#hops.push(level === 0 ? hop : { ...hop, detail: level });
  }
}

/** What only looks must not drive out what matters: each detail has room of its own. */
function newest(hops: readonly Hop[]): readonly Hop[] {
  const room = [mostHops, mostHops, mostHops];
  const kept: Hop[] = [];
  for (const hop of hops.toReversed()) {
    const left = room[hop.detail ?? 0] ?? 0;
    if (left === 0) continue;
    room[hop.detail ?? 0] = left - 1;
    kept.push(hop);
  }
  return kept.reverse();
}
