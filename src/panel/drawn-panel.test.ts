import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { anyView } from './draw.any-view.js';
import { drawnPanel } from './drawn-panel.js';
import { panelKinds, panelOf } from './kinds.js';
import type { Panel } from './panel.js';
import { coloured, idle, retrying } from './testing.js';
import type { DemoView } from './view.js';

const room = { width: 70, height: 9 };

/** The next view: some of its parts are those of the one before. */
const twoViews = fc
  .tuple(anyView, anyView, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }))
  .map(([one, two, same]): readonly [DemoView, DemoView] => {
    const keys = Object.keys({ ...one, ...two }).filter((key, index) => key === 'demo' || same[index % same.length]);
    const kept = Object.fromEntries(Object.entries(one).filter(([key]) => keys.includes(key)));
    return [one, { ...two, ...kept }];
  });

describe('a panel that may have been drawn before', () => {
  it('shows what it would if it had not', () => {
    fc.assert(
      fc.property(twoViews, fc.constantFrom(...panelKinds), ([one, two], kind) => {
        const panel = panelOf(kind);
        drawnPanel({ kind, panel }, one, room, coloured);
        const lines = drawnPanel({ kind, panel }, two, room, coloured);
        expect(lines).toEqual(panel.draw(two, room, coloured));
      }),
      { numRuns: 300 },
    );
  });

  it('is drawn anew for what it looks at, and for nothing else', () => {
    const draw = vi.fn<Panel['draw']>(({ log }) => [[{ text: String(log.length), style: coloured.plain }]]);
    const shown = { kind: 'log', panel: { size: () => ({ least: 1, fair: 1, worth: 1 }), draw } };
    const line = { at: 0, level: 'info', source: 'worker', text: 'works' } as const;
    const demo = { ...idle.demo };
    const before = drawnPanel(shown, { ...idle, demo }, room, coloured);
    expect(drawnPanel(shown, { ...retrying, demo, log: idle.log, now: 5 }, room, coloured)).toBe(before);
    expect(drawnPanel(shown, { ...idle, demo, log: [line] }, room, coloured)[0]?.[0]?.text).toBe('1');
    expect(draw).toHaveBeenCalledTimes(2);
  });
});
