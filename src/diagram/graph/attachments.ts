import type { Canvas } from '../canvas.js';
import type { Marker, Stroke } from '../glyphs.js';
import { labelWidth } from '../label.js';
import { east, north, type Side, south, west } from '../side.js';
import { type Block, isVertical, type Shore } from './block.js';
import { shapeBlock } from './shapes.js';

/** An edge from a node to itself. Several are drawn as one, with a label a line. */
export interface Loop {
  readonly label: readonly string[];
  readonly stroke: Stroke;
  readonly startMarker: Marker;
  readonly endMarker: Marker;
}

/** Where a part of a composed block stands. */
interface Part {
  readonly block: Block;
  readonly x: number;
  readonly y: number;
  /** That of the two which counts across the way that edges run. */
  readonly shift: number;
}

/** Cells between a node and its note: a short line. */
const noteGap = 2;

/**
 * A node with its loop and notes. They stand across the way that edges run, where none of the node's edges leave:
 * `across` is `east` for edges that run down or up, and `south` for others.
 */
export function withAttachments(
  node: Block,
  loop: Loop | undefined,
  notes: readonly { readonly before: boolean; readonly lines: readonly string[] }[],
  across: typeof east | typeof south,
): Block {
  let block = loop ? withLoop(node, loop, across) : node;
  for (const { before, lines } of notes) {
    // Beside a loop there is no room.
    const side = before || (loop && across === east) ? (across === east ? west : north) : across;
    block = withNote(block, shapeBlock('box', lines), side);
  }
  return block;
}

/** A block made of a main one and something drawn around it: lines reach the main one only. */
function composed(
  main: Part,
  size: { readonly width: number; readonly height: number },
  again: (main: Block) => Block,
  paint: (canvas: Canvas, x: number, y: number) => void,
): Block {
  const crossings = main.block.crossings;
  return {
    ...size,
    ...(crossings ? { crossings: { ...crossings, at: shifted(crossings.at, main.shift) } } : {}),
    shore: (side): Shore => {
      const shore = main.block.shore(side);
      const along = isVertical(side) ? main.x : main.y;
      const before = side === north ? main.y : side === west ? main.x : 0;
      const after =
        side === south
          ? size.height - main.y - main.block.height
          : side === east
            ? size.width - main.x - main.block.width
            : 0;
      return {
        from: shore.from + along,
        to: shore.to + along,
        middle: shore.middle + along,
        depth: shore.depth + before + after,
        taken: shore.taken.map((cell) => cell + along),
      };
    },
    grown: (side, cells) => again(main.block.grown(side, cells)),
    paint: (canvas, x, y) => {
      main.block.paint(canvas, x + main.x, y + main.y);
      paint(canvas, x, y);
    },
  };
}

export function shifted(cells: ReadonlyMap<number, number>, by: number): ReadonlyMap<number, number> {
  return new Map([...cells].map(([edge, cell]) => [edge, cell + by]));
}

function withLoop(given: Block, loop: Loop, side: typeof east | typeof south): Block {
  const node = given.grown(side, side === east ? 2 : 5);
  const labels = { width: labelWidth(loop.label), height: loop.label.length };
  const gap = labels.width > 0 ? 1 : 0;
  const shore = node.shore(side);
  const again = (main: Block): Block => withLoop(main, loop, side);
  if (side === east) {
    const size = {
      width: node.width + 3 + gap + labels.width,
      height: Math.max(node.height, shore.from + Math.max(2, labels.height)),
    };
    return composed({ block: node, x: 0, y: 0, shift: 0 }, size, again, (canvas, x, y) => {
      const border = x + node.width - 1 - shore.depth;
      const top = y + Math.min(shore.middle, shore.to - 1);
      const end = x + node.width + 2;
      const pen = canvas.pen(loop.stroke, 'line');
      canvas.line(border + 1, top, end, top, pen, [true, false]);
      canvas.line(end, top, end, top + 1, pen);
      canvas.line(border + 1, top + 1, end, top + 1, pen, [true, false]);
      finish(canvas, border, top, east, loop.startMarker, loop.stroke);
      finish(canvas, border, top + 1, east, loop.endMarker, loop.stroke);
      canvas.lines(end + 1 + gap, top, loop.label, 'label');
    });
  }
  const size = {
    width: Math.max(node.width, shore.from + 5 + gap + labels.width),
    height: node.height + Math.max(2, 1 + labels.height),
  };
  return composed({ block: node, x: 0, y: 0, shift: 0 }, size, again, (canvas, x, y) => {
    const border = y + node.height - 1 - shore.depth;
    const left = x + shore.from;
    const right = left + 4;
    const row = y + node.height + 1;
    const pen = canvas.pen(loop.stroke, 'line');
    canvas.line(left, border + 1, left, row, pen, [true, false]);
    canvas.line(left, row, right, row, pen);
    canvas.line(right, border + 1, right, row, pen, [true, false]);
    finish(canvas, left, border, south, loop.startMarker, loop.stroke);
    finish(canvas, right, border, south, loop.endMarker, loop.stroke);
    canvas.lines(right + 1 + gap, row, loop.label, 'label');
  });
}

/** How an edge meets a border: with its marker, or joined to it. */
export function finish(canvas: Canvas, x: number, y: number, side: Side, marker: Marker, stroke: Stroke): void {
  if (marker === 'none') {
    canvas.attach(x, y, side, stroke);
    return;
  }
  const [dx, dy] = steps[side] ?? [0, 0];
  const pointing = ((side + 2) % 4) as Side;
  canvas.glyph(x + dx, y + dy, canvas.glyphs.marker(marker, pointing), 'arrow');
}

const steps: readonly (readonly [dx: number, dy: number])[] = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
];

function withNote(block: Block, note: Block, side: Side): Block {
  const again = (main: Block): Block => withNote(main, note, side);
  if (isVertical(side)) {
    const size = { width: Math.max(block.width, note.width), height: block.height + noteGap / 2 + note.height };
    const y = side === north ? note.height + noteGap / 2 : 0;
    const main = { block, x: 0, y, shift: y };
    return composed(main, size, again, (canvas, x, y) => {
      note.paint(canvas, x, side === north ? y : y + block.height + noteGap / 2);
      const pen = canvas.pen('dotted', 'line');
      const column = x + Math.min(block.shore(side).middle, note.shore(north).to);
      const row = side === north ? y + note.height : y + block.height;
      canvas.line(column, row, column, row, pen, [true, true]);
    });
  }
  const height = Math.max(block.height, note.height);
  const x = side === west ? note.width + noteGap : 0;
  const main = { block, x, y: 0, shift: x };
  return composed(main, { width: block.width + noteGap + note.width, height }, again, (canvas, x, y) => {
    note.paint(canvas, side === west ? x : x + block.width + noteGap, y);
    const row = y + Math.min(block.shore(side).middle, note.shore(west).to);
    const column = side === west ? x + note.width : x + block.width;
    const pen = canvas.pen('dotted', 'line');
    canvas.line(column, row, column + noteGap - 1, row, pen, [true, true]);
  });
}
