import { once } from 'node:events';
import { tsToMs } from '@temporalio/common/lib/time.js';
import { temporal } from '@temporalio/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkflowView } from '../src/panel/view.js';
import { until } from '../src/testing/until.js';
import { type DemoHouse, type DemoRun, openDemos } from './testing.js';

/** Workers, programs and the service itself are killed (SIGKILL) in the middle, and started again. */

let house: DemoHouse;

beforeAll(async () => {
  house = await openDemos();
});
afterAll(() => house.close());

const completed = ({ events }: WorkflowView, name?: string) =>
  events.filter((event) => event.type === 'ActivityTaskCompleted' && (name === undefined || event.name === name));

/** Waits until a worker is in the middle of an activity: asked anew each time, as what is shown may be late. */
async function inTheMiddle(run: DemoRun, type: string, id?: string): Promise<void> {
  const { workflowId } = run.last();
  const handle = house.stage.temporal.client.workflow.getHandle(workflowId);
  await until(`the middle of ${type}`, async () => {
    const { pendingActivities } = (await handle.describe()).raw;
    const found = pendingActivities?.find(({ activityType }) => activityType?.name === type);
    const { PENDING_ACTIVITY_STATE_STARTED: started } = temporal.api.enums.v1.PendingActivityState;
    if (found?.state !== started || (id !== undefined && found?.activityId !== id)) return false;
    return Date.now() > tsToMs(found?.lastStartedTime) + 300;
  });
}

function killWorker(): void {
  const before = house.stage.processes().at(-1);
  house.stage.worker.kill();
  expect(house.stage.processes().at(-1)).toMatchObject({ pid: before?.pid, state: 'killed' });
}

describe('goroutines', () => {
  it('goes on where it was, while the plain process begins again', async () => {
    const plain = house.start('goroutines', 'plain');
    const run = await house.run('goroutines', undefined, { plain: await plain.ready() });
    await until('the plain process is at step 4', () => step(plain).startsWith('step 4 of 5'));
    await inTheMiddle(run, 'encode');
    killWorker();
    plain.child.kill('SIGKILL');
    await once(plain.child, 'exit');
    house.stage.worker.start();
    const again = house.start('goroutines', 'plain');
    await again.ready();
    await until('the plain process has begun', () => step(again) !== '');
    expect(step(again)).toBe('step 1 of 5: download');
    await run.done;
    expect(run.last()).toMatchObject({
      status: 'completed',
      result: 'gopher.mp4 is online',
      statusQuery: { value: { text: 'all five steps done', counting: false } },
    });
    // Steps 1 to 3 were not touched again; step 4 was given to the new worker.
    const attempts = run.last().events.flatMap(({ name, attempt }) => (attempt === undefined ? [] : [[name, attempt]]));
    expect(attempts).toEqual([
      ['download', 1],
      ['decode', 1],
      ['resize', 1],
      ['encode', 2],
      ['upload', 1],
    ]);
    expect(again.said.at(-1)).not.toMatchObject({ text: 'gopher.mp4 is online' });
    await until('the plain process is done too', () => step(again) === 'gopher.mp4 is online');
    await until('it has ended', () => again.child.exitCode === 0);
    await run.replay();
  });

  function step(process: ReturnType<DemoHouse['start']>): string {
    const last = process.said.findLast(({ kind }) => kind === 'status');
    return last?.kind === 'status' ? last.text : '';
  }
});

describe('durable', () => {
  it('goes on where it was when its worker is killed between two steps', async () => {
    const run = await house.run('durable', { pause: 400, work: 0 });
    for (const step of [1, 3]) {
      await run.see(`step ${step} of 5 done`);
      killWorker();
      house.stage.worker.start();
    }
    await run.done;
    expect(run.last()).toMatchObject({
      status: 'completed',
      result: '5 steps, each ran once',
      statusQuery: { value: { text: 'all steps done', counting: false } },
    });
    await run.replay();
  });

  it('begins a step again that was cut off, and no other', async () => {
    const run = await house.run('durable', { pause: 50 });
    // The second one: whatever they keep, they do not mix.
    const other = await house.run('durable', { pause: 50, steps: 2, work: 0 });
    await inTheMiddle(run, 'takeStep', '2');
    killWorker();
    house.stage.worker.start();
    await Promise.all([run.done, other.done]);
    expect(run.last().result).toBe('5 steps, each ran once; 1 cut off');
    expect(other.last().result).toBe('2 steps, each ran once');
  });

  it('counts the steps that really ran', async () => {
    const run = await house.run('durable', { steps: 1, pause: 1, work: 0 });
    await run.done;
    expect(run.last().result).toBe('1 steps, each ran once');
  });
});

