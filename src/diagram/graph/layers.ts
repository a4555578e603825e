import type { Marker, Stroke } from '../glyphs.js';
import { labelWidth } from '../label.js';
import { DiagramError } from '../source.js';
import type { Axis } from './axis.js';
import type { Block } from './block.js';
import { type Segment, setBlock, type Vertex, vertex } from './vertex.js';

/** An edge of a level, turned so that it runs from an upper layer to a lower one. */
export interface Link {
  readonly edge: number;
  /** The item it starts at; undefined: it comes in across the border above, or goes out below. */
  readonly top: number | undefined;
  readonly bottom: number | undefined;
  /** It was turned: the edge itself runs from the bottom to the top. */
  readonly against: boolean;
  readonly directed: boolean;
  readonly stroke: Stroke | 'none';
  readonly topMarker: Marker;
  readonly bottomMarker: Marker;
  readonly topLabel: readonly string[];
  readonly label: readonly string[];
  readonly bottomLabel: readonly string[];
}

/** Places that edges take in layers; far more than can be looked at. */
const mostVertices = 4000;

/** Steps from one layer of items to the next: between them stand labels, at the edges' ends and in their middle. */
const steps = 4;

/** Items and edges as layers of vertices, from each of which edges go on to the next layer only. */
export function makeLayers(
  items: readonly number[],
  blocks: readonly Block[],
  ranks: readonly number[],
  links: readonly Link[],
  axis: Axis,
): Vertex[][] {
  const drawn = links.filter(({ stroke }) => stroke !== 'none');
  const lowest = Math.min(...items.map((item) => ranks[item] ?? 0));
  const highest = Math.max(...items.map((item) => ranks[item] ?? 0));
  const stepOf = (item: number | undefined, border: number): number =>
    item === undefined ? border : ((ranks[item] ?? 0) - lowest + 1) * steps;
  const bottomBorder = (highest - lowest + 2) * steps;
  const ends = drawn.map((link) => ({ link, from: stepOf(link.top, 0), to: stepOf(link.bottom, bottomBorder) }));
  const used = new Set(items.map((item) => stepOf(item, 0)));
  for (const { link, from, to } of ends) {
    for (const step of labelSteps(link, from, to, axis).keys()) used.add(step);
    if (link.top === undefined) used.add(0);
    if (link.bottom === undefined) used.add(bottomBorder);
  }
  const sorted = [...used].sort((a, b) => a - b);
  const layerOf = new Map(sorted.map((step, index) => [step, index]));
  const layers: Vertex[][] = sorted.map(() => []);
  const add = (step: number, kind: Vertex['kind'], lines: readonly string[] = []): Vertex => {
    const layer = layerOf.get(step) ?? 0;
    const it = vertex(kind, layer, lines);
    layers[layer]?.push(it);
    return it;
  };
  const byItem = new Map<number, Vertex>();
  for (const item of items) {
    const it = add(stepOf(item, 0), 'block');
    const block = blocks[item];
    if (block) setBlock(it, block, axis);
    byItem.set(item, it);
  }
  let count = 0;
  for (const { link, from, to } of ends) {
    const labels = labelSteps(link, from, to, axis);
    let last = (link.top === undefined ? undefined : byItem.get(link.top)) ?? add(from, 'border');
    for (const step of sorted.slice((layerOf.get(from) ?? 0) + 1, layerOf.get(to) ?? 0)) {
      const label = labels.get(step);
      const next = label ? labelVertex(add(step, label.kind, label.lines), axis) : add(step, 'pass');
      join(last, next, link, last.kind === 'block' ? link.topMarker : 'none', 'none');
      last = next;
      count += 1;
      if (count > mostVertices) throw new DiagramError('This diagram has too many long edges to be drawn as text.');
    }
    const end = (link.bottom === undefined ? undefined : byItem.get(link.bottom)) ?? add(to, 'border');
    join(
      last,
      end,
      link,
      last.kind === 'block' ? link.topMarker : 'none',
      end.kind === 'block' ? link.bottomMarker : 'none',
    );
  }
  return layers;
}

interface Label {
  readonly kind: 'label' | 'aside';
  readonly lines: readonly string[];
}

/** At which step each label of an edge stands: the middle one near where the edge begins. */
function labelSteps(
  { topLabel, label, bottomLabel, against }: Link,
  from: number,
  to: number,
  { horizontal }: Axis,
): ReadonlyMap<number, Label> {
  const found = new Map<number, Label>();
  const ends = horizontal ? 'label' : 'aside';
  if (topLabel.length > 0) found.set(from + 1, { kind: ends, lines: topLabel });
  if (label.length > 0) found.set(against ? to - 2 : from + 2, { kind: 'label', lines: label });
  if (bottomLabel.length > 0) found.set(to - 1, { kind: ends, lines: bottomLabel });
  return found;
}

function labelVertex(it: Vertex, { horizontal }: Axis): Vertex {
  const width = labelWidth(it.lines);
  // Where edges run to the right, a blank on each side keeps the line off the text.
  if (horizontal) it.size = { across: it.lines.length, along: width + 2 };
  else it.size = { across: it.kind === 'aside' ? width + 2 : width, along: it.lines.length };
  return it;
}

function join(
  top: Vertex,
  bottom: Vertex,
  { edge, against, directed, stroke }: Link,
  topMarker: Marker,
  bottomMarker: Marker,
): void {
  if (stroke === 'none') return;
  const segment: Segment = { top, bottom, edge, against, directed, stroke, topMarker, bottomMarker, net: 0 };
  top.down.push(segment);
  bottom.up.push(segment);
}
