import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineWidth } from '../render/cells.js';
import { anyView } from './draw.any-view.js';
import { history } from './history.js';
import { asciiOnly, coloured, colourless, event, idle, start, textOf } from './testing.js';
import { longRun, mixed, pausing, retried } from './timeline/samples.js';
import { calmControls, type DemoView, type PanelControls } from './view.js';

const room = { width: 60, height: 10 };

function drawn(view: DemoView, controls: Partial<PanelControls>, size = room): string {
  return textOf(history.draw({ ...view, controls: { ...calmControls, ...controls } }, size, colourless));
}

const { workflow } = mixed;
if (workflow === undefined) throw new Error('the sample has a workflow');

/** The sample, each event with what it holds. */
const withPayloads: DemoView = {
  ...mixed,
  workflow: {
    ...workflow,
    events: workflow.events.map((one) => ({
      ...one,
      payload: `{\n  "name": "${one.name}",\n  "note": "\u001b[2J"\n}`,
    })),
  },
};

describe('goldens', () => {
  it.each([
    ['grouped', mixed, 1],
    ['payloads', withPayloads, 2],
  ] as const)('%s', async (name, view, detail) => {
    const texts = [26, 56, 116].map((width) => drawn(view, { detail }, { width, height: 16 }));
    const ascii = textOf(
      history.draw({ ...view, controls: { ...calmControls, detail } }, { width: 56, height: 16 }, asciiOnly),
    );
    await expect(`${[...texts, ascii].join('\n\n')}\n`).toMatchFileSnapshot(`golden/history-${name}.txt`);
  });
});

it('never takes more than the room, whatever is asked', () => {
  const controls = fc.record({
    detail: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
    zoom: fc.nat(8),
    look: fc.oneof(
      fc.constantFrom({ kind: 'follow' } as const, { kind: 'failure' } as const),
      fc.integer({ min: 1, max: 1_000 }).map((by) => ({ kind: 'back', by }) as const),
    ),
  });
  const views = fc.oneof(anyView, fc.constantFrom(withPayloads, mixed, retried));
  fc.assert(
    fc.property(views, controls, fc.integer({ min: 22, max: 130 }), fc.nat(30), (view, asked, width, height) => {
      const lines = history.draw({ ...view, controls: asked }, { width, height }, coloured);
      expect(lines.length).toBeLessThanOrEqual(height);
      for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(width);
      expect(textOf(lines).replaceAll('\n', '')).not.toMatch(/[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e]/);
    }),
    { numRuns: 300 },
  );
});

describe('raw', () => {
  it('follows the newest', () => {
    expect(drawn(longRun(300), {}).split('\n').at(-1)).toMatch(/^ +\d+ .*last +scheduled/);
  });

  it('scrolls back by half a room, to the very first', () => {
    const ids = (by: number) =>
      [...drawn(longRun(300), { look: { kind: 'back', by } }).matchAll(/^ *(\d+) {2}/gm)].map(([, id]) => Number(id));
    const first = (by: number) => ids(by)[0] ?? 0;
    expect(first(1) - first(2)).toBe(5);
    expect(first(999)).toBe(1);
    expect(drawn(longRun(300), { look: { kind: 'back', by: 999 } })).toMatch(/and \d+ newer$/);
  });

  it('finds the first failure, and what led to it', () => {
    const text = drawn(mixed, { look: { kind: 'failure' } });
    expect(text).toMatch(/insure +scheduled\n.*insure +started\n.*insure +failed/);
    expect(text).toMatch(/and \d+ newer$/);
  });

  it('stays with the newest where nothing failed, and tells of the attempt that is not written', () => {
    expect(drawn(pausing, { look: { kind: 'failure' } })).toMatch(/charge attempt 4, not yet written$/);
  });
});

describe('grouped', () => {
  it('has a row for each activity, timer, signal and child, and a dot for each event', () => {
    const text = drawn(mixed, { detail: 1 }, { width: 100, height: 20 });
    expect(text).toMatch(/^ +5 {2}●─●─● {2}reserve +completed +0\.8 s *$/m);
    expect(text).toMatch(/^ +11 {2}●─●─✗ {2}insure +failed +1\.1 s {2}no insurer answers$/m);
    expect(text).toMatch(/^ +\d+ {2}✗ {6}workflow task +failed +nondeterminism error$/m);
    expect(text).toMatch(/^ +\d+ {2}◆ {6}approve +signaled +"ada"$/m);
    expect(text).toMatch(/^ +\d+ {2}●─●┄ {3}delivery +started +8\.1 s *$/m);
    expect(text).toMatch(/timer deadline in 6\.9 s/);
    expect(text).not.toMatch(/task (scheduled|started|completed)/);
  });

  it('tells what the service says of what is pending', () => {
    expect(drawn(pausing, { detail: 1 }, { width: 100, height: 9 })).toMatch(
      /charge +attempt 4\/5 +6\.9 s {2}503 from/,
    );
  });

  it('gives every event of a long history to one group', () => {
    const text = drawn(longRun(300), { detail: 1 }, { width: 60, height: 400 });
    expect(text.match(/step +completed/g)).toHaveLength(27);
    expect(text.match(/timer \d+ +fired/g)).toHaveLength(27);
  });
});

describe('with payloads', () => {
  it('shows what an event holds below it, controls as pictures', () => {
    const text = drawn(withPayloads, { detail: 2 });
    expect(text).toMatch(/ 26 .*timer deadline started\n {6}\{\n {8}"name": "deadline",\n {8}"note": "␛\[2J"\n {6}\}$/);
  });

  it('scrolls by rows', () => {
    const rows = (by: number) =>
      drawn(withPayloads, { detail: 2, look: { kind: 'back', by } })
        .split('\n')
        .slice(0, -1);
    expect(rows(2).slice(5)).toEqual(rows(1).slice(0, 4));
  });

  it('does not wait for one that is huge', () => {
    const payload = 'x\n'.repeat(1_000_000);
    const view: DemoView = { ...idle, workflow: { ...workflow, events: [event(1, 0, 'Odd', { payload })] } };
    expect(drawn({ ...view, now: start }, { detail: 2 }).split('\n')).toHaveLength(room.height);
  });
});

it('asks for the same rows whatever it holds', () => {
  const size = history.size(idle);
  fc.assert(
    fc.property(anyView, (view) => {
      expect(history.size(view)).toEqual(size);
    }),
  );
});
