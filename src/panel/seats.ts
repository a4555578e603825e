import { jobsOf, workflowTasksOf } from './jobs.js';
import type { Meaning } from './look.js';
import { said } from './text.js';
import type { DemoView, WorkerProcess } from './view.js';

/** A worker, and its share of the work. */
export interface Seat {
  /** `4711`, or of a worker that was not started here the identity that it gives. */
  readonly name: string;
  /** A letter that stands for it where there are no colours. */
  readonly letter: string;
  readonly colour: Meaning;
  /** Absent: it was not started here. */
  readonly process?: WorkerProcess;
  readonly done: number;
  readonly now: number;
  readonly workflowTasks: number;
}

/** Neighbours look different; red, orange and, where tasks wait, amber have a meaning of their own. */
const colours: readonly Meaning[] = ['activity', 'child', 'signal', 'running', 'done', 'canceled'];
const most = 20;

/** Who works, and has worked, for this workflow: our processes in the order of their start, then others. */
export function seatsOf(view: DemoView): readonly Seat[] {
  const { workflow, taskQueue, workers } = view;
  const done = new Map<string, number>();
  const now = new Map<string, number>();
  const tasks = new Map<string, number>();
  const others = new Set<string>();
  const own = new Set(workers.processes.map(({ pid }) => String(pid)));
  const meet = (identity: string): string => {
    const name = workerName(identity);
    if (!own.has(name)) others.add(name);
    return name;
  };
  const count = (counts: Map<string, number>, identity: string, by: number): void => {
    const name = meet(identity);
    counts.set(name, (counts.get(name) ?? 0) + by);
  };
  if (workflow !== undefined) {
    for (const { state, identity } of jobsOf(workflow)) {
      if (identity === undefined) continue;
      if (state === 'done') count(done, identity, 1);
      else if (state === 'running') count(now, identity, 1);
    }
    for (const [identity, completed] of workflowTasksOf(workflow)) count(tasks, identity, completed);
  }
  // Whoever polls has a seat, even if it has not taken anything yet; who is gone is forgotten where it took nothing.
  for (const { identity } of [...(taskQueue?.workflow.pollers ?? []), ...(taskQueue?.activity.pollers ?? [])]) {
    meet(identity);
  }
  const seat = (name: string, index: number, process?: WorkerProcess): Seat => ({
    name,
    letter: String.fromCharCode(97 + (index % 26)),
    colour: colours[index % colours.length] ?? 'running',
    ...(process === undefined ? {} : { process }),
    done: done.get(name) ?? 0,
    now: now.get(name) ?? 0,
    workflowTasks: tasks.get(name) ?? 0,
  });
  const ours = workers.processes.map((process, index) => seat(String(process.pid), index, process));
  const theirs = [...others].slice(0, most).map((name, index) => seat(name, ours.length + index));
  return [...ours, ...theirs];
}

/** `4711` of `4711@host`, as the SDKs call their workers; else what the worker calls itself. */
export function workerName(identity: string): string {
  return /^(\d{1,10})@/.exec(identity)?.[1] ?? (said(identity) || 'unnamed');
}

export function isGone({ process }: Pick<Seat, 'process'>): boolean {
  return process !== undefined && process.state !== 'starting' && process.state !== 'running';
}
