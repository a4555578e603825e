import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineWidth } from '../render/cells.js';
import { drawDemo } from './draw.js';
import { jobsOf, rateOf } from './jobs.js';
import { taskQueue } from './task-queue.js';
import { asciiOnly, asking, coloured, colourless, event, retrying, start, textOf } from './testing.js';
import { fleet, fleetAt } from './testing-fleet.js';
import { calmControls, type DemoView, type PendingActivity, type WorkflowView } from './view.js';

const panels = asking('task-queue');
const draw = (view: DemoView, width = 96, height = 14, look = colourless) =>
  taskQueue.draw(view, { width, height }, look);
const workflowOf = ({ workflow }: DemoView): WorkflowView => {
  if (workflow === undefined) throw new Error('the sample has a workflow');
  return workflow;
};

describe('the task-queue panel', () => {
  for (const [name, view] of Object.entries({ fleet, begun: fleetAt(0), over: fleetAt(50), order: retrying })) {
    it(`draws ${name}`, async () => {
      const detailed = { ...view, controls: { ...calmControls, detail: 1 as const } };
      const drawn = [
        ...[30, 60, 120].map((width) => drawDemo(view, panels, { width, height: 16 }, colourless)),
        drawDemo(detailed, panels, { width: 100, height: 20 }, colourless),
      ].map(textOf);
      await expect(`${drawn.join('\n')}\n`).toMatchFileSnapshot(`golden/task-queue-${name}.txt`);
    });
  }

  it('marks a job in the colour of the worker that did it, and by its letter where there are no colours', () => {
    const field = draw(fleet, 96, 14, coloured).slice(2, 4).flat();
    const styles = field.filter(({ text }) => text.includes('■')).map(({ style }) => style);
    expect(styles).toHaveLength(23);
    expect(new Set(styles)).toEqual(new Set([coloured.activity, coloured.child, coloured.signal]));
    expect(field.filter(({ style }) => style === coloured.failed)).toHaveLength(2);
    const letters = textOf(draw(fleet).slice(2, 4)).replace(/\s/g, '');
    expect(letters).toHaveLength(50);
    expect(letters).toMatch(/^(abc)+abc?a?b?✗BC✗BC·+$|^[abc]{23}✗?[BC✗]+·+$/);
    expect(textOf(draw(fleet, 60, 14, asciiOnly))).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('melts: the number and the bar of what waits', () => {
    const bars = [0, 10, 23, 40, 50].map(
      (done) => (textOf(draw(fleetAt(done))).split('\n')[0] ?? '').split('█').length,
    );
    expect(bars).toEqual([...bars].sort((one, other) => other - one));
    expect(bars.at(-1)).toBe(1);
    expect(textOf(draw(fleetAt(23)))).toMatch(/^backlog +21 /);
  });

  it('lets nothing jump while the work gets done', () => {
    for (const width of [26, 56, 96]) {
      const columns = (done: number) =>
        textOf(draw(fleetAt(done), width, 16))
          .split('\n')
          .map((line) => /backlog|pollers|4640|4711|4712/.exec(line)?.[0] ?? '');
      for (const done of [1, 9, 23, 44, 50]) expect(columns(done)).toEqual(columns(0));
    }
  });

  it('folds those who are gone where there is no room for all', () => {
    const old = Array.from({ length: 8 }, (_, index) => ({
      pid: 100 + index,
      state: 'killed' as const,
      startedAt: start,
      endedAt: start,
    }));
    const view = { ...fleet, workers: { ...fleet.workers, processes: [...old, ...fleet.workers.processes] } };
    const text = textOf(draw(view, 96, 8));
    expect(text).toContain('4711');
    expect(text).toContain('4712');
    const [first, second, third] = fleet.workers.processes;
    if (first === undefined || second === undefined || third === undefined) throw new Error('the sample has three');
    const dead = [first, { ...second, state: 'crashed' as const }, third];
    const tight = textOf(draw({ ...fleet, workers: { ...fleet.workers, processes: dead } }, 96, 5));
    expect(tight).toMatch(/2 gone, 16 done by them/);
    expect(tight).toContain('4712');
  });

  it('tells the sides and sticky queues at detail 1', () => {
    const detailed = { ...fleet, controls: { ...calmControls, detail: 1 as const } };
    const text = textOf(draw(detailed, 96, 20));
    expect(text).toMatch(/activity tasks +21 waiting · 2 pollers · in 1\.2\/s · out 3\.1\/s/);
    expect(text).toContain('sticky of 4711: 0 waiting');
    const none = { ...detailed, taskQueue: fleet.taskQueue && { ...fleet.taskQueue, stickies: [] } };
    expect(textOf(draw(none as DemoView, 96, 20))).toContain('no service lists them');
    expect(textOf(draw(fleet, 96, 20))).not.toContain('sticky');
  });

  it('never exceeds its room', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 22, max: 140 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 50 }),
        fc.constantFrom(0, 1, 2),
        (width, height, done, detail) => {
          const view = { ...fleetAt(done), controls: { ...calmControls, detail: detail as 0 } };
          const lines = draw(view, width, height, coloured);
          expect(lines.length).toBeLessThanOrEqual(height);
          for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('jobsOf', () => {
  const base = workflowOf(fleet);
  const scheduled = [1, 2, 3].map((id) => event(id, id, 'ActivityTaskScheduled', { name: 'job' }));
  const pending = (more: Partial<PendingActivity>): PendingActivity => ({
    group: 1,
    activityId: '1',
    activityType: 'job',
    state: 'scheduled',
    attempt: 1,
    maximumAttempts: 0,
    ...more,
  });

  it('knows the pending ones by their events', () => {
    const events = [...scheduled, event(4, 9, 'ActivityTaskCompleted', { group: 2, identity: '7@h' })];
    const pendingActivities = [
      pending({ group: 3, attempt: 3, identity: '7@h' }),
      pending({ state: 'started', identity: '8@h' }),
    ];
    expect(jobsOf({ ...base, events, pendingActivities })).toEqual([
      { group: 1, state: 'running', identity: '8@h' },
      { group: 2, state: 'done', identity: '7@h' },
      { group: 3, state: 'again', identity: '7@h' },
    ]);
  });

  it('knows running ones by their attempts before the service was asked', () => {
    const attempts = [{ group: 3, attempt: 1, startedAt: 5, identity: '9@h' }];
    const jobs = jobsOf({ ...base, events: scheduled, pendingActivities: [], attempts });
    expect(jobs.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'running']);
  });

  it('calls what was open when the workflow closed failed', () => {
    const jobs = jobsOf({ ...base, status: 'terminated', events: scheduled, pendingActivities: [] });
    expect(jobs.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed']);
  });

  it('counts who gets done how much in a second', () => {
    expect(rateOf(base, fleet.now)).toBeCloseTo(10 / 3, 0);
    expect(rateOf(base, fleet.now + 60_000)).toBe(0);
  });

  it('is quick with ten thousand events, and quicker the second time', () => {
    const events = Array.from({ length: 5_000 }, (_, index) => [
      event(2 * index + 1, index, 'ActivityTaskScheduled'),
      event(2 * index + 2, index, 'ActivityTaskCompleted', { group: 2 * index + 1, identity: '4711@h' }),
    ]).flat();
    const view = { ...fleet, workflow: { ...base, events, pendingActivities: [] } };
    draw(view);
    const begun = performance.now();
    for (let frame = 0; frame < 20; frame++) draw({ ...view, now: view.now + frame });
    expect((performance.now() - begun) / 20).toBeLessThan(5);
  });
});
