import fc from 'fast-check';
import type { Color, Style } from '../render/line.js';

const flag = fc.constant<true>(true);

/** Any style of these colours and links. */
export function anyStyle(colour: fc.Arbitrary<Color>, link: fc.Arbitrary<string>): fc.Arbitrary<Style> {
  return fc.record(
    {
      color: colour,
      background: colour,
      bold: flag,
      faint: flag,
      italic: flag,
      underline: flag,
      crossedOut: flag,
      overlined: flag,
      inverse: flag,
      conceal: flag,
      blink: flag,
      link,
    },
    { requiredKeys: [] },
  );
}
