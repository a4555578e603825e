import { DiagramError, excerpt } from '../source.js';
import type { Cluster, Graph, GraphEdge, GraphNode, GraphNote } from './model.js';

/** What stands in a cluster, or on the sheet: a node, or a cluster with all that is in it. */
export type Item =
  | { readonly kind: 'node'; readonly node: GraphNode }
  | { readonly kind: 'cluster'; readonly cluster: Cluster };

/** An edge between two items of a level, by their numbers. */
export interface LevelEdge {
  readonly edge: number;
  readonly from: number;
  readonly to: number;
}

/** A graph's nodes and edges by the cluster that holds them. */
export class IndexedGraph {
  readonly bundles: boolean;
  readonly #edges: readonly GraphEdge[];
  readonly #notes: readonly GraphNote[];
  readonly #items = new Map<string | undefined, Item[]>();
  readonly #levels = new Map<string | undefined, LevelEdge[]>();
  /** The clusters round a node or a cluster, the outermost first. */
  readonly #around = new Map<string, readonly (string | undefined)[]>();

  /** Throws a DiagramError for an edge between a cluster and something in it. */
  constructor({ nodes, clusters, edges, notes, bundles }: Graph) {
    this.bundles = bundles;
    this.#edges = edges;
    this.#notes = notes;
    const parents = new Map(clusters.map(({ id, parent }) => [id, parent]));
    const around = (cluster: string | undefined): readonly (string | undefined)[] =>
      cluster === undefined ? [undefined] : [...around(parents.get(cluster)), cluster];
    for (const cluster of clusters) {
      this.#add(cluster.parent, { kind: 'cluster', cluster });
      this.#around.set(cluster.id, around(cluster.parent));
    }
    for (const node of nodes) {
      this.#add(node.cluster, { kind: 'node', node });
      this.#around.set(node.id, around(node.cluster));
    }
    edges.forEach(({ from, to }, edge) => {
      const [a, b] = [this.#path(from), this.#path(to)];
      const shared = from === to ? a.length - 1 : commonLength(a, b);
      if (shared >= Math.min(a.length, b.length))
        throw new DiagramError(
          `An edge runs between "${excerpt(from)}" and "${excerpt(to)}", one of which is inside the other.`,
        );
      const level = a[shared - 1];
      this.#levels.set(level, [
        ...(this.#levels.get(level) ?? []),
        { edge, from: this.itemOf(from, level), to: this.itemOf(to, level) },
      ]);
    });
  }

  itemsIn(cluster: string | undefined): readonly Item[] {
    return this.#items.get(cluster) ?? [];
  }

  edgesIn(cluster: string | undefined): readonly LevelEdge[] {
    return this.#levels.get(cluster) ?? [];
  }

  edge(index: number): GraphEdge {
    const edge = this.#edges[index];
    if (!edge) throw new RangeError(`there is no edge ${index}`);
    return edge;
  }

  /** The number of the item of a level which is this node or cluster, or holds it. */
  itemOf(id: string, level: string | undefined): number {
    const path = this.#path(id);
    const name = path[path.indexOf(level) + 1];
    return this.itemsIn(level).findIndex((item) => (item.kind === 'node' ? item.node.id : item.cluster.id) === name);
  }

  /** The end of an edge that is this cluster, or in it. */
  endIn(index: number, cluster: string): string {
    const { from, to } = this.edge(index);
    return this.#path(from).includes(cluster) ? from : to;
  }

  notesOf(id: string): readonly GraphNote[] {
    return this.#notes.filter(({ of }) => of === id);
  }

  /** The sheet, the clusters round a node or a cluster, and itself. */
  #path(id: string): readonly (string | undefined)[] {
    return [...(this.#around.get(id) ?? [undefined]), id];
  }

  #add(cluster: string | undefined, item: Item): void {
    this.#items.set(cluster, [...(this.#items.get(cluster) ?? []), item]);
  }
}

function commonLength(a: readonly unknown[], b: readonly unknown[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}
