import { describe, expect, it } from 'vitest';
import { drawDemo } from './draw.js';
import { log } from './log.js';
import { asciiOnly, asking, coloured, colourless, retrying, start, textOf } from './testing.js';
import type { DemoView, LogLine, PanelControls } from './view.js';

const line = (after: number, level: LogLine['level'], source: string, text: string, about?: string): LogLine => ({
  at: start + after,
  level,
  source,
  text,
  ...(about === undefined ? {} : { about }),
});
const lines: readonly LogLine[] = [
  line(-3_000, 'info', 'gateway', 'listens on port 4711'),
  line(20, 'debug', 'worker 48121', 'Workflow started', 'order-A42'),
  line(444, 'info', 'worker 48121', 'calling the gateway', 'charge'),
  line(470, 'error', 'gateway', 'the database is away, and stays away for as long as nobody repairs it'),
  line(460, 'warn', 'worker 48121', 'Activity failed: 503 from gateway', 'charge'),
  line(2_460, 'info', 'worker 48121', 'calling the gateway', 'charge, attempt 2'),
];
const seen = (more: Partial<DemoView>, controls: Partial<PanelControls> = {}): DemoView => ({
  ...retrying,
  log: lines,
  controls: { ...retrying.controls, ...controls },
  ...more,
});
const drawn = (view: DemoView, width: number, height: number, look = colourless) =>
  textOf(log.draw(view, { width, height }, look));

describe('log', () => {
  it('draws what was logged', async () => {
    const frames = [30, 60, 120].map((width) =>
      textOf(drawDemo(seen({}), asking('log'), { width, height: 9 }, colourless)),
    );
    await expect(`${frames.join('\n')}\n`).toMatchFileSnapshot('golden/log.txt');
  });

  it('draws with ASCII alone where only ASCII is wanted', () => {
    expect(drawn(seen({}), 120, 9, asciiOnly)).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('puts lines in the order of their times, the newest always in view', () => {
    const text = drawn(seen({}), 100, 3).split('\n');
    expect(text.map((row) => row.trim().slice(0, 10))).toEqual(['00:00.4  !', '00:00.4  ✗', '00:02.4  ·']);
  });

  it('tells details from detail 1 on, and all of it at 2', () => {
    expect(drawn(seen({}), 80, 9)).not.toContain('Workflow started');
    expect(drawn(seen({}, { detail: 1 }), 80, 9)).toContain('Workflow started');
    const whole = drawn(seen({}, { detail: 2 }), 79, 20);
    expect(whole).toMatch(/ \d\d:\d\d:\d\d\.470 {2}✗ gateway +the database is away, and stays away/);
    expect(whole.replace(/\s+/g, ' ')).toContain('for as long as nobody repairs it');
    expect(whole).toContain('calling the gateway · charge, attempt 2');
  });

  it('looks back, says so, and finds the first error', () => {
    expect(drawn(seen({}, { look: { kind: 'back', by: 1 } }), 60, 2)).toMatch(/\n… 2 more rows, = for the newest$/);
    expect(drawn(seen({}, { look: { kind: 'failure' } }), 60, 1)).toContain('✗ the database');
  });

  it('carries the level by a mark and a colour', () => {
    const rows = log.draw(seen({}), { width: 100, height: 9 }, coloured);
    const marks = rows.map((row) => row.find(({ text }) => ['·', '!', '✗'].includes(text)));
    expect(marks.map((mark) => [mark?.text, mark?.style.color])).toEqual([
      ['·', coloured.quiet.color],
      ['·', coloured.quiet.color],
      ['!', coloured.retry.color],
      ['✗', coloured.failed.color],
      ['·', coloured.quiet.color],
    ]);
  });

  it('says a sentence where there is nothing', () => {
    expect(drawn(seen({ log: [] }), 60, 3)).toBe('quiet so far: what the workers log stands here');
    expect(drawn(seen({ log: lines.slice(1, 2) }), 60, 3)).toBe('nothing but details so far: v shows them');
  });
});
