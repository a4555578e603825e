import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoInput } from '../src/demo/input.js';
import type { WorkflowView } from '../src/panel/view.js';
import { signalWorkflow } from '../src/temporal/start.js';
import { type DemoHouse, type DemoRun, openDemos } from './testing.js';

let house: DemoHouse;
beforeAll(async () => {
  house = await openDemos();
});
afterEach(() => house.deploy('deploy'));
afterAll(() => house.close());

const codeOf = ({ statusQuery }: WorkflowView) => (statusQuery?.value as { code?: string } | undefined)?.code;
const newest = ({ events }: WorkflowView, wanted: string) => events.findLast(({ type }) => type === wanted);
const activities = ({ events }: WorkflowView) =>
  events.filter(({ type }) => type === 'ActivityTaskCompleted').map(({ name }) => name);
const comeHome = (run: DemoRun) => signalWorkflow(house.stage.temporal, run.last(), 'comeHome');
const fails = (view: WorkflowView) => newest(view, 'WorkflowTaskFailed') !== undefined;
const goesOn = (view: WorkflowView) =>
  (newest(view, 'WorkflowTaskCompleted')?.id ?? 0) > (newest(view, 'WorkflowTaskFailed')?.id ?? 0);

/** Resolves when the worker runs this version. */
async function deployed(version: string): Promise<void> {
  house.deploy('deploy', version);
  await house.stage.workerRuns();
}

/** ms until it is seen. */
async function timeUntil(run: DemoRun, what: string, when: (view: WorkflowView) => boolean): Promise<number> {
  const begun = Date.now();
  await run.see(what, when);
  return Date.now() - begun;
}

describe('deploy', () => {
  it('fails while the code does not fit the history, and goes on with the patch', async () => {
    const run = await house.run('deploy');
    await run.see('orbit 2 of 40');
    await deployed('broken');
    const untilItFails = await timeUntil(run, 'a failed task', fails);
    expect(newest(run.last(), 'WorkflowTaskFailed')?.detail).toMatch(
      /Nondeterminism error: Activity type of scheduled event 'fillTanks' does not match .* 'testEngines'/,
    );
    expect(run.last().status).toBe('running');
    // The service goes on counting: timers fire, and each has the workflow task tried again.
    const failedAt = newest(run.last(), 'WorkflowTaskFailed')?.id ?? 0;
    await run.see('four more timers', ({ events }) => {
      return events.filter(({ type, id }) => type === 'TimerFired' && id > failedAt).length >= 4;
    });
    const missed = run.status();

    await deployed('patched');
    const untilItGoesOn = await timeUntil(
      run,
      'going on',
      (view) => goesOn(view) && codeOf(view)?.endsWith('patched') === true,
    );
    expect(run.status()).not.toBe(missed);
    await comeHome(run);
    await run.done;
    expect(run.last()).toMatchObject({ status: 'completed', result: 'Gopher 1 is back on Earth' });
    expect(activities(run.last())).toEqual(['fillTanks', 'testEngines', 'liftOff', 'touchDown']);
    await run.replay('patched');
    await expect(run.replay('broken')).rejects.toThrow(/Nondeterminism/);
    // An orbit and the time limits that a real service has too, 1 s and 2 s; as much again for a busy machine.
    expect(untilItFails).toBeLessThan(5_000);
    expect(untilItGoesOn).toBeLessThan(6_000);
  });

  it('tests the engines first in a mission that begins with the patch', async () => {
    await deployed('patched');
    const run = await house.run('deploy', { orbit: 100, orbits: 2 });
    await run.done;
    expect(activities(run.last())).toEqual(['testEngines', 'fillTanks', 'liftOff', 'touchDown']);
    await run.replay('patched');
  });

  it('runs the careless code well where there is no history yet', async () => {
    await deployed('broken');
    const run = await house.run('deploy', { orbit: 100, orbits: 1 });
    await run.done;
    expect(activities(run.last())).toEqual(['testEngines', 'fillTanks', 'liftOff', 'touchDown']);
    await run.replay('broken');
  });

  it('comes home when it is told to, and at the end of its orbits', async () => {
    const [called, whole] = await Promise.all([
      house.run('deploy', { rocket: 'Ada' }),
      house.run('deploy', { rocket: 'Bo', orbit: 100, orbits: 3 }),
    ]);
    await called.see('orbit 1 of 40');
    await comeHome(called);
    await Promise.all([called.done, whole.done]);
    expect(called.last().result).toBe('Ada is back on Earth');
    expect(whole.last().result).toBe('Bo is back on Earth');
    await called.replay();
    await whole.replay();
  });

  it('leaves the other demos as they are', async () => {
    house.deploy('deploy', 'broken');
    const run = await house.run('hello');
    await run.done;
    expect(run.last().result).toBe('Hello, Temporal!');
  });

  it.each([
    [{ orbit: 99 }, 'orbit'],
    [{ orbits: 101 }, 'orbits'],
    [{ rocket: '' }, 'rocket'],
  ])('refuses %j', (input, key) => {
    expect(demoInput(house.demo('deploy'), input)).toMatchObject({
      message: expect.stringContaining(`input.${key}\``),
    });
  });
});