describe('fleet', () => {
  it('does every job, whoever comes and goes, and knows who did it', async () => {
    const run = await house.run('fleet', { jobs: 30 });
    await run.see('three jobs are done', (view) => completed(view).length >= 3);
    const [first] = house.stage.processes().slice(-1);
    expect(run.status()).toMatch(new RegExp(`^\\d+ of 30 jobs done by worker ${first?.pid} \\(\\d+\\)$`));
    const added = await house.stage.addWorker();
    await run.see('the added one has done some', () => /\), worker \d+ \(/.test(run.status()));
    added.kill();
    const left = 30 - completed(run.last()).length;
    expect(left).toBeGreaterThan(0);
    await run.done;
    expect(run.last().status).toBe('completed');
    expect(completed(run.last())).toHaveLength(30);
    const result = String(run.last().result);
    const shares = [...result.matchAll(/worker (\d+) \((\d+)\)/g)].map(([, pid, count]) => [
      Number(pid),
      Number(count),
    ]);
    expect(shares.map(([pid]) => pid)).toContain(first?.pid);
    expect(shares.reduce((sum, [, count]) => sum + (count ?? 0), 0)).toBe(30);
    await run.replay();
  });

  it('gives one worker two jobs at a time', async () => {
    const run = await house.run('fleet', { jobs: 8 });
    await run.done;
    const { pid } = house.stage.processes().at(-1) ?? {};
    const held = run.views.map(({ pendingActivities }) =>
      pendingActivities.filter(({ state, identity }) => state === 'started' && identity?.startsWith(`${pid}@`)),
    );
    const most = Math.max(...held.map((activities) => activities.length));
    expect(most).toBe(2);
  });
});

describe('outage', () => {
  it('delivers on time when nothing happens', async () => {
    const run = await house.run('outage', { timer: 500 });
    await run.see('is to be delivered in 0.5 s (test time for days)');
    await run.done;
    expect(run.last().result).toMatch(/^order \d{4} delivered; the workflow went on in time$/);
    await run.replay();
  });

  it('fires a timer at once that was due while worker and service were down', async ({ skip }) => {
    const { service, worker, kind } = house.stage;
    if (service.kill === undefined) skip(`the ${kind} service can't be killed from here`);
    const run = await house.run('outage', { timer: 1_500 });
    await run.see('is to be delivered in 1.5 s');
    const order = /order \d{4}/.exec(run.status())?.[0];
    service.kill?.();
    killWorker();
    const timer = run.last().events.find(({ type }) => type === 'TimerStarted');
    await until('the timer is overdue', () => Date.now() > (timer?.at ?? 0) + 1_500 + 2_000);
    service.start?.();
    worker.start();
    await until('the service is back', () => service.view.state === 'up');
    const back = Date.now();
    await run.done;
    const { events, result } = run.last();
    const fired = events.find(({ type }) => type === 'TimerFired');
    expect(Math.abs((fired?.at ?? 0) - back)).toBeLessThan(1_000);
    // What the workflow says is when it went on: a worker had to be there, too.
    const wentOn = events.find(({ id, type }) => id > (fired?.id ?? 0) && type === 'WorkflowTaskStarted');
    const late = Number(/ (\d+\.\d) s late$/.exec(String(result))?.[1]);
    expect(late).toBeGreaterThanOrEqual(1.9);
    expect(Math.abs(late - ((wentOn?.at ?? 0) - (timer?.at ?? 0) - 1_500) / 1000)).toBeLessThan(0.3);
    expect(result).toContain(`${order} delivered`);
    expect(completed(run.last(), 'takeOrder')).toHaveLength(1);
    await run.replay();
  });

  it('loses nothing when the service is killed while a step runs', async ({ skip }) => {
    const { service, kind } = house.stage;
    if (service.kill === undefined) skip(`the ${kind} service can't be killed from here`);
    const run = await house.run('outage', { timer: 100 });
    await inTheMiddle(run, 'takeOrder');
    service.kill?.();
    await until('it is down', () => service.view.killed === true);
    service.start?.();
    await run.done;
    expect(run.last().status).toBe('completed');
    expect(completed(run.last())).toHaveLength(2);
    await run.replay();
  });
});
