import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineWidth } from '../render/cells.js';
import { drawDemo } from './draw.js';
import { asciiOnly, asking, back, coloured, colourless, event, start, textOf } from './testing.js';
import { besides, fleet } from './testing-fleet.js';
import type { DemoView, HistoryEvent, WorkerProcess, WorkflowView } from './view.js';
import { workers } from './workers.js';

const draw = (view: DemoView, width = 76, height = 10, look = colourless) =>
  workers.draw(view, { width, height }, look);
const processes = (view: DemoView, list: readonly WorkerProcess[]): DemoView => ({
  ...view,
  workers: { ...view.workers, processes: list },
});
const gone = (pid: number): WorkerProcess => ({ pid, state: 'killed', startedAt: start, endedAt: start + pid });

describe('the workers panel', () => {
  it.each([
    ['fleet', fleet],
    ['languages', besides],
  ] as const)('draws %s', async (name, view) => {
    const drawn = [30, 60, 120].map((width) =>
      textOf(drawDemo(view, asking('workers'), { width, height: 12 }, colourless)),
    );
    await expect(`${drawn.join('\n')}\n`).toMatchFileSnapshot(`golden/workers-${name}.txt`);
  });

  it('tells what each has in its hands', () => {
    const text = textOf(draw(fleet));
    expect(text).toMatch(/worker 4711 +● running +00:16\.0 +job ×2/);
    expect(text).toMatch(/worker 4640 +✗ killed +00:01\.2 +SIGKILL/);
    expect(textOf(draw(fleet, 76, 10, asciiOnly))).toContain('job x2');
  });

  it('folds those who are gone long since, and keeps the living and the newest dead', () => {
    const alive = fleet.workers.processes.slice(1);
    const view = processes(fleet, [gone(1), gone(2), gone(3), gone(4), gone(5), ...alive]);
    const text = textOf(draw(view));
    expect(text).toContain('✗ 3 gone');
    expect(text).toMatch(/worker 4 +✗ killed/);
    expect(text).not.toMatch(/worker 3 /);
    const tight = textOf(draw(view, 76, 4));
    expect(tight).toContain('worker 4711');
    expect(tight).toContain('worker 4712');
  });

  it('shows workers in other languages, and quietly why one is not there', () => {
    const lines = draw(besides, 76, 12, coloured);
    const row = lines.find((line) => textOf([line]).startsWith('python')) ?? [];
    expect(textOf([row])).toMatch(/– absent +Python 3\.10/);
    for (const { text, style } of row) if (text.trim() !== '') expect(style).toBe(coloured.quiet);
    expect(textOf(lines)).toMatch(/go +● running/);
    expect(textOf(lines)).not.toContain('gateway');
  });

  it('never exceeds its room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 22, max: 130 }), fc.integer({ min: 1, max: 14 }), (width, height) => {
        const lines = draw(besides, width, height, coloured);
        expect(lines.length).toBeLessThanOrEqual(height);
        for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a replay', () => {
  const before = back.workflow as WorkflowView;
  const task = (id: number, at: number, identity: string, whole = true): readonly HistoryEvent[] => [
    event(id, at, 'WorkflowTaskScheduled'),
    event(id + 1, at + 3, 'WorkflowTaskStarted', { group: id, identity }),
    ...(whole ? [event(id + 2, at + 9, 'WorkflowTaskCompleted', { group: id, identity })] : []),
  ];
  const view = (events: readonly HistoryEvent[], now: number): DemoView => ({
    ...back,
    now: start + now,
    workflow: { ...before, pendingActivities: [], events },
  });
  const first = [event(1, 0, 'WorkflowExecutionStarted'), ...task(2, 1, '48121@h'), event(5, 20, 'TimerStarted')];

  it('is told of a worker that has never had this workflow, and for a moment after', () => {
    const taken = [...first, event(6, 10_000, 'TimerFired'), ...task(7, 10_600, '48377@h', false)];
    expect(textOf(draw(view(taken, 10_700)))).toMatch(/48377 .*replaying 4 events/);
    const done = [...first, event(6, 10_000, 'TimerFired'), ...task(7, 10_600, '48377@h')];
    expect(textOf(draw(view(done, 11_000)))).toMatch(/48377 .*replayed 4 events/);
    expect(textOf(draw(view(done, 14_000)))).not.toMatch(/replay/);
  });

  it('is none for the first worker, or for one that has it in its cache', () => {
    expect(textOf(draw(view(first.slice(0, 3), 10)))).not.toMatch(/replay/);
    const again = [...first, event(6, 10_000, 'TimerFired'), ...task(7, 10_600, '48121@h', false)];
    expect(textOf(draw(view(again, 10_700)))).not.toMatch(/replay/);
  });
});
