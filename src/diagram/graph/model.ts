import type { Marker, Stroke } from '../glyphs.js';
import type { Block } from './block.js';

/** To where edges run. */
export type Direction = 'down' | 'up' | 'right' | 'left';

/** How generously a graph is drawn. */
export interface Look {
  /** Labels are broken into lines of so many cells. */
  readonly wrap: number;
  /** Less room between things. */
  readonly tight: boolean;
  /** Edges run to the right or to the left. */
  readonly horizontal: boolean;
}

export interface GraphNode {
  readonly id: string;
  /** The cluster it stands in. */
  readonly cluster: string | undefined;
  /** As small as it can be. */
  readonly block: (look: Look) => Block;
}

export interface GraphNote {
  /** Of a node. */
  readonly of: string;
  /** On its left, or, where edges run to the right, above; else on the other side. */
  readonly before: boolean;
  readonly lines: readonly string[];
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** `none` only keeps its ends in order. */
  readonly stroke: Stroke | 'none';
  readonly startMarker: Marker;
  readonly endMarker: Marker;
  readonly label: readonly string[];
  /** Beside the ends. */
  readonly startLabel: readonly string[];
  readonly endLabel: readonly string[];
  /** Layers from one end to the other, at least 1. */
  readonly length: number;
}

export interface Cluster {
  readonly id: string;
  readonly title: readonly string[];
  readonly parent: string | undefined;
  /** Its own, which counts if no edge crosses its border. */
  readonly direction: Direction | undefined;
  readonly stroke: 'solid' | 'dotted';
}

export interface Graph {
  readonly direction: Direction;
  readonly nodes: readonly GraphNode[];
  readonly notes: readonly GraphNote[];
  readonly edges: readonly GraphEdge[];
  readonly clusters: readonly Cluster[];
  /** Edges out of one node, or into one, may share a part of their way. */
  readonly bundles: boolean;
}

/** An edge that crosses a cluster's border: from which side, and to what inside. */
export interface BorderEdge {
  readonly edge: number;
  readonly side: 'start' | 'end';
  readonly inside: string;
}
