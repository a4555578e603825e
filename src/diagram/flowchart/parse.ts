import { directionNamed } from '../graph/direction.js';
import type { Cluster, Direction, Graph, GraphEdge } from '../graph/model.js';
import { type ShapeName, shapeBlock } from '../graph/shapes.js';
import { labelLines, wrapLabel } from '../label.js';
import { DiagramError, excerpt, type Source, withoutDescriptions } from '../source.js';
import { readArrow, skipBlanks } from './links.js';
import { type NamedNode, readNode } from './nodes.js';
import { statements } from './statements.js';

interface Node {
  readonly id: string;
  shape: ShapeName;
  label: string;
  cluster: string | undefined;
}

/** Reads `flowchart` and `graph`. Throws a DiagramError. */
export function parseFlowchart({ header, lines }: Source): Graph {
  const cut = header.text.indexOf(';');
  const head = cut < 0 ? header.text : header.text.slice(0, cut);
  const more = cut < 0 ? '' : header.text.slice(cut + 1);
  const direction = directionNamed(head.split(/\s+/).slice(1).join(' ') || 'TB');
  if (!direction) throw new DiagramError(`"${excerpt(head)}" names no direction: TB, TD, BT, LR or RL`, header.number);
  const reader = new Reader();
  for (const { text, number } of statements([{ text: more, number: header.number }, ...withoutDescriptions(lines)]))
    reader.statement(text, number);
  return reader.graph(direction);
}

class Reader {
  readonly #nodes = new Map<string, Node>();
  readonly #edges: GraphEdge[] = [];
  readonly #clusters: {
    id: string;
    title: readonly string[];
    parent: string | undefined;
    direction: Direction | undefined;
    line: number;
  }[] = [];
  readonly #open: string[] = [];

  statement(text: string, line: number): void {
    const [word = ''] = text.split(/\s/, 1);
    if (word === 'subgraph') this.#subgraph(text.slice(word.length).trim(), line);
    else if (text === 'end') this.#end(line);
    else if (word === 'direction') this.#direction(text.slice(word.length).trim(), line);
    else if (!/^(?:classDef|class|style|linkStyle|click|href)$/.test(word)) this.#chain(text, line);
  }

  graph(direction: Direction): Graph {
    const unclosed = this.#clusters.find(({ id }) => id === this.#open.at(-1));
    if (unclosed) throw new DiagramError('this subgraph has no "end"', unclosed.line);
    const clusters = this.#clusters.map((cluster): Cluster => ({ ...cluster, stroke: 'solid' }));
    const nodes = [...this.#nodes.values()].filter(({ id }) => !clusters.some((cluster) => cluster.id === id));
    return {
      direction,
      clusters,
      nodes: nodes.map(({ id, shape, label, cluster }) => ({
        id,
        cluster,
        block: ({ wrap }) => shapeBlock(shape, wrapLabel(labelLines(label), wrap)),
      })),
      notes: [],
      edges: this.#edges,
      bundles: true,
    };
  }

  #subgraph(rest: string, line: number): void {
    const [, named, title] = /^([^\s["]+)\s*\[(.*)\]$/.exec(rest) ?? [];
    const id = named ?? (rest === '' ? `subgraph ${this.#clusters.length + 1}` : rest.replace(/^"(.*)"$/, '$1'));
    if (this.#clusters.some((cluster) => cluster.id === id))
      throw new DiagramError(`there are two subgraphs "${excerpt(id)}"`, line);
    this.#clusters.push({
      id,
      title: labelLines(title ?? rest),
      parent: this.#open.at(-1),
      direction: undefined,
      line,
    });
    this.#open.push(id);
  }

  #end(line: number): void {
    if (this.#open.pop() === undefined) throw new DiagramError('"end" without a subgraph', line);
  }

  #direction(name: string, line: number): void {
    if (name === '') throw new DiagramError('"direction" names none: TB, TD, BT, LR or RL', line);
    const direction = directionNamed(name);
    if (!direction) throw new DiagramError(`"${excerpt(name)}" is no direction: TB, TD, BT, LR or RL`, line);
    const cluster = this.#clusters.find(({ id }) => id === this.#open.at(-1));
    if (cluster) cluster.direction = direction;
  }

  /** `A & B --> C -- text --> D` */
  #chain(text: string, line: number): void {
    let { names, next } = this.#group(text, 0, line);
    while (skipBlanks(text, next) < text.length) {
      const at = afterEdgeName(text, skipBlanks(text, next));
      const arrow = readArrow(text, at);
      if (!arrow)
        throw new DiagramError(
          `"${excerpt(text.slice(at))}" can't be understood here: an arrow like "-->" was expected`,
          line,
        );
      const group = this.#group(text, arrow.next, line, text.slice(at, arrow.next));
      for (const from of names)
        for (const to of group.names)
          this.#edges.push({
            from,
            to,
            stroke: arrow.stroke,
            startMarker: arrow.start,
            endMarker: arrow.end,
            label: labelLines(arrow.label),
            startLabel: [],
            endLabel: [],
            length: arrow.length,
          });
      ({ names, next } = group);
    }
  }

  #group(text: string, from: number, line: number, before = ''): { names: readonly string[]; next: number } {
    const names: string[] = [];
    let next = from;
    for (;;) {
      const node = readNode(text, next, line, names.length > 0 ? '&' : before);
      this.#node(node);
      names.push(node.id);
      next = skipBlanks(text, node.next);
      if (text[next] !== '&') return { names, next };
      next += 1;
    }
  }

  #node({ id, shape, label }: NamedNode): void {
    const known = this.#nodes.get(id);
    if (!known) {
      this.#nodes.set(id, { id, shape: shape ?? 'box', label: label ?? id, cluster: this.#open.at(-1) });
      return;
    }
    if (shape !== undefined) known.shape = shape;
    if (label !== undefined) known.label = label;
    known.cluster ??= this.#open.at(-1);
  }
}

/** `e1@-->` gives an edge a name, which only styles use. */
function afterEdgeName(text: string, at: number): number {
  const name = /[\w-]+@(?=[xo<]?(?:--|==|-\.|~~~))/y;
  name.lastIndex = at;
  return name.exec(text) ? name.lastIndex : at;
}
