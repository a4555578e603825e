import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineWidth } from '../render/cells.js';
import { drawDemo } from './draw.js';
import { process } from './process.js';
import { asciiOnly, asking, coloured, colourless, textOf } from './testing.js';
import { besides } from './testing-fleet.js';
import type { DemoView, ProcessView } from './view.js';

const [plain, killed] = besides.processes;
if (plain === undefined || killed === undefined) throw new Error('the sample has processes');
const draw = (processes: readonly ProcessView[], width = 56, height = 12, look = colourless) =>
  process.draw({ ...besides, processes }, { width, height }, look);

describe('the process panel', () => {
  it.each([
    ['besides', besides],
    ['alone', { ...besides, processes: [plain] }],
  ] as const)('draws %s', async (name, view: DemoView) => {
    const drawn = [30, 60, 120].map((width) =>
      textOf(drawDemo(view, asking('process'), { width, height: 16 }, colourless)),
    );
    await expect(`${drawn.join('\n')}\n`).toMatchFileSnapshot(`golden/process-${name}.txt`);
  });

  it('shows how far it got, a mark a step, and that it was started again', () => {
    const text = textOf(draw([plain]));
    expect(text).toMatch(/plain +● running +00:04\.0 +started 2 times/);
    expect(text).toMatch(/● +● +○ +○ +○ +2\/5/);
    expect(text).toContain('step 2 of 5: charging the card');
    expect(textOf(draw([plain], 56, 12, asciiOnly))).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('makes a bar of many steps', () => {
    const lines = draw([{ ...plain, progress: { done: 500, of: 1_000 } }]);
    expect(textOf(lines)).toMatch(/█+·+ 500\/1000/);
  });

  it('pales what a killed one had done, and says since when it is gone', () => {
    const lines = draw([killed], 56, 12, coloured);
    expect(textOf(lines)).toMatch(/gateway +✗ killed +00:03\.0/);
    expect(lines[1]?.find(({ text }) => text.includes('●'))?.style).toBe(coloured.quiet);
    const alive = draw([plain], 56, 12, coloured);
    expect(alive[1]?.find(({ text }) => text.includes('●'))?.style).toBe(coloured.running);
  });

  it('says why one is absent, in a row', () => {
    const text = textOf(draw(besides.processes, 96, 20));
    expect(text).toMatch(/python +– absent +Python 3\.10 or newer is not here\./);
    expect(textOf(draw([]))).toContain('nothing beside its workers');
  });

  it('moves nothing as it goes on', () => {
    const rows = (done: number) =>
      textOf(draw([{ ...plain, progress: { done, of: 12 }, status: `step ${done}` }]))
        .replace(/[0-9●○]/g, '0')
        .split('\n')[1];
    for (let done = 0; done < 10; done++) expect(rows(done)).toBe(rows(0));
  });

  it('never exceeds its room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 22, max: 130 }), fc.integer({ min: 1, max: 24 }), (width, height) => {
        const lines = draw(besides.processes, width, height, coloured);
        expect(lines.length).toBeLessThanOrEqual(height);
        for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 200 },
    );
  });
});
