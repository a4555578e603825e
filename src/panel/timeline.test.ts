import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineWidth } from '../render/cells.js';
import { anyView } from './draw.any-view.js';
import { drawDemo } from './draw.js';
import { asciiOnly, asking, coloured, colourless, idle, killed, retrying, start, textOf } from './testing.js';
import * as samples from './timeline/samples.js';
import { timeline } from './timeline.js';
import { calmControls, type DemoView, type PanelControls, type WorkflowView } from './view.js';

const room = { width: 96, height: 12 };
const folder = new URL('../testing/views/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

function recorded(file: string): DemoView {
  const workflow: WorkflowView = { attempts: [], ...JSON.parse(readFileSync(new URL(file, folder), 'utf8')) };
  return { ...idle, workflow, now: (workflow.events.at(-1)?.at ?? workflow.startedAt) + 2_000 };
}

function rows(view: DemoView, controls: Partial<PanelControls> = {}, height = room.height): readonly string[] {
  const lines = timeline.draw({ ...view, controls: { ...calmControls, ...controls } }, { ...room, height }, colourless);
  return textOf(lines).split('\n');
}

function row(view: DemoView, name: string, controls: Partial<PanelControls> = {}): string {
  const found = rows(view, controls).find((line) => line.startsWith(name));
  if (found === undefined) throw new Error(`no row of ${name}`);
  return found;
}

describe('goldens', () => {
  const { longRun, ...views } = samples;
  it.each(Object.entries({ ...views, long: longRun(1_000) }))('%s', async (name, view) => {
    const drawn = [30, 60, 120].map((width) =>
      textOf(drawDemo(view, asking('timeline'), { width, height: 12 }, colourless)),
    );
    await expect(`${drawn.join('\n')}\n`).toMatchFileSnapshot(`golden/timeline-${name}.txt`);
  });

  it.each(files)('recorded %s', async (file) => {
    const drawn = [30, 60, 120].map((width) =>
      textOf(drawDemo(recorded(file), asking('timeline'), { width, height: 12 }, colourless)),
    );
    await expect(`${drawn.join('\n')}\n`).toMatchFileSnapshot(`golden/timeline-${file.replace('.json', '.txt')}`);
  });

  it('ASCII alone', async () => {
    const { workerBack, outage, subscription, mixed, fleet } = samples;
    const drawn = [workerBack, outage, subscription, mixed, fleet].map((view) =>
      textOf(drawDemo(view, asking('timeline'), { width: 90, height: 12 }, asciiOnly)),
    );
    expect(drawn.join('\n')).toMatch(/^[\x20-\x7e\n]*$/);
    await expect(`${drawn.join('\n')}\n`).toMatchFileSnapshot('golden/timeline-ascii.txt');
  });
});

describe('any view in any room', () => {
  const anyControls = fc.record({
    detail: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
    zoom: fc.nat(8),
    look: fc.oneof(
      fc.constant({ kind: 'follow' } as const),
      fc.constant({ kind: 'failure' } as const),
      fc.integer({ min: 1, max: 1_000 }).map((by) => ({ kind: 'back', by }) as const),
    ),
  });
  const made = fc.constantFrom(samples.retried, samples.workerBack, samples.subscription, samples.mixed, samples.fleet);

  it('never takes more than the room, and holds no control character', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyView, made),
        anyControls,
        fc.nat(130),
        fc.nat(30),
        fc.constantFrom(coloured, asciiOnly),
        (view, controls, width, height, look) => {
          const lines = timeline.draw({ ...view, controls }, { width, height }, look);
          expect(lines.length).toBeLessThanOrEqual(height);
          for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(width);
          expect(textOf(lines).replaceAll('\n', '')).not.toMatch(/[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e]/);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('asks for the same rows whatever it holds', () => {
    const size = timeline.size(idle);
    fc.assert(
      fc.property(anyView, (view) => {
        expect(timeline.size(view)).toEqual(size);
      }),
    );
  });

  it('says without colour all that it says with it', () => {
    for (const view of Object.values(samples)) {
      if (typeof view === 'function') continue;
      expect(textOf(timeline.draw(view, room, colourless))).toBe(textOf(timeline.draw(view, room, coloured)));
    }
  });
});

describe('as time passes', () => {
  it('columns rest: the axis grows in few steps, and between them only what is pending moves', () => {
    const axes = new Set<string>();
    for (let ms = 500; ms < 600_000; ms += 100) {
      axes.add(rows({ ...samples.workerBack, now: start + 13_000 + ms }).at(-1) ?? '');
    }
    expect(axes.size).toBeLessThan(20);
    const at = (now: number) => row({ ...samples.retried, now: start + now }, 'reserve');
    expect(at(7_900)).toBe(at(6_100));
  });

  it('what is pending grows to now', () => {
    const end = (ms: number) => row({ ...samples.retried, now: start + ms }, 'charge').indexOf('▸');
    expect(end(7_900)).toBeGreaterThan(end(7_000));
  });

  it('moves by whole seconds where motion is not wanted', () => {
    const at = (ms: number) => rows({ ...samples.mixed, reducedMotion: true, now: start + ms });
    expect(at(11_900)).toEqual(at(11_000));
    expect(at(12_000)).not.toEqual(at(11_000));
  });
});

describe('attempts', () => {
  it('shows each that was seen, the pause, and when the next is due', () => {
    expect(row(samples.pausing, 'charge')).toMatch(/●━*✗┄+●━*✗┄+●━*✗┄+▸·+◇ +attempt 4\/5 {2}in 1\.4 s {2} *503/);
    expect(row(samples.retried, 'charge')).toMatch(/●━*✗┄+●━*✗┄+●╍+▸ +attempt 3\/5 {2}3\.0 s/);
  });

  it('counts those that nobody saw', () => {
    expect(row(retrying, 'charge')).toMatch(/○┄+ 2 ✗ ┄+▸·+◇ +attempt 3\/5 {2}in 3\.2 s/);
    expect(row(samples.completedRun, 'charge')).toMatch(/○┄+ 2 ✗ ┄+● +✓ 10\.3 s · attempt 3/);
  });

  it('colours them by how they went', () => {
    const line = timeline.draw(samples.retried, room, coloured).find(([name]) => name?.text.startsWith('charge')) ?? [];
    const style = (cell: string) => line.findLast(({ text }) => text.includes(cell))?.style;
    expect(style('✗')).toBe(coloured.failed);
    expect(style('▸')).toBe(coloured.retry);
  });
});

describe('those without whom nothing moves', () => {
  it('marks when the only worker was killed, and whose work is lost', () => {
    expect(row(samples.workerKilled, 'worker')).toMatch(/─✗ +away 3\.1 s +✗ nobody polls 3\.1 s/);
    expect(rows(samples.workerKilled).join('\n')).toMatch(/●╍+┊┄+▸ +✗ the worker that had it is gone/);
  });

  it('marks when another came, and that it replayed', () => {
    expect(row(samples.workerBack, 'worker')).toMatch(/─✗ +away 6\.2 s +●─+↻─* +↻ replayed 16 events/);
  });

  it('marks when the service was away, and that a timer fired as soon as it was back', () => {
    expect(row(samples.outage, 'service')).toMatch(/─✗ +(away )?5\.5 s +●─+ +✓ back after 5\.5 s/);
    expect(row(samples.outage, 'timer 6 s')).toMatch(/○┄+┊┄+◇┄*● +✓ 8\.5 s, 2\.5 s late/);
  });

  it('says nothing of a worker that was killed before the run', () => {
    const before = {
      pid: 1,
      state: 'killed',
      startedAt: start - 90_000,
      readyAt: start - 89_000,
      endedAt: start - 50_000,
    } as const;
    const view = { ...samples.retried, workers: { processes: [before, ...samples.retried.workers.processes] } };
    expect(rows(view)).toEqual(rows(samples.retried));
  });

  it('knows that others go on when one of them is killed', () => {
    const [first] = killed.workers.processes;
    const [second] = samples.retried.workers.processes;
    if (first === undefined || second === undefined) throw new Error('the samples have workers');
    const view = {
      ...samples.retried,
      workers: {
        processes: [
          { ...second, pid: 7 },
          { ...first, pid: 9 },
        ],
      },
    };
    expect(row(view, 'worker')).toMatch(/─✗─/);
    expect(rows(view).join('\n')).not.toContain('away');
  });
});

describe('a month between seconds', () => {
  it('folds the time that was slept, and says how long it was', () => {
    expect(rows(samples.subscription, {}, 20).join('\n')).toMatch(/○╱ 30 d ╱●/);
    expect(rows(samples.subscription, {}, 20).join('\n')).toMatch(/○╱ 14 d ╱▸ +in 15d 23h/);
    expect(rows(samples.subscription, {}, 20).at(-1)).toMatch(/0s .*╱ 30 d ╱.*╱ 30 d ╱.*╱ 14 d ╱/);
  });

  it('does not move what was before while it sleeps', () => {
    const day = 86_400_000;
    const at = (days: number) => row({ ...samples.subscription, now: samples.subscription.now + days * day }, 'email');
    expect(at(3)).toBe(at(0));
  });
});

describe('more than there is room for', () => {
  it('gathers what is over, and what waits', () => {
    const text = rows(samples.fleet, {}, 9).join('\n');
    expect(text).toMatch(/^\d+ render +[▁-█]/m);
    expect(text).toContain('22 render');
    expect(text).toContain('waiting for a worker');
    expect(text.match(/▸/g)).toHaveLength(5);
  });

  it('accounts for every lane', () => {
    const counted = (text: string) => {
      const told = [...text.matchAll(/^(?:done |waiting )?(\d+) (?:· )?render/gm)].map(([, count]) => Number(count));
      const more = [...text.matchAll(/^and (\d+) more/gm)].map(([, count]) => Number(count));
      const single = [...text.matchAll(/^render/gm)].length;
      return [...told, ...more].reduce((sum, count) => sum + count, single);
    };
    for (let height = 5; height < 60; height++) {
      expect([height, counted(rows(samples.fleet, {}, height).join('\n'))]).toEqual([height, 50]);
    }
  });

  it('keeps pending and newest in view', () => {
    const text = rows(samples.longRun(300), {}, 8).join('\n');
    expect(text).toMatch(/^last/m);
    expect(text).toMatch(/^\d+ (· )?step|^done \d+ · step/m);
  });

  it('scrolls back by half a room', () => {
    const view = samples.longRun(300);
    const back = rows(view, { look: { kind: 'back', by: 1 } }, 12);
    expect(back[0]).toMatch(/^and \d+ more/);
    expect(back.at(-2)).toMatch(/^and \d+ more/);
    expect(back.at(-1)).toMatch(/^back 1/);
    expect(rows(view, { look: { kind: 'back', by: 999 } }, 12)[0]).toMatch(/^step/);
  });
});

describe('looking', () => {
  it('zooms: half the time for each step, the newest in view', () => {
    const text = rows(samples.longRun(300), { zoom: 4 });
    expect(text.at(-1)).toMatch(/^×16/);
    expect(text.join('\n')).toMatch(/^last.*▸/m);
    expect(text.join('\n')).not.toMatch(/ 0s /);
  });

  it('goes back in time where time is zoomed', () => {
    const view = samples.workerBack;
    expect(rows(view, { zoom: 3, look: { kind: 'back', by: 99 } }).at(-1)).toMatch(/^×8 back 99 +0s/);
  });

  it('finds the first failure, in time and among the rows', () => {
    const text = rows(samples.workerBack, { zoom: 3, look: { kind: 'failure' } });
    expect(text.join('\n')).toMatch(/^step .*✗/m);
    expect(text.at(-1)).toMatch(/^×8 first ✗/);
    expect(rows(samples.subscription, { look: { kind: 'failure' } }).at(-1)).toMatch(/^no ✗/);
  });

  it('tells of workflow tasks, markers and the client on demand', () => {
    const act = { id: 1, at: start + 9_000, label: 'ask', call: '', command: '', state: 'done' } as const;
    const view = { ...samples.mixed, acts: [act] };
    const names = (detail: 0 | 1 | 2) => rows(view, { detail }, 20).map((line) => line.slice(0, 14).trim());
    expect(names(0)).toContain('task failed');
    expect(names(0)).not.toContain('workflow task');
    expect(names(1)).toContain('workflow task');
    expect(names(1)).not.toContain('patched-fee');
    expect(names(2)).toContain('patched-fee');
    expect(names(2)).toContain('client');
  });
});

it('draws a long history fast when only the clock has moved', () => {
  const view = samples.longRun(10_000);
  timeline.draw(view, room, colourless);
  const before = process.cpuUsage();
  const frames = 200;
  for (let frame = 1; frame <= frames; frame++)
    timeline.draw({ ...view, now: view.now + frame * 10 }, room, colourless);
  const { user, system } = process.cpuUsage(before);
  // Far from what it takes, so that a busy machine does not matter; drawing it anew each time takes ten times as long.
  expect((user + system) / 1_000 / frames).toBeLessThan(2);
});
