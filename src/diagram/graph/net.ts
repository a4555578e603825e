import type { Marker, Stroke } from '../glyphs.js';
import type { Segment, Vertex } from './vertex.js';

/** Where a net reaches a vertex. */
export interface Pin {
  readonly vertex: Vertex;
  /** The vertex's side: its bottom is where edges go on to the next layer. */
  readonly end: 'top' | 'bottom';
  readonly marker: Marker;
  /** The edges that reach it here. */
  readonly edges: readonly number[];
  /** Cell across, from the vertex's first one; the wish before the vertex has its place. */
  offset: number;
  /** Cell across on the sheet. */
  at: number;
}

/** Edges between two layers that are drawn as one: from one pin to several, or from several to one. */
export interface Net {
  readonly tops: readonly Pin[];
  readonly bottoms: readonly Pin[];
  readonly stroke: Stroke;
}

/**
 * The nets below each layer. Where bundles are allowed, edges of one look that leave a block share its pin, and so do
 * edges that reach a block if they share none at their other end: no line can be read as an edge that is not there.
 */
export function netsOf(layers: readonly (readonly Vertex[])[], bundles: boolean): readonly (readonly Net[])[] {
  const shared = new Set<number>();
  return layers.map((layer) => netsBelow(layer, bundles, shared));
}

function netsBelow(layer: readonly Vertex[], bundles: boolean, shared: Set<number>): readonly Net[] {
  const segments = layer.flatMap(({ down }) => down);
  const leaving = bundles ? groups(segments, 'top') : [];
  for (const { edge } of leaving.flat()) shared.add(edge);
  const taken = new Set(leaving.flat());
  const alone = segments.filter((its) => !taken.has(its) && (!shared.has(its.edge) || its.bottom.block?.isSign));
  const arriving = bundles ? groups(alone, 'bottom') : [];
  for (const segment of arriving.flat()) taken.add(segment);
  const nets = [
    ...leaving.map((group) => ({ group, pin: 'top' as const })),
    ...arriving.map((group) => ({ group, pin: 'bottom' as const })),
    ...segments.filter((its) => !taken.has(its)).map((its) => ({ group: [its], pin: 'both' as const })),
  ];
  return nets.map(({ group, pin }, index) => {
    for (const segment of group) segment.net = index;
    return net(group, pin);
  });
}

/** Edges of one look that reach the same block; where there is no direction to tell them apart, each by itself. */
function groups(segments: readonly Segment[], end: 'top' | 'bottom'): readonly (readonly Segment[])[] {
  const found = new Map<Vertex, Map<string, Segment[]>>();
  for (const segment of segments) {
    const at = segment[end];
    if (!segment.directed || at.kind !== 'block' || at.block?.crossings?.at.has(segment.edge)) continue;
    const looks = found.get(at) ?? new Map<string, Segment[]>();
    found.set(at, looks);
    const look = `${segment.stroke} ${segment.against} ${end === 'top' ? segment.topMarker : segment.bottomMarker}`;
    looks.set(look, [...(looks.get(look) ?? []), segment]);
  }
  return [...found.values()].flatMap((looks) => [...looks.values()]).filter((group) => group.length > 1);
}

function net(segments: readonly Segment[], shared: 'top' | 'bottom' | 'both'): Net {
  const pins = (end: 'top' | 'bottom'): Pin[] => {
    const one = (some: readonly Segment[]): Pin[] => {
      const [first] = some;
      if (!first) return [];
      const [vertex, marker] = end === 'top' ? [first.top, first.topMarker] : [first.bottom, first.bottomMarker];
      return [
        {
          vertex,
          end: end === 'top' ? 'bottom' : 'top',
          marker,
          edges: some.map(({ edge }) => edge),
          offset: 0,
          at: 0,
        },
      ];
    };
    return shared === end || shared === 'both' ? one(segments) : segments.flatMap((segment) => one([segment]));
  };
  return { tops: pins('top'), bottoms: pins('bottom'), stroke: segments[0]?.stroke ?? 'solid' };
}
