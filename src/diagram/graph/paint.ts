import type { Canvas, Pen } from '../canvas.js';
import { finish } from './attachments.js';
import type { Axis } from './axis.js';
import type { Net, Pin } from './net.js';
import type { Picture } from './picture.js';
import { lineEnd, type Route } from './route.js';
import { paintLines } from './shapes.js';
import type { Vertex } from './vertex.js';

interface Placed {
  readonly below: readonly Route[];
  /** First cell along of each layer. */
  readonly starts: readonly number[];
  readonly length: number;
}

/** A layered graph whose places are known, as a picture. */
export function paintLayers(layers: readonly (readonly Vertex[])[], placed: Placed, axis: Axis): Picture {
  const vertices = layers.flat();
  const cells = placed.below.flatMap(({ nets, pieces }) => [
    ...nets.flatMap(({ tops, bottoms }) => [...tops, ...bottoms].map(({ at }) => at)),
    ...pieces.flatMap(({ tops, bottoms }) => [...tops, ...bottoms]),
  ]);
  const first = Math.min(...vertices.map(({ at }) => at), ...cells);
  const last = Math.max(...vertices.map(({ at, size }) => at + size.across - 1), ...cells);
  const across = last - first + 1;
  const [width, height] = axis.horizontal ? [placed.length, across] : [across, placed.length];
  const crossings = new Map(
    vertices
      .filter(({ kind }) => kind === 'border')
      .flatMap(({ at, up, down }) => [...up, ...down].map(({ edge }) => [edge, at - first] as const)),
  );
  return {
    width,
    height,
    crossings,
    paint: (canvas, x, y) => {
      const sheet = new Turned(canvas, x, y, first, placed.length, axis);
      for (const it of vertices) sheet.vertex(it);
      placed.below.forEach((route, index) => {
        route.nets.forEach((net, number) => {
          paintNet(sheet, net, route, number, placed, index, axis);
        });
      });
    },
  };
}

/** A canvas on which edges run down, whatever way they run on the one behind it. */
class Turned {
  readonly #canvas: Canvas;
  readonly #axis: Axis;
  readonly #place: (along: number, across: number) => readonly [x: number, y: number];

  constructor(canvas: Canvas, x: number, y: number, first: number, length: number, axis: Axis) {
    this.#canvas = canvas;
    this.#axis = axis;
    this.#place = (along, across) => {
      const way = axis.reversed ? length - 1 - along : along;
      return axis.horizontal ? [x + way, y + across - first] : [x + across - first, y + way];
    };
  }

  pen(net: Net): Pen {
    return this.#canvas.pen(net.stroke, 'line');
  }

  vertex(it: Vertex): void {
    const { reversed } = this.#axis;
    const [x, y] = this.#place(reversed ? it.start + it.size.along - 1 : it.start, it.at);
    if (it.block) it.block.paint(this.#canvas, x, y);
    if (it.kind === 'aside') this.#canvas.lines(x + 2, y, it.lines, 'label');
    if (it.kind !== 'label') return;
    const width = this.#axis.horizontal ? it.size.along : it.size.across;
    paintLines(this.#canvas, x, y, width, it.lines, 'label');
  }

  down(across: number, from: number, to: number, pen: Pen, open: readonly [boolean, boolean]): void {
    const { forward, backward } = this.#axis;
    for (let along = from; along <= to; along += 1) {
      const [x, y] = this.#place(along, across);
      if (along > from || open[0]) this.#canvas.arm(x, y, backward, pen);
      if (along < to || open[1]) this.#canvas.arm(x, y, forward, pen);
    }
  }

  over(along: number, from: number, to: number, pen: Pen): void {
    this.#canvas.line(...this.#place(along, from), ...this.#place(along, to), pen);
  }

  end(pin: Pin, border: number, net: Net): void {
    const { forward, backward } = this.#axis;
    const side = pin.end === 'bottom' ? forward : backward;
    finish(this.#canvas, ...this.#place(border, pin.at), side, pin.marker, net.stroke);
  }
}

function paintNet(
  sheet: Turned,
  net: Net,
  route: Route,
  number: number,
  placed: Placed,
  layer: number,
  axis: Axis,
): void {
  const pen = sheet.pen(net);
  const track = (index: number): number => route.firstTrack + index * axis.pitch;
  const pieces = route.pieces.filter((piece) => piece.net === number);
  const start = (pin: Pin) => lineEnd(pin.vertex, 'bottom', pin.edges[0] ?? -1, placed.starts[layer] ?? 0, axis);
  const end = (pin: Pin) => lineEnd(pin.vertex, 'top', pin.edges[0] ?? -1, placed.starts[layer + 1] ?? 0, axis);
  if (pieces.length === 0) {
    const [top] = net.tops;
    const [bottom] = net.bottoms;
    if (top && bottom) sheet.down(top.at, start(top).cell, end(bottom).cell, pen, [true, true]);
  }
  for (const piece of pieces) {
    const along = track(piece.track);
    const cells = [...piece.tops, ...piece.bottoms];
    sheet.over(along, Math.min(...cells), Math.max(...cells), pen);
    if (!piece.hangs) for (const pin of net.tops) sheet.down(pin.at, start(pin).cell, along, pen, [true, false]);
    if (piece.goesOnTo)
      for (const cell of piece.bottoms) sheet.down(cell, along, track(piece.goesOnTo.track), pen, [false, false]);
    else for (const pin of net.bottoms) sheet.down(pin.at, along, end(pin).cell, pen, [false, true]);
  }
  for (const pin of net.tops) {
    const { border } = start(pin);
    if (border !== undefined) sheet.end(pin, border, net);
  }
  for (const pin of net.bottoms) {
    const { border } = end(pin);
    if (border !== undefined) sheet.end(pin, border, net);
  }
}
