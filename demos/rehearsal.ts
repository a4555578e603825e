import type { RehearsalStep } from '../src/demo/types.js';
import type { DemoView, ProcessView, WorkerProcess } from '../src/panel/view.js';

/** What the demos' rehearsals wait for, each a step of its own. */

/** The answer of the `status` query holds these words. */
export function says(words: string, within?: number): RehearsalStep {
  return seen(words, ({ workflow }) => JSON.stringify(workflow?.statusQuery?.value ?? '').includes(words), within);
}

/** The workflow is completed, and its result holds these words. */
export function completes(words: string, within?: number): RehearsalStep {
  const when = ({ workflow }: DemoView) =>
    workflow?.status === 'completed' && JSON.stringify(workflow.result ?? '').includes(words);
  return seen(`completed: ${words}`, when, within);
}

/** So many worker processes are alive and polling. */
export function workersRun(count: number): RehearsalStep {
  const when = ({ workers }: DemoView) => workers.processes.filter(alive).every(running) && living(workers) === count;
  return seen(`${count} running`, when);
}

/** The newest worker process was killed. */
export const workerKilled: RehearsalStep = seen('worker killed', ({ workers }) =>
  workers.processes.some(({ state }) => state === 'killed'),
);

/** So many ms have passed since the newest worker was killed: the speaker talks. */
export function aMoment(ms: number): RehearsalStep {
  return seen('a moment later', ({ workers, now }) =>
    workers.processes.some(({ state, endedAt }) => state === 'killed' && now > (endedAt ?? now) + ms),
  );
}

/** A process that the demo runs beside the workers is like this. */
export function processIs(name: string, what: string, when: (process: ProcessView) => boolean): RehearsalStep {
  return seen(`${name} ${what}`, ({ processes }) =>
    processes.some((process) => process.name === name && when(process)),
  );
}

/** An activity is at this attempt, or was. */
export function attempts(activity: string, attempt: number): RehearsalStep {
  return seen(
    `${activity} at attempt ${attempt}`,
    ({ workflow }) =>
      workflow?.pendingActivities.some((one) => one.activityType === activity && one.attempt >= attempt) === true ||
      workflow?.events.some((event) => event.name === activity && (event.attempt ?? 0) >= attempt) === true,
  );
}

export function seen(see: string, when: (view: DemoView) => boolean, within?: number): RehearsalStep {
  return { see, when, ...(within === undefined ? {} : { within }) };
}

const alive = ({ state }: WorkerProcess) => state === 'starting' || state === 'running';
const running = ({ state }: WorkerProcess) => state === 'running';
const living = ({ processes }: DemoView['workers']) => processes.filter(alive).length;
