import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calmControls, type PanelControls } from '../panel/view.js';
import type { PanelMotion } from './bindings.js';
import { controlled } from './panel-controls.js';

type Motion = Exclude<PanelMotion, 'play'>;

const afterKeys = (...motions: readonly Motion[]): PanelControls =>
  motions.reduce((controls, motion) => controlled(controls, motion, 3), calmControls);

describe('the keys of the panels', () => {
  it('give the frame to one panel after the other, then to all again', () => {
    expect(afterKeys('maximise').maximised).toBe(0);
    expect(afterKeys('maximise', 'maximise', 'maximise').maximised).toBe(2);
    expect(afterKeys('maximise', 'maximise', 'maximise', 'maximise')).toEqual(calmControls);
  });

  it('tell more, all, and less again', () => {
    expect(afterKeys('detail').detail).toBe(1);
    expect(afterKeys('detail', 'detail').detail).toBe(2);
    expect(afterKeys('detail', 'detail', 'detail').detail).toBe(0);
  });

  it('look back and come back to now', () => {
    expect(afterKeys('back', 'back').look).toEqual({ kind: 'back', by: 2 });
    expect(afterKeys('back', 'back', 'forward').look).toEqual({ kind: 'back', by: 1 });
    expect(afterKeys('back', 'forward')).toEqual(calmControls);
    expect(afterKeys('zoom-in', 'back', 'follow')).toEqual(calmControls);
  });

  it('look at the first failure, and away from it', () => {
    expect(afterKeys('failure').look).toEqual({ kind: 'failure' });
    expect(afterKeys('failure', 'failure')).toEqual(calmControls);
    expect(afterKeys('failure', 'back').look).toEqual({ kind: 'back', by: 1 });
  });

  it('never leave what panels can draw', () => {
    const motions: readonly Motion[] = [
      'maximise',
      'detail',
      'zoom-in',
      'zoom-out',
      'back',
      'forward',
      'follow',
      'failure',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...motions), { maxLength: 40 }),
        fc.integer({ min: 0, max: 4 }),
        (all, panels) => {
          const { zoom, look, maximised } = all.reduce((one, motion) => controlled(one, motion, panels), calmControls);
          expect(zoom).toBeGreaterThanOrEqual(0);
          expect(zoom).toBeLessThanOrEqual(8);
          if (look.kind === 'back') expect(look.by).toBeGreaterThanOrEqual(1);
          if (maximised !== undefined) expect(maximised).toBeLessThan(panels);
        },
      ),
    );
  });
});
