import { DiagramError } from '../source.js';
import { IndexedGraph } from './indexed-graph.js';
import { layOut } from './level.js';
import type { Direction, Graph, Look } from './model.js';
import type { Picture } from './picture.js';

const turned: Readonly<Record<Direction, Direction>> = { down: 'right', up: 'left', right: 'down', left: 'up' };

/** From generous to cramped. */
const looks: readonly Omit<Look, 'horizontal'>[] = [
  { wrap: 32, tight: false },
  { wrap: 20, tight: false },
  { wrap: 14, tight: true },
];

const mostNodes = 200;
const mostEdges = 400;

/** The graph in its own direction or, if only that fits, in another one; else as narrow as it gets. Throws a DiagramError. */
export function graphPicture(graph: Graph, width: number): Picture {
  const nodes = graph.nodes.length + graph.clusters.length;
  if (nodes === 0) throw new DiagramError('The diagram is empty.');
  if (nodes > mostNodes) throw new DiagramError(`A diagram may have ${mostNodes} nodes, this one has ${nodes}.`);
  if (graph.edges.length > mostEdges)
    throw new DiagramError(`A diagram may have ${mostEdges} edges, this one has ${graph.edges.length}.`);
  const indexed = new IndexedGraph(graph);
  let narrowest: Picture | undefined;
  for (const direction of [graph.direction, turned[graph.direction]]) {
    for (const look of looks) {
      const picture = layOut({ graph: indexed, look, width }, undefined, [], direction);
      if (picture.width <= width) return picture;
      if (!narrowest || picture.width < narrowest.width) narrowest = picture;
    }
  }
  return narrowest ?? { width: 0, height: 0, crossings: new Map(), paint: () => undefined };
}
