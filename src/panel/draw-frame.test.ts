import { describe, expect, it } from 'vitest';
import { drawDemo } from './draw.js';
import { asciiOnly, asking, coloured, colourless, completed, idle, retrying, textOf } from './testing.js';
import type { DemoView, PanelControls, ProcessView } from './view.js';

const panels = asking('status', ['activities', 'history']);
const controlled = (controls: Partial<PanelControls>): DemoView => ({
  ...retrying,
  controls: { ...retrying.controls, ...controls },
});
const drawn = (view: DemoView, width = 100, height = 14, look = colourless, rows = panels) =>
  textOf(drawDemo(view, rows, { width, height }, look));
// Noon in the middle of the month, so that it is this day in every time zone.
const recorded: DemoView = { ...retrying, recordedAt: Date.UTC(2026, 10, 20, 12) };

describe('a panel that is maximised', () => {
  it('has the frame to itself, and the title says which', () => {
    const text = drawn(controlled({ maximised: 1 }));
    expect(text).toContain(' activities 2/3 ─ m next ─');
    expect(text).not.toContain('├');
    expect(text).not.toContain('WorkflowExecutionStarted');
    expect(drawn(controlled({ maximised: 2 }))).toContain(' history 3/3 ─ m all ─');
    expect(drawn(controlled({ maximised: 1 }), 48, 8)).toContain(' 2/3 ');
  });

  it('is none where there is no such panel, or no other', () => {
    expect(drawn(controlled({ maximised: 3 }))).toBe(drawn(retrying));
    const one = asking('status');
    expect(drawn(controlled({ maximised: 0 }), 100, 14, colourless, one)).toBe(
      drawn(retrying, 100, 14, colourless, one),
    );
  });

  it('may be one for which there was no room', () => {
    expect(drawn(retrying, 100, 5)).not.toContain('not yet written');
    expect(drawn(controlled({ maximised: 2 }), 100, 5)).toContain('not yet written');
  });
});

describe('a demo without the keys', () => {
  it('is quiet, and says how to get them', () => {
    const lines = drawDemo({ ...retrying, focused: false }, panels, { width: 100, height: 12 }, coloured);
    expect(lines[0]?.find(({ text }) => text === 'order')?.style).toEqual(coloured.quiet);
    expect(textOf(lines.slice(-1))).toMatch(/x reset ─+ tab brings the keys here ─╯$/);
    const focused = drawDemo(retrying, panels, { width: 100, height: 12 }, coloured);
    expect(focused[0]?.find(({ text }) => text === 'order')?.style).toEqual(coloured.strong);
    expect(textOf(focused.slice(-1))).not.toContain('tab');
  });
});

describe('a recording', () => {
  it.each([30, 40, 60, 100, 140])('says so at %i columns, without colour too', (width) => {
    for (const look of [colourless, asciiOnly]) {
      const mark = look === asciiOnly ? '\\*' : '●';
      const [title = ''] = drawn(recorded, width, 10, look).split('\n');
      expect(title).toMatch(new RegExp(` ${mark} ${width < 60 ? 'rec' : 'recording of 20 Nov 2026 '}`));
    }
    const long = { ...recorded, workflow: { ...completed.workflow, status: 'continued-as-new' } } as DemoView;
    expect(drawn(long, width).split('\n')[0]).toContain('● rec');
  });

  it('stands where the service was, in its own colour, with the key that ends it', () => {
    const lines = drawDemo(recorded, panels, { width: 100, height: 12 }, coloured);
    expect(textOf(lines)).not.toContain('embedded service');
    expect(lines[0]?.find(({ text }) => text.includes('recording'))?.style).toEqual({ ...coloured.retry, bold: true });
    expect(textOf(lines.slice(-1))).toContain('R ends the recording');
  });

  it('says so even in one row', () => {
    expect(drawn(recorded, 60, 2)).toContain('● recording order ● Running');
  });
});

describe('the intro', () => {
  const process = (name: string, more: Partial<ProcessView>): ProcessView => ({
    name,
    pid: 0,
    state: 'idle',
    starts: 0,
    ...more,
  });
  const polyglot: DemoView = {
    ...idle,
    demo: {
      ...idle.demo,
      actions: [
        ...idle.demo.actions,
        { key: 'w', label: 'kill worker', kind: 'kill-worker' },
        { key: 'S', label: 'kill service', kind: 'kill-service' },
        { key: 'T', label: 'start service', kind: 'start-service' },
      ],
    },
    service: { kind: 'remote', label: 'localhost:7233', state: 'up' },
    processes: [
      process('go', { state: 'absent', message: 'There is no go program here.' }),
      process('python', { state: 'preparing' }),
      process('typescript', { state: 'running' }),
    ],
  };

  it('says what is lacking and what is on its way', async () => {
    const frames = [30, 60, 120].map((width) => drawn(polyglot, width, 18));
    await expect(`${frames.join('\n')}\n`).toMatchFileSnapshot('golden/intro-lacks.txt');
  });

  it('gives up blank rows for keys, and keys for what is lacking', () => {
    const low = drawn(polyglot, 80, 12);
    for (const said of [
      'press  s  to',
      'no go program',
      'needs the embedded one',
      'python preparing',
      'fix the gateway',
    ]) {
      expect(low).toContain(said);
    }
  });

  it('says nothing of the embedded service where it has that one', () => {
    expect(drawn({ ...polyglot, service: idle.service }, 80, 18)).not.toContain('embedded one');
  });
});
