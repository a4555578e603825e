import type { WorkerProcess } from '../panel/view.js';
import { superviseWorker, type WorkerCode, type WorkerOptions, type WorkerSupervisor } from './supervisor.js';

/** The worker processes of a show: one at first. */
export interface WorkerFleet {
  /** SIGKILL to the newest that is alive. */
  kill(): void;
  /** Starts one unless one is alive. */
  start(): void;
  /** Starts one more; false if there are as many as there may be. */
  add(): boolean;
  /** What all run from now on; those that are alive are replaced gracefully. */
  run(code: WorkerCode): void;
  /** As at first: one is alive, all others end in good order, and those that are gone are forgotten. */
  restore(): void;
  /** Never rejects. */
  close(): Promise<void>;
}

/** More worker processes than this are no help on one machine. */
export const mostWorkers = 8;
const shown = 10;

/** Starts the first worker process, and keeps as many running as were asked for. */
export function superviseFleet(options: WorkerOptions): WorkerFleet {
  const slots: WorkerSupervisor[] = [];
  const views: (readonly WorkerProcess[])[] = [];
  let { code } = options;
  let closed = false;

  const open = () => {
    const slot = views.push([]) - 1;
    const supervisor = superviseWorker({
      ...options,
      code,
      onChange(processes) {
        views[slot] = processes;
        options.onChange(inOrder(views.flat()));
      },
    });
    slots.push(supervisor);
  };
  const newest = () => {
    const started = (slot: WorkerSupervisor) => views[slots.indexOf(slot)]?.at(-1)?.startedAt ?? 0;
    return slots
      .filter((slot) => slot.alive)
      .reduce<WorkerSupervisor | undefined>(
        (best, slot) => (best === undefined || started(slot) >= started(best) ? slot : best),
        undefined,
      );
  };

  open();
  const fleet: WorkerFleet = {
    kill: () => newest()?.kill(),
    start() {
      if (!closed && newest() === undefined) slots[0]?.start();
    },
    add() {
      if (closed) return false;
      const idle = slots.find((slot) => !slot.alive);
      if (idle !== undefined) idle.start();
      else if (slots.length < mostWorkers) open();
      else return false;
      return true;
    },
    run(next) {
      code = next;
      for (const slot of slots) slot.run(next);
    },
    restore() {
      const [keep, ...others] = slots.filter((slot) => slot.alive);
      for (const slot of others) slot.stop();
      if (keep === undefined) fleet.start();
      for (const slot of slots) slot.forget();
    },
    async close() {
      closed = true;
      await Promise.all(slots.map((slot) => slot.close()));
    },
  };
  return fleet;
}

/** By their start; of many, those that are alive and the newest of the others. */
function inOrder(processes: readonly WorkerProcess[]): readonly WorkerProcess[] {
  const sorted = processes.toSorted((a, b) => a.startedAt - b.startedAt);
  const alive = ({ state }: WorkerProcess) => state === 'starting' || state === 'running';
  const gone = sorted.filter((process) => !alive(process));
  const kept = new Set(gone.slice(-Math.max(0, shown - (sorted.length - gone.length))));
  return sorted.filter((process) => alive(process) || kept.has(process));
}
