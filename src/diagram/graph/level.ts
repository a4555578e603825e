import type { Marker } from '../glyphs.js';
import { withAttachments } from './attachments.js';
import { type Axis, axisOf } from './axis.js';
import type { Block } from './block.js';
import { clusterBlock } from './cluster-block.js';
import type { IndexedGraph, Item } from './indexed-graph.js';
import { layeredPicture } from './layered-picture.js';
import type { Link } from './layers.js';
import type { BorderEdge, Cluster, Direction, GraphEdge, Look } from './model.js';
import { type Picture, packed } from './picture.js';
import { type Arc, rank } from './rank.js';

interface Sheet {
  readonly graph: IndexedGraph;
  readonly look: Omit<Look, 'horizontal'>;
  /** Cells that the whole may be wide. */
  readonly width: number;
}

/** Lays out what stands directly in a cluster, or in none, with all that is in it. */
export function layOut(
  sheet: Sheet,
  cluster: string | undefined,
  borders: readonly BorderEdge[],
  direction: Direction,
): Picture {
  const { graph, look } = sheet;
  const axis = axisOf(direction, look);
  const items = graph.itemsIn(cluster);
  const inner = graph.edgesIn(cluster);
  const arcs = inner.filter(({ from, to }) => from !== to);
  const ranks = rank(
    items.length,
    arcs.map(({ from, to, edge }): Arc => ({ from, to, length: graph.edge(edge).length })),
  );
  const links: Link[] = [
    ...arcs.map(({ from, to, edge }, index): Link => {
      const against = ranks.against[index] ?? false;
      return link(graph, edge, against ? to : from, against ? from : to, against, items);
    }),
    ...borders.map(({ edge, side, inside }): Link => {
      const item = graph.itemOf(inside, cluster);
      const ends = side === 'start' ? ([undefined, item] as const) : ([item, undefined] as const);
      // It runs into the cluster where it ends inside.
      const inwards = graph.edge(edge).to === inside;
      return link(graph, edge, ends[0], ends[1], inwards !== (side === 'start'), items);
    }),
  ];
  const blocks = items.map((item, index): Block => {
    const loops = inner.filter(({ from, to }) => from === index && to === index).map(({ edge }) => graph.edge(edge));
    const crossing = links.flatMap((its): readonly BorderEdge[] => {
      if (item.kind === 'node') return [];
      const end = its.top === index ? 'from' : its.bottom === index ? 'to' : undefined;
      if (!end) return [];
      const inside = graph.endIn(its.edge, item.cluster.id);
      return inside === item.cluster.id ? [] : [{ edge: its.edge, side: end === 'from' ? 'end' : 'start', inside }];
    });
    const block = blockOf(sheet, item, crossing, direction, axis);
    const notes = graph.notesOf(item.kind === 'node' ? item.node.id : item.cluster.id);
    return withAttachments(block, loopOf(loops), notes, axis.horizontal ? 2 : 1);
  });
  const parts = borders.length > 0 ? [items.map((_, index) => index)] : components(items.length, links);
  return packed(
    parts.map((part) =>
      layeredPicture(
        part,
        blocks,
        ranks.of,
        links.filter((its) => part.includes(its.top ?? its.bottom ?? -1)),
        axis,
        graph.bundles,
      ),
    ),
    axis.horizontal,
    sheet.width,
  );
}

function blockOf(sheet: Sheet, item: Item, crossing: readonly BorderEdge[], direction: Direction, axis: Axis): Block {
  if (item.kind === 'node') return item.node.block({ ...sheet.look, horizontal: axis.horizontal });
  const { cluster } = item;
  // As in mermaid: a cluster goes its own way if nothing links its inside with the outside.
  const own = crossing.length === 0 ? (cluster.direction ?? direction) : direction;
  const picture = layOut(sheet, cluster.id, crossing, own);
  return clusterBlock(picture, titleOf(cluster), crossing, cluster.stroke, axis);
}

function titleOf({ title }: Cluster): string {
  return title.join(' ');
}

function link(
  graph: IndexedGraph,
  edge: number,
  top: number | undefined,
  bottom: number | undefined,
  against: boolean,
  items: readonly Item[],
): Link {
  const given: GraphEdge = graph.edge(edge);
  const [topMarker, bottomMarker] = against
    ? [given.endMarker, given.startMarker]
    : [given.startMarker, given.endMarker];
  // An edge that goes on inside of a cluster has its marker there.
  const shown = (item: number | undefined, marker: Marker): Marker => {
    const its = item === undefined ? undefined : items[item];
    if (!its) return 'none';
    return its.kind === 'cluster' && graph.endIn(edge, its.cluster.id) !== its.cluster.id ? 'none' : marker;
  };
  const labelled = top !== undefined && bottom !== undefined;
  return {
    edge,
    top,
    bottom,
    against,
    stroke: given.stroke,
    directed: (given.startMarker === 'none') !== (given.endMarker === 'none'),
    topMarker: shown(top, topMarker),
    bottomMarker: shown(bottom, bottomMarker),
    topLabel: labelled ? (against ? given.endLabel : given.startLabel) : [],
    label: labelled ? given.label : [],
    bottomLabel: labelled ? (against ? given.startLabel : given.endLabel) : [],
  };
}

function loopOf(loops: readonly GraphEdge[]) {
  const drawn = loops.filter(({ stroke }) => stroke !== 'none');
  const [first] = drawn;
  if (!first || first.stroke === 'none') return undefined;
  return {
    ...first,
    stroke: first.stroke,
    label: drawn.flatMap(({ startLabel, label, endLabel }) => [...startLabel, ...label, ...endLabel]),
  };
}

/** Items that hang together, in the order of their first ones. */
function components(items: number, links: readonly Link[]): readonly (readonly number[])[] {
  const group = Array.from({ length: items }, (_, index) => index);
  const root = (item: number): number => {
    let at = item;
    while (group[at] !== at) at = group[at] ?? at;
    return at;
  };
  for (const { top, bottom } of links) {
    if (top === undefined || bottom === undefined) continue;
    const [a, b] = [root(top), root(bottom)];
    group[Math.max(a, b)] = Math.min(a, b);
  }
  const found = new Map<number, number[]>();
  for (let item = 0; item < items; item += 1) found.set(root(item), [...(found.get(root(item)) ?? []), item]);
  return [...found.values()];
}
