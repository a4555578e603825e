import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineWidth } from '../render/cells.js';
import { drawDemo } from './draw.js';
import { service } from './service.js';
import { progress, waysOf } from './service-ways.js';
import { asciiOnly, asking, coloured, colourless, start, textOf } from './testing.js';
import { traffic, travelling } from './testing-traffic.js';
import { calmControls, type DemoView, type Hop } from './view.js';

const panels = asking('service');
const at = (ms: number, view: DemoView = travelling): DemoView => ({ ...view, now: start + ms });
const withDetail = (detail: 0 | 1 | 2): DemoView => ({ ...travelling, controls: { ...calmControls, detail } });
const lack = 'This service does not show what happens inside it, so this is less.';
const lacking: DemoView = { ...travelling, traffic: { ...traffic, lack } };
const draw = (view: DemoView, width = 96, height = 18, look = colourless) =>
  service.draw(view, { width, height }, look);

describe('the service panel', () => {
  for (const [name, view] of Object.entries({ service: travelling, all: withDetail(2), lack: lacking })) {
    it(`draws ${name}`, async () => {
      const drawn = [30, 60, 80, 120].map((width) => textOf(drawDemo(view, panels, { width, height: 20 }, colourless)));
      await expect(`${drawn.join('\n')}\n`).toMatchFileSnapshot(`golden/service-${name}.txt`);
    });
  }

  it('draws with ASCII alone', () => {
    for (const width of [26, 60, 96])
      expect(textOf(draw(travelling, width, 18, asciiOnly))).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('tells polls at detail 1, and what only looks at detail 2', () => {
    const [calm, more, all] = ([0, 1, 2] as const).map((detail) => textOf(draw(withDetail(detail), 120, 40)));
    expect(calm).not.toMatch(/poll|describe/i);
    expect(more).toMatch(/PollWorkflowTaskQueue/);
    expect(more).not.toMatch(/describe/i);
    expect(all).toMatch(/describe/i);
  });

  it('says what is lacking, in words', () => {
    expect(textOf(draw(lacking))).toContain(lack);
    expect(textOf(draw(lacking, 40))).toContain('This service does not show');
  });

  it('keeps its columns where they are, whatever goes on', () => {
    const heads = (view: DemoView) => textOf(draw(view)).split('\n').slice(0, 2);
    const full = {
      clientCalls: 9_999,
      workerCalls: 9_999,
      events: 9_999,
      timers: 999,
      tasks: 999,
      waiting: 99,
      sweeps: 1,
    };
    const busy: DemoView = { ...travelling, traffic: { counts: full, hops: traffic.hops } };
    expect(heads(busy)).toEqual(heads(travelling));
    expect(heads({ ...travelling, traffic: { ...traffic, hops: [] } })).toEqual(heads(travelling));
    for (const line of textOf(draw({ ...travelling, traffic: { ...traffic, hops: [] } }))
      .split('\n')
      .slice(2, -1)) {
      expect(line).toBe(textOf(draw({ ...travelling, traffic: { ...traffic, hops: [] } })).split('\n')[2]);
    }
  });

  it('scrolls back to what came before, and to the first failure', () => {
    const look = (kind: DemoView['controls']['look']) =>
      textOf(draw({ ...travelling, controls: { ...calmControls, look: kind } }, 96, 9));
    expect(look({ kind: 'follow' })).toMatch(/refused/);
    expect(look({ kind: 'back', by: 1 })).not.toMatch(/refused/);
    expect(look({ kind: 'back', by: 50 })).toMatch(/start workflow/);
    expect(look({ kind: 'failure' }).split('\n')[2]).toMatch(/activity failed/);
  });

  it('says that the service is down over its columns', () => {
    const down: DemoView = { ...travelling, service: { ...travelling.service, state: 'down' } };
    expect(textOf(draw(down))).toContain('Temporal Service ✗ down');
  });
});

describe('a hop on its way', () => {
  const newest = (ms: number) => {
    const hops = traffic.hops.filter((hop) => hop.at === start);
    return textOf(draw(at(ms, { ...travelling, traffic: { ...traffic, hops } }))).split('\n')[2] ?? '';
  };
  const head = (ms: number) => newest(ms).lastIndexOf('▸');

  it('goes along the arrow, and has arrived within 400 ms', () => {
    const heads = [20, 60, 120, 180, 240, 400, 5_000].map(head);
    expect(heads).toEqual([...heads].sort((one, other) => one - other));
    expect(heads[0]).toBeLessThan(heads[2] ?? 0);
    expect(newest(400)).toBe(newest(60_000));
  });

  it('stands still where nothing is to move', () => {
    const still = { ...travelling, reducedMotion: true };
    expect(draw(at(2_502, still))).toEqual(draw(at(60_000, still)));
    expect(draw(at(2_502))).not.toEqual(draw(at(60_000)));
  });

  it('is one of many: a flood is there 400 ms after it came, in its order', () => {
    const hop: fc.Arbitrary<Pick<Hop, 'at' | 'from' | 'to' | 'text'>> = fc.record({
      at: fc.nat(2_000),
      from: fc.constantFrom('client', 'frontend', 'history', 'matching', 'worker', 'system'),
      to: fc.constantFrom('client', 'frontend', 'history', 'matching', 'worker'),
      text: fc.constantFrom('', 'writes 1', 'workflow task'),
    });
    fc.assert(
      fc.property(fc.array(hop, { maxLength: 60 }), fc.nat(3_000), (list, now) => {
        const hops = [...list].sort((one, other) => one.at - other.at).map((one, index) => ({ ...one, id: index + 1 }));
        const ways = waysOf(hops, 0);
        expect(ways.flatMap((way) => way.hops)).toEqual(hops);
        const come = progress(ways, now);
        for (const [index, way] of ways.entries()) {
          const last = way.hops.at(-1)?.at ?? 0;
          if (last + 400 <= now) expect(come[index]).toBe(1);
          // What came after the frame's clock was read does not overtake what came before.
          expect(come[index]).toBeLessThanOrEqual(come[index - 1] ?? 1);
        }
      }),
    );
  });
});

it('has happened though its clock is ahead of ours', () => {
  const [way] = waysOf([{ id: 1, at: 90_000, from: 'client', to: 'frontend', text: 'signal' }], 0);
  expect(way && progress([way], 0)).toEqual([1]);
});

describe('any room', () => {
  it('is never exceeded', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 22, max: 140 }),
        fc.integer({ min: 1, max: 30 }),
        fc.nat(4_000),
        (width, height, ms) => {
          const lines = draw(at(ms, lacking), width, height, coloured);
          expect(lines.length).toBeLessThanOrEqual(height);
          for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 300 },
    );
  });
});
