import { jobsOf, workflowTasksOf } from './jobs.js';
import type { Meaning } from './look.js';
import { said } from './text.js';
import type { DemoView, WorkerProcess, WorkflowView } from './view.js';

interface Share {
  readonly done: number;
  readonly now: number;
  readonly workflowTasks: number;
}

/** A worker, and its share of the work. */
export interface Seat extends Share {
  /** `4711`, or of a worker that was not started here the identity that it gives. */
  readonly name: string;
  /** A letter that stands for it where there are no colours. */
  readonly letter: string;
  readonly colour: Meaning;
  /** Absent: it was not started here. */
  readonly process?: WorkerProcess;
}

/** Neighbours look different; red, orange and, where tasks wait, amber have a meaning of their own. */
const colours: readonly Meaning[] = ['activity', 'child', 'signal', 'running', 'done', 'canceled'];
const most = 20;
const nothing: Share = { done: 0, now: 0, workflowTasks: 0 };

// Panels are drawn ten times a second, and a workflow may have thousands of jobs.
const known = new WeakMap<WorkflowView, ReadonlyMap<string, Share>>();

/** Who works, and has worked, for this workflow: our processes in the order of their start, then others. */
export function seatsOf(view: DemoView): readonly Seat[] {
  const { workflow, taskQueue, workers } = view;
  const shares = workflow === undefined ? new Map<string, Share>() : sharesOf(workflow);
  const own = new Set(workers.processes.map(({ pid }) => String(pid)));
  const others = new Set([...shares.keys()].filter((name) => !own.has(name)));
  // Whoever polls has a seat, even if it has not taken anything yet; who is gone is forgotten where it took nothing.
  for (const { identity } of [...(taskQueue?.workflow.pollers ?? []), ...(taskQueue?.activity.pollers ?? [])]) {
    const name = workerName(identity);
    if (!own.has(name)) others.add(name);
  }
  const seat = (name: string, index: number, process?: WorkerProcess): Seat => ({
    name,
    letter: String.fromCharCode(97 + (index % 26)),
    colour: colours[index % colours.length] ?? 'running',
    ...(process === undefined ? {} : { process }),
    ...(shares.get(name) ?? nothing),
  });
  const ours = workers.processes.map((process, index) => seat(String(process.pid), index, process));
  const theirs = [...others].slice(0, most).map((name, index) => seat(name, ours.length + index));
  return [...ours, ...theirs];
}

/** By the worker's name, in the order in which they are met. */
function sharesOf(workflow: WorkflowView): ReadonlyMap<string, Share> {
  const shares = known.get(workflow) ?? count(workflow);
  known.set(workflow, shares);
  return shares;
}

function count(workflow: WorkflowView): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>();
  const add = (identity: string, more: Partial<Share>): void => {
    const name = workerName(identity);
    const { done, now, workflowTasks } = shares.get(name) ?? nothing;
    shares.set(name, {
      done: done + (more.done ?? 0),
      now: now + (more.now ?? 0),
      workflowTasks: workflowTasks + (more.workflowTasks ?? 0),
    });
  };
  for (const { state, identity } of jobsOf(workflow)) {
    if (identity !== undefined) add(identity, { done: state === 'done' ? 1 : 0, now: state === 'running' ? 1 : 0 });
  }
  for (const [identity, completed] of workflowTasksOf(workflow)) add(identity, { workflowTasks: completed });
  return shares;
}

/** `4711` of `4711@host`, as the SDKs call their workers; else what the worker calls itself. */
export function workerName(identity: string): string {
  return /^(\d{1,10})@/.exec(identity)?.[1] ?? (said(identity) || 'unnamed');
}

export function isGone({ process }: Pick<Seat, 'process'>): boolean {
  return process !== undefined && process.state !== 'starting' && process.state !== 'running';
}
