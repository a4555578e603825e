import type { Canvas } from '../canvas.js';
import type { Glyphs } from '../glyphs.js';
import { type Block, isVertical, type Shore } from './block.js';

/** A single sign, like the dot at which a state machine begins; drawn out to a rail if edges need the room. */
export function signBlock(sign: (glyphs: Glyphs) => string, width = 1, height = 1): Block {
  return {
    width,
    height,
    isSign: true,
    shore: (side) => wholeSide(isVertical(side) ? width : height),
    grown: (side, cells) =>
      isVertical(side)
        ? signBlock(sign, Math.max(width, cells), height)
        : signBlock(sign, width, Math.max(height, cells)),
    paint: (canvas, x, y) => {
      rail(canvas, x, y, width, height, 'solid');
      canvas.glyph(x + Math.floor((width - 1) / 2), y + Math.floor((height - 1) / 2), sign(canvas.glyphs), 'box');
    },
  };
}

/** A bar at which ways part and meet, across the way that edges run. */
export function barBlock(horizontal: boolean, length = horizontal ? 3 : 7): Block {
  const [width, height] = horizontal ? [1, length] : [length, 1];
  return {
    width,
    height,
    shore: (side) => wholeSide(isVertical(side) ? width : height),
    grown: (side, cells) =>
      isVertical(side) === horizontal ? barBlock(horizontal, length) : barBlock(horizontal, Math.max(length, cells)),
    paint: (canvas, x, y) => rail(canvas, x, y, width, height, 'heavy'),
  };
}

function wholeSide(length: number): Shore {
  return { from: 0, to: length - 1, middle: Math.floor((length - 1) / 2), depth: 0, taken: [] };
}

function rail(canvas: Canvas, x: number, y: number, width: number, height: number, stroke: 'solid' | 'heavy'): void {
  const pen = canvas.pen(stroke, 'box');
  if (width > 1) canvas.line(x, y, x + width - 1, y, pen, [true, true]);
  else if (height > 1) canvas.line(x, y, x, y + height - 1, pen, [true, true]);
}
