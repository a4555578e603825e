import { describe, expect, it } from 'vitest';
import type { RehearsalStep } from '../src/demo/types.js';
import { attempting, completed, idle, retrying } from '../src/panel/testing.js';
import type { DemoView, WorkerProcess } from '../src/panel/view.js';
import { aMoment, attempts, completes, processIs, says, workerKilled, workersRun } from './rehearsal.js';

function sees(step: RehearsalStep, view: DemoView): boolean {
  if ('press' in step) throw new Error('a key');
  return step.when(view);
}

const withWorkers = (...processes: readonly WorkerProcess[]): DemoView => ({ ...idle, workers: { processes } });
const running: WorkerProcess = { pid: 1, state: 'running', startedAt: 1 };
const killed: WorkerProcess = { pid: 2, state: 'killed', startedAt: 1, endedAt: idle.now - 1_000 };

describe('what a rehearsal waits for', () => {
  it('is what the status says, in this run alone', () => {
    expect(sees(says('charging'), retrying)).toBe(true);
    expect(sees(says('shipped'), retrying)).toBe(false);
    expect(sees(says('charging'), idle)).toBe(false);
    expect(says('x', 20_000)).toMatchObject({ see: 'x', within: 20_000 });
  });

  it('is a result', () => {
    expect(sees(completes('DE-7731'), completed)).toBe(true);
    expect(sees(completes('DE-7732'), completed)).toBe(false);
    expect(sees(completes(''), retrying)).toBe(false);
  });

  it('is an attempt, pending or past', () => {
    expect(sees(attempts('charge', 3), retrying)).toBe(true);
    expect(sees(attempts('charge', 3), attempting)).toBe(false);
    expect(sees(attempts('charge', 3), completed)).toBe(true);
    expect(sees(attempts('reserve', 2), completed)).toBe(false);
  });

  it('is a number of workers, all of them running', () => {
    expect(sees(workersRun(1), withWorkers(killed, running))).toBe(true);
    expect(sees(workersRun(2), withWorkers(killed, running))).toBe(false);
    expect(sees(workersRun(2), withWorkers(running, { ...running, state: 'starting' }))).toBe(false);
    expect(sees(workersRun(0), withWorkers(killed))).toBe(true);
  });

  it('is a killed worker, and some time after that', () => {
    expect(sees(workerKilled, withWorkers(running))).toBe(false);
    expect(sees(workerKilled, withWorkers(running, killed))).toBe(true);
    expect(sees(aMoment(900), withWorkers(killed))).toBe(true);
    expect(sees(aMoment(1_100), withWorkers(killed))).toBe(false);
  });

  it('is a process of the demo', () => {
    const view: DemoView = { ...idle, processes: [{ name: 'api', pid: 7, state: 'running', starts: 2 }] };
    expect(
      sees(
        processIs('api', 'again', ({ starts }) => starts > 1),
        view,
      ),
    ).toBe(true);
    expect(
      sees(
        processIs('plain', 'again', ({ starts }) => starts > 1),
        view,
      ),
    ).toBe(false);
    expect(
      sees(
        processIs('api', 'again', ({ starts }) => starts > 1),
        idle,
      ),
    ).toBe(false);
  });
});
