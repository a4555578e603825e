import { cellWidth } from '../../render/cells.js';
import { north, type Side } from '../side.js';
import { shifted } from './attachments.js';
import type { Axis } from './axis.js';
import { type Block, isVertical, type Shore } from './block.js';
import type { BorderEdge } from './model.js';
import type { Picture } from './picture.js';
import { paintBorder } from './shapes.js';

/** Cells between the frame of a cluster and what is in it. */
const padding = { x: 2, y: 1 };

/** A frame with a title round a picture. Edges that go on inside cross it where the picture wants them. */
export function clusterBlock(
  picture: Picture,
  title: string,
  edges: readonly BorderEdge[],
  stroke: 'solid' | 'dotted',
  axis: Axis,
  least = { width: 0, height: 0 },
): Block {
  const ins = edges.filter(({ side }) => side === 'start').map(({ edge }) => edge);
  const outs = edges.filter(({ side }) => side === 'end').map(({ edge }) => edge);
  const shift = axis.horizontal ? padding.y : padding.x;
  const crossings = { at: shifted(picture.crossings, shift), depth: axis.horizontal ? padding.x : padding.y };
  const takenAt = (side: Side): readonly number[] => {
    const edges = side === axis.backward ? ins : side === axis.forward ? outs : [];
    return edges.map((edge) => crossings.at.get(edge) ?? 0);
  };
  const titleWidth = title === '' ? 0 : cellWidth(title) + 2;
  const inner = Math.max(picture.width + 2 * padding.x, least.width);
  const from = titlePlace(titleWidth, takenAt(north));
  const width = Math.max(inner, from + titleWidth + 2);
  const height = Math.max(picture.height + 2 * padding.y, least.height);
  const titleCells = Array.from({ length: titleWidth }, (_, index) => from + index);
  return {
    width,
    height,
    crossings,
    shore: (side): Shore => {
      const length = isVertical(side) ? width : height;
      // The title stands in the upper border.
      return {
        from: 1,
        to: length - 2,
        middle: Math.floor((length - 1) / 2),
        depth: 0,
        taken: side === north ? titleCells : [],
      };
    },
    grown: (side, cells) =>
      clusterBlock(
        picture,
        title,
        edges,
        stroke,
        axis,
        isVertical(side) ? { ...least, width: cells + 2 } : { ...least, height: cells + 2 },
      ),
    paint: (canvas, x, y) => {
      paintBorder(canvas, { x, y, width, height }, canvas.glyphs.corners.round, stroke);
      picture.paint(canvas, x + padding.x, y + padding.y);
      if (title !== '') canvas.text(x + from, y, ` ${title} `, 'title');
    },
  };
}

/** The first place in the upper border that no edge crosses. */
function titlePlace(width: number, crossings: readonly number[]): number {
  let from = 2;
  for (const cell of [...crossings].sort((a, b) => a - b))
    if (cell >= from - 1 && cell <= from + width) from = cell + 2;
  return from;
}
