import type { Marker, Stroke } from '../glyphs.js';
import type { Axis } from './axis.js';
import { type Block, lengthOf, type Shore } from './block.js';

/** What stands in a layer: a block, or a place of an edge that runs through or has its label there. */
export interface Vertex {
  /** `aside`: an edge runs through, with a label on its right. */
  readonly kind: 'block' | 'label' | 'aside' | 'pass' | 'border';
  readonly layer: number;
  block: Block | undefined;
  readonly lines: readonly string[];
  /** Edges to the layer above, and to the one below. */
  readonly up: Segment[];
  readonly down: Segment[];
  /** Place in its layer, from 0. */
  order: number;
  /** Cells. */
  size: { across: number; along: number };
  /** Its first cell, across and along. */
  at: number;
  start: number;
}

/** An edge's part between two layers that follow each other. */
export interface Segment {
  readonly top: Vertex;
  readonly bottom: Vertex;
  readonly edge: number;
  readonly stroke: Stroke;
  readonly topMarker: Marker;
  readonly bottomMarker: Marker;
  /** The edge runs from the bottom to the top. */
  readonly against: boolean;
  /** The edge's markers tell which way it runs. */
  readonly directed: boolean;
  /** Segments of one net have the same number. */
  net: number;
}

export function vertex(kind: Vertex['kind'], layer: number, lines: readonly string[] = []): Vertex {
  return {
    kind,
    layer,
    lines,
    block: undefined,
    up: [],
    down: [],
    order: 0,
    size: { across: 1, along: 0 },
    at: 0,
    start: 0,
  };
}

export function setBlock(it: Vertex, block: Block, { forward, horizontal }: Axis): void {
  it.block = block;
  it.size = {
    across: lengthOf(block, forward),
    along: horizontal ? block.width : block.height,
  };
}

/** Where edges may reach a block, counted from the block's first cell across. */
export function shoreOf(it: Vertex, end: 'top' | 'bottom', axis: Axis): Shore {
  const shore = it.block?.shore(end === 'top' ? axis.backward : axis.forward);
  if (shore) return shore;
  const middle = Math.floor((it.size.across - 1) / 2);
  return { from: middle, to: middle, middle, depth: 0, taken: [] };
}

/** Where this edge has to reach the vertex, from its first cell across; undefined if there is a choice. */
export function fixedPin(it: Vertex, edge: number): number | undefined {
  if (it.kind === 'aside') return 0;
  if (!it.block) return Math.floor((it.size.across - 1) / 2);
  return it.block.crossings?.at.get(edge);
}
