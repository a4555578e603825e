import { cellWidth } from '../../render/cells.js';
import type { DiagramRole } from '../../render/diagram-types.js';
import { type Block, isVertical } from './block.js';
import { paintFrame, paintLines } from './shapes.js';

/** A part of a box; a line divides it from the next. */
export interface Section {
  readonly lines: readonly string[];
  readonly centred: boolean;
  readonly role: DiagramRole;
}

/** A box of sections, as classes and entities have it. */
export function sectionsBlock(given: readonly Section[], leastWidth = 0, leastHeight = 0): Block {
  const sections = given.filter(({ lines }) => lines.length > 0);
  const widest = Math.max(0, ...sections.flatMap(({ lines }) => lines.map(cellWidth)));
  const width = Math.max(widest + 4, leastWidth, 5);
  const rows = sections.reduce((sum, { lines }) => sum + lines.length, 0) + sections.length + 1;
  const height = Math.max(rows, leastHeight, 3);
  return {
    width,
    height,
    shore: (side) => {
      const length = isVertical(side) ? width : height;
      return { from: 1, to: length - 2, middle: Math.floor((length - 1) / 2), depth: 0, taken: [] };
    },
    grown: (side, cells) =>
      isVertical(side)
        ? sectionsBlock(given, Math.max(leastWidth, cells + 2), leastHeight)
        : sectionsBlock(given, leastWidth, Math.max(leastHeight, cells + 2)),
    paint: (canvas, x, y) => {
      const pen = paintFrame(canvas, { x, y, width, height }, canvas.glyphs.corners.square, 'solid');
      let row = y + 1;
      sections.forEach(({ lines, centred, role }, index) => {
        if (index > 0) {
          canvas.line(x, row, x + width - 1, row, pen);
          row += 1;
        }
        if (centred) paintLines(canvas, x + 2, row, width - 4, lines, role);
        else canvas.lines(x + 2, row, lines, role);
        row += lines.length;
      });
    },
  };
}
