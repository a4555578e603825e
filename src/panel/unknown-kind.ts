import { nearest } from '../deck/nearest.js';
import { paragraph } from './cell.js';
import type { Panel } from './panel.js';
import { said } from './text.js';

/** Stands where a panel of a kind that nobody knows was asked for. */
export function unknownKind(kind: string, known: readonly string[]): Panel {
  const near = nearest(kind, known);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  const text = `There is no panel "${said(kind)}".${hint} The panels are ${known.join(', ')}.`;
  return {
    size: () => ({ least: 1, fair: 2, worth: 0 }),
    draw: (_view, room, look) =>
      paragraph(`${look.glyphs.failed} ${text}`, room.width, room.height, look).map((row) => [
        { text: row, style: look.failed },
      ]),
  };
}
