import { cellWidth } from '../../render/cells.js';
import type { DiagramRole } from '../../render/diagram-types.js';
import type { Canvas, Pen } from '../canvas.js';
import type { Corners, Glyphs } from '../glyphs.js';
import { labelWidth } from '../label.js';
import { type Block, isVertical, type Shore } from './block.js';

export type ShapeName =
  | 'box'
  | 'round'
  | 'stadium'
  | 'subroutine'
  | 'cylinder'
  | 'circle'
  | 'double-circle'
  | 'diamond'
  | 'hexagon'
  | 'flag'
  | 'lean-right'
  | 'lean-left'
  | 'trapezoid'
  | 'trapezoid-upside-down'
  | 'text';

interface Shape {
  readonly corners: Corners;
  /** Which corners are slanted, top left first; the others are those of `corners`. */
  readonly slanted?: readonly [boolean, boolean, boolean, boolean];
  /** In place of the border, in the row of the text. */
  readonly sides?: readonly [left: string, right: string];
  /** A second border inside the left and the right one. */
  readonly twice?: boolean;
  /** A line below the first row. */
  readonly lid?: boolean;
}

const shapes: Readonly<Record<Exclude<ShapeName, 'text'>, Shape>> = {
  box: { corners: 'square' },
  round: { corners: 'round' },
  stadium: { corners: 'round', sides: ['(', ')'] },
  subroutine: { corners: 'square', twice: true },
  cylinder: { corners: 'round', lid: true },
  circle: { corners: 'round', sides: ['(', ')'] },
  'double-circle': { corners: 'double' },
  diamond: { corners: 'slanted', sides: ['<', '>'] },
  hexagon: { corners: 'slanted' },
  flag: { corners: 'square', sides: ['>', ''] },
  'lean-right': { corners: 'square', slanted: [true, false, false, true] },
  'lean-left': { corners: 'square', slanted: [false, true, true, false] },
  trapezoid: { corners: 'square', slanted: [true, true, false, false] },
  'trapezoid-upside-down': { corners: 'square', slanted: [false, false, true, true] },
};

/** Lines of text in a shape's frame, at least `width` × `height` cells. */
export function shapeBlock(name: ShapeName, lines: readonly string[], width = 0, height = 0): Block {
  if (name === 'text') return textBlock(lines, width, height);
  const shape = shapes[name];
  const inset = shape.twice ? 3 : 2;
  const top = shape.lid ? 2 : 1;
  const least = { width: labelWidth(lines) + 2 * inset, height: Math.max(1, lines.length) + top + 1 };
  const size = { width: Math.max(width, least.width, 5), height: Math.max(height, least.height) };
  const textRow = top + Math.floor((size.height - top - 1 - lines.length) / 2);
  const middleRow = textRow + Math.floor((Math.max(1, lines.length) - 1) / 2);
  return {
    ...size,
    shore: (side): Shore =>
      isVertical(side)
        ? { from: 1, to: size.width - 2, middle: Math.floor((size.width - 1) / 2), depth: 0, taken: [] }
        : { from: 1, to: size.height - 2, middle: middleRow, depth: 0, taken: [] },
    grown: (side, cells) =>
      isVertical(side)
        ? shapeBlock(name, lines, Math.max(width, cells + 2), height)
        : shapeBlock(name, lines, width, Math.max(height, cells + 2)),
    paint: (canvas, x, y) => {
      const corners = cornersOf(shape, canvas.glyphs);
      const pen = paintFrame(canvas, { x, y, ...size }, corners, shape.corners === 'double' ? 'double' : 'solid');
      if (shape.lid) canvas.line(x, y + 1, x + size.width - 1, y + 1, pen);
      if (shape.twice) {
        for (const column of [x + 1, x + size.width - 2]) canvas.line(column, y, column, y + size.height - 1, pen);
      }
      const [left, right] = shape.sides ?? ['', ''];
      if (left !== '') canvas.glyph(x, y + middleRow, left, 'box');
      if (right !== '') canvas.glyph(x + size.width - 1, y + middleRow, right, 'box');
      paintLines(canvas, x + inset, y + textRow, size.width - 2 * inset, lines, 'text');
    },
  };
}

function cornersOf({ corners, slanted }: Shape, { corners: glyphs }: Glyphs): readonly string[] {
  return [0, 1, 2, 3].map((index) => (slanted?.[index] ? glyphs.slanted : glyphs[corners])[index] ?? ' ');
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A border, with nothing inside that edges may run through. */
export function paintFrame(
  canvas: Canvas,
  frame: Rectangle,
  corners: readonly string[],
  stroke: 'solid' | 'double',
): Pen {
  canvas.fill(frame.x + 1, frame.y + 1, frame.width - 2, frame.height - 2);
  return paintBorder(canvas, frame, corners, stroke);
}

/** `corners`: top left, top right, bottom left, bottom right. */
export function paintBorder(
  canvas: Canvas,
  { x, y, width, height }: Rectangle,
  corners: readonly string[],
  stroke: 'solid' | 'dotted' | 'double' = 'solid',
): Pen {
  const right = x + width - 1;
  const bottom = y + height - 1;
  const pen = canvas.pen(stroke === 'dotted' ? 'dotted' : 'solid', 'box');
  for (const row of [y, bottom]) canvas.line(x, row, right, row, pen);
  for (const column of [x, right]) canvas.line(column, y, column, bottom, pen);
  if (stroke === 'double') {
    const { horizontal, vertical } = canvas.glyphs.double;
    for (let column = x; column <= right; column += 1)
      for (const row of [y, bottom]) canvas.glyph(column, row, horizontal, 'box');
    for (let row = y; row <= bottom; row += 1)
      for (const column of [x, right]) canvas.glyph(column, row, vertical, 'box');
  }
  const [topLeft = '', topRight = '', bottomLeft = '', bottomRight = ''] = corners;
  canvas.glyph(x, y, topLeft, 'box');
  canvas.glyph(right, y, topRight, 'box');
  canvas.glyph(x, bottom, bottomLeft, 'box');
  canvas.glyph(right, bottom, bottomRight, 'box');
  return pen;
}

/** Lines centred in so many cells. */
export function paintLines(
  canvas: Canvas,
  x: number,
  y: number,
  width: number,
  lines: readonly string[],
  role: DiagramRole,
): void {
  lines.forEach((line, index) => {
    canvas.text(x + Math.max(0, Math.floor((width - cellWidth(line)) / 2)), y + index, line, role);
  });
}

function textBlock(lines: readonly string[], width: number, height: number): Block {
  const size = { width: Math.max(width, labelWidth(lines), 1), height: Math.max(height, lines.length, 1) };
  return {
    ...size,
    shore: (side): Shore => {
      const length = isVertical(side) ? size.width : size.height;
      return { from: 0, to: length - 1, middle: Math.floor((length - 1) / 2), depth: 0, taken: [] };
    },
    grown: (side, cells) =>
      isVertical(side)
        ? textBlock(lines, Math.max(width, cells), height)
        : textBlock(lines, width, Math.max(height, cells)),
    paint: (canvas, x, y) => {
      canvas.fill(x, y, size.width, size.height);
      paintLines(canvas, x, y + Math.floor((size.height - lines.length) / 2), size.width, lines, 'text');
    },
  };
}
