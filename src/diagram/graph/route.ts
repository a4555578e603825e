import type { Axis } from './axis.js';
import type { Net } from './net.js';
import { assignTracks, type Piece } from './tracks.js';
import { shoreOf, type Vertex } from './vertex.js';

/** How the nets below a layer run. */
export interface Route {
  readonly nets: readonly Net[];
  readonly pieces: readonly Piece[];
  /** Cell along of the first track. */
  readonly firstTrack: number;
}

/** The layers' places along, with room for the edges between them; sets the vertices' `start`. */
export function placeAlong(
  layers: readonly (readonly Vertex[])[],
  nets: readonly (readonly Net[])[],
  axis: Axis,
): { readonly below: readonly Route[]; readonly starts: readonly number[]; readonly length: number } {
  const below: Route[] = [];
  const starts: number[] = [];
  let at = 0;
  layers.forEach((layer, index) => {
    starts.push(at);
    const depth = Math.max(0, ...layer.map(({ size }) => size.along));
    for (const it of layer) it.start = at + Math.floor((depth - it.size.along) / 2);
    const its = nets[index] ?? [];
    const pieces = assignTracks(
      its.map(({ tops, bottoms }) => ({ tops: tops.map((pin) => pin.at), bottoms: bottoms.map((pin) => pin.at) })),
    );
    const markers = (ends: 'tops' | 'bottoms'): number =>
      its.some((net) => net[ends].some(({ marker }) => marker !== 'none')) ? 1 : 0;
    const tracks = Math.max(-1, ...pieces.map(({ track }) => track)) + 1;
    const lead = tracks > 0 ? axis.lead : 0;
    const across = tracks > 0 ? (tracks - 1) * axis.pitch + 1 : 0;
    const heads = markers('tops') + markers('bottoms');
    // Two heads that touch would be no line any more.
    const needed = heads + lead + Math.max(heads > 1 ? 1 : 0, across) + lead;
    const next = layers[index + 1];
    const channel = next ? Math.max(needed, least(layer, next, axis)) : 0;
    // What is over goes before the tracks, so that edges to many fan out near their ends.
    below.push({
      nets: its,
      pieces,
      firstTrack: at + depth + markers('tops') + lead + spare(channel - needed, tracks),
    });
    at += depth + channel;
  });
  return { below, starts, length: at };
}

function spare(cells: number, tracks: number): number {
  return tracks > 0 ? Math.floor(cells / 2) : 0;
}

function least(upper: readonly Vertex[], lower: readonly Vertex[], { channel }: Axis): number {
  const has = (layer: readonly Vertex[], wanted: Vertex['kind']): boolean => layer.some(({ kind }) => kind === wanted);
  if (has(upper, 'block') && has(lower, 'block')) return channel.blocks;
  // Beside a label that stands aside there is a line already.
  const line = (layer: readonly Vertex[]): boolean => layer.every(({ kind }) => kind === 'aside' || kind === 'pass');
  return line(upper) || line(lower) ? 0 : channel.labels;
}

/** The first or the last cell along of an edge's line at a vertex, and whether that is next to a block's border. */
export function lineEnd(
  it: Vertex,
  end: 'top' | 'bottom',
  edge: number,
  layerStart: number,
  axis: Axis,
): { readonly cell: number; readonly border: number | undefined } {
  if (it.kind === 'block') {
    const { depth } = shoreOf(it, end, axis);
    const border = end === 'top' ? it.start + depth : it.start + it.size.along - 1 - depth;
    // Edges that go on inside of a cluster run through its border.
    const crossings = it.block?.crossings;
    if (crossings?.at.has(edge)) {
      const inside = crossings.depth - 1;
      return { cell: end === 'top' ? border + inside : border - inside, border: undefined };
    }
    return { cell: end === 'top' ? border - 1 : border + 1, border };
  }
  if (it.kind === 'label') return { cell: end === 'top' ? it.start - 1 : it.start + it.size.along, border: undefined };
  // Passing through, the lower line takes the layer's own cells.
  return { cell: end === 'top' ? layerStart - 1 : layerStart, border: undefined };
}
