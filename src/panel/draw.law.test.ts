import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineWidth } from '../render/cells.js';
import { anyText } from '../render/testing.js';
import { anyView } from './draw.any-view.js';
import { drawDemo, leastRoom } from './draw.js';
import { panelKinds } from './kinds.js';
import { asciiOnly, asking, coloured, colourless, killed, retrying, start, textOf } from './testing.js';
import type { DemoView } from './view.js';

const anyPanels = fc.array(
  fc.array(
    fc.record({
      kind: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...panelKinds) }, { weight: 1, arbitrary: anyText }),
      share: fc.constantFrom(0.3, 1, 2, 7),
    }),
    { maxLength: 4 },
  ),
  { maxLength: 5 },
);

const anyRoom = fc.record({ width: fc.integer({ min: 0, max: 140 }), height: fc.integer({ min: 0, max: 40 }) });

describe('any view in any room', () => {
  it('takes exactly the height, never more than the width, and holds no control character', () => {
    fc.assert(
      fc.property(anyView, anyPanels, anyRoom, fc.constantFrom(coloured, asciiOnly), (view, panels, room, look) => {
        const lines = drawDemo(view, panels, room, look);
        expect(lines).toHaveLength(room.height);
        for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(room.width);
        if (room.width >= leastRoom.width && room.height >= leastRoom.height) {
          for (const line of lines) expect(lineWidth(line)).toBe(room.width);
        }
        expect(
          lines
            .flat()
            .map(({ text }) => text)
            .join(''),
        ).not.toMatch(/[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e]/);
      }),
      { numRuns: 300 },
    );
  });

  it('closes its frame on every row', () => {
    fc.assert(
      fc.property(anyView, anyPanels, anyRoom, (view, panels, room) => {
        fc.pre(room.width >= leastRoom.width && room.height >= leastRoom.height);
        for (const line of drawDemo(view, panels, room, colourless)) {
          expect(line.at(0)?.text).toMatch(/^[╭├│╰]/);
          expect(line.at(-1)?.text).toMatch(/[╮┤│╯]$/);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('numbers that grow', () => {
  /** Digits, attempt marks and the words of a state may change; where they stand may not. */
  const skeleton = (text: string) => text.replace(/[0-9]/g, '0');

  it('move nothing as time passes', () => {
    const room = { width: 100, height: 16 };
    const panels = asking('status', ['workers', 'history']);
    const at = (ms: number) => skeleton(textOf(drawDemo({ ...killed, now: start + ms }, panels, room, colourless)));
    fc.assert(
      fc.property(fc.integer({ min: 6_000, max: 3_500_000 }), (ms) => {
        expect(at(ms)).toBe(at(6_000));
      }),
      { numRuns: 50 },
    );
  });

  it('move nothing as attempts and countdowns change', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(30, 48, 60, 80, 120),
        fc.integer({ min: 1, max: 99 }),
        fc.nat(500_000),
        (width, attempt, wait) => {
          const columns = (view: DemoView) => {
            const text = textOf(drawDemo(view, asking('activities', 'workers'), { width, height: 16 }, colourless));
            const rows = text.split('\n');
            const row = rows.findIndex((line) => line.includes('next try in'));
            return {
              row,
              column: rows[row]?.indexOf('next try in'),
              end: rows[row]?.trimEnd().length,
              workers: rows.findIndex((line) => line.includes('├ workers')),
            };
          };
          const [first] = retrying.workflow?.pendingActivities ?? [];
          if (retrying.workflow === undefined || first === undefined)
            throw new Error('the sample has a pending activity');
          const activity = { ...first, attempt, maximumAttempts: 0, nextAttemptAt: retrying.now + wait + 1 };
          const later = { ...retrying, workflow: { ...retrying.workflow, pendingActivities: [activity] } };
          expect(columns(later)).toEqual(columns(retrying));
        },
      ),
      { numRuns: 50 },
    );
  });
});
