import { directionNamed } from '../graph/direction.js';
import type { Cluster, Direction, Graph, GraphEdge, GraphNote, Look } from '../graph/model.js';
import { labelLines } from '../label.js';
import { DiagramError, excerpt, lackingEnd, type Source, type SourceLine, withoutDescriptions } from '../source.js';
import { blockOf, type Kind, kindNamed, type State } from './block.js';

interface Composite {
  readonly id: string;
  readonly parent: string | undefined;
  readonly line: number;
  /** A part of a composite state that runs beside others. */
  readonly region: boolean;
  direction: Direction | undefined;
}

/** Reads `stateDiagram` and `stateDiagram-v2`. Throws a DiagramError. */
export function parseState({ lines }: Source): Graph {
  const reader = new Reader();
  const rest = [...withoutDescriptions(lines)];
  for (let line = rest.shift(); line; line = rest.shift()) reader.read(line, rest);
  return reader.graph();
}

const stateName = String.raw`(\[\*\]|[^\s:{}<>"]+)`;
const transition = new RegExp(`^${stateName}(?::::[\\w-]+)?\\s*-->\\s*${stateName}(?::::[\\w-]+)?\\s*(?::(.*))?$`);
const ignored = /^(?:classDef|class|style|click|scale|hide)\s/;

class Reader {
  #direction: Direction = 'down';
  readonly #states = new Map<string, State>();
  readonly #composites: Composite[] = [];
  readonly #edges: GraphEdge[] = [];
  readonly #notes: GraphNote[] = [];
  readonly #open: string[] = [];

  /** Reads a line, and takes as many from `rest` as belong to it. */
  read({ text, number }: SourceLine, rest: SourceLine[]): void {
    const arrow = transition.exec(text);
    if (arrow) {
      this.#transition(arrow[1] ?? '', arrow[2] ?? '', arrow[3] ?? '');
      return;
    }
    if (text === '}') {
      if (this.#open.length === 0) throw new DiagramError('"}" without a state that is open', number);
      this.#close();
    } else if (/^-{2,}$/.test(text)) this.#region(number);
    else if (text.startsWith('direction ')) this.#turn(text.slice(10).trim(), number);
    else if (/^note\b/.test(text)) this.#note(text, number, rest);
    else if (/^state\b/.test(text)) this.#state(text, number);
    else if (!ignored.test(text)) this.#described(text, number);
  }

  graph(): Graph {
    const unclosed = this.#composites.find(({ id }) => id === this.#open.at(-1));
    if (unclosed) throw new DiagramError(`the state "${excerpt(unclosed.id)}" has no "}"`, unclosed.line);
    const inside = new Set(this.#composites.map(({ id }) => id));
    return {
      direction: this.#direction,
      clusters: this.#composites.map(({ id, parent, region, direction }): Cluster => {
        const title = region ? [] : (this.#states.get(id)?.lines ?? []);
        return {
          id,
          parent,
          direction,
          title: region || title.length > 0 ? title : [id],
          stroke: region ? 'dotted' : 'solid',
        };
      }),
      nodes: [...this.#states.values()]
        .filter(({ id }) => !inside.has(id))
        .map((state) => ({ id: state.id, cluster: state.cluster, block: (look: Look) => blockOf(state, look) })),
      notes: this.#notes,
      edges: this.#edges,
      bundles: true,
    };
  }

  #transition(from: string, to: string, label: string): void {
    this.#edges.push({
      from: this.#named(from, 'start'),
      to: this.#named(to, 'end'),
      stroke: 'solid',
      startMarker: 'none',
      endMarker: 'arrow',
      label: labelLines(label),
      startLabel: [],
      endLabel: [],
      length: 1,
    });
  }

  #named(name: string, kind: 'start' | 'end'): string {
    const here = this.#open.at(-1);
    if (name !== '[*]') return this.#known(name.replace(/:::.*$/, '')).id;
    return this.#known(`${kind} of ${here ?? 'all'}`, kind).id;
  }

  #known(id: string, kind: Kind = 'state'): State {
    const known = this.#states.get(id);
    if (known) return known;
    const state: State = { id, kind, lines: [], cluster: this.#open.at(-1) };
    this.#states.set(id, state);
    return state;
  }

  /** `state "text" as s`, `state s <<fork>>`, `state s {` */
  #state(text: string, number: number): void {
    const found = /^state\s+(?:"([^"]*)"\s+as\s+)?([^\s{<"[]+)\s*(?:<<(\w+)>>|\[\[(\w+)\]\])?\s*(\{)?\s*(\})?$/.exec(
      text,
    );
    const quoted = found ? undefined : /^state\s+"([^"]*)"\s*(\{)?$/.exec(text);
    if (!found && !quoted)
      throw new DiagramError(
        `"${excerpt(text)}" can't be understood: "state a", "state "text" as a" or "state a {" was expected`,
        number,
      );
    const id = found?.[2] ?? quoted?.[1] ?? '';
    const state = this.#known(id);
    if (found?.[1] !== undefined) state.lines = [...labelLines(found[1])];
    const kind = found?.[3] ?? found?.[4];
    if (kind !== undefined) state.kind = kindNamed(kind, number);
    if (found?.[5] === undefined && quoted?.[2] === undefined) return;
    this.#composites.push({ id, parent: this.#open.at(-1), line: number, region: false, direction: undefined });
    this.#open.push(id);
    if (found?.[6] !== undefined) this.#close();
  }

  /** Ends the innermost state that is open, with its regions. */
  #close(): void {
    const id = this.#open.pop();
    if (this.#composites.find((composite) => composite.id === id)?.region) this.#open.pop();
  }

  #region(number: number): void {
    const here = this.#composites.find(({ id }) => id === this.#open.at(-1));
    if (!here) throw new DiagramError('"--" divides what is inside of a state', number);
    const parent = here.region ? (here.parent ?? '') : here.id;
    const count = this.#composites.filter((composite) => composite.region && composite.parent === parent).length;
    const region = (index: number): Composite => ({
      id: `${parent} region ${index}`,
      parent,
      line: here.line,
      region: true,
      direction: here.direction,
    });
    if (!here.region) {
      // What came before is the first of the regions.
      const first = region(1);
      for (const state of this.#states.values()) if (state.cluster === parent) state.cluster = first.id;
      this.#composites.forEach((composite, index) => {
        if (composite.parent === parent) this.#composites[index] = { ...composite, parent: first.id };
      });
      this.#composites.push(first);
    } else this.#open.pop();
    const next = region(here.region ? count + 1 : 2);
    this.#composites.push(next);
    this.#open.push(next.id);
  }

  #turn(name: string, number: number): void {
    const direction = directionNamed(name);
    if (!direction) throw new DiagramError(`"${excerpt(name)}" is no direction: TB, BT, LR or RL`, number);
    const here = this.#composites.find(({ id }) => id === this.#open.at(-1));
    if (here) here.direction = direction;
    else this.#direction = direction;
  }

  /** `note left of s : text`, or its text in lines up to `end note`; `note "text" as n` stands alone. */
  #note(text: string, number: number, rest: SourceLine[]): void {
    const alone = /^note\s+"([^"]*)"\s+as\s+(\S+)$/.exec(text);
    if (alone) {
      const state = this.#known(alone[2] ?? '', 'note');
      state.lines = [...labelLines(alone[1] ?? '')];
      return;
    }
    const found = /^note\s+(left|right)\s+of\s+([^\s:]+)\s*(?::(.*))?$/.exec(text);
    if (!found)
      throw new DiagramError(
        `"${excerpt(text)}" can't be understood: a note is "left of" or "right of" a state`,
        number,
      );
    const [, side, of = '', inline] = found;
    const lines = inline === undefined ? linesTo(/^end note$/, rest, number) : labelLines(inline);
    this.#notes.push({ of: this.#known(of).id, before: side === 'left', lines });
  }

  /** `s : text`, or a state's name alone. */
  #described(text: string, number: number): void {
    const found = /^([^\s:{}"]+)(?::::?[\w-]+)?\s*(?::(?!:)(.*))?$/.exec(text);
    if (!found)
      throw new DiagramError(
        lackingEnd(text, '-->', 'a state') ??
          `"${excerpt(text)}" can't be understood: a transition like "a --> b" was expected`,
        number,
      );
    const state = this.#known((found[1] ?? '').replace(/:::.*$/, ''));
    if (found[2] !== undefined) state.lines.push(...labelLines(found[2]));
  }
}

function linesTo(end: RegExp, rest: SourceLine[], number: number): readonly string[] {
  const lines: string[] = [];
  for (let line = rest.shift(); line; line = rest.shift()) {
    if (end.test(line.text)) return lines;
    lines.push(...labelLines(line.text));
  }
  throw new DiagramError('this note has no "end note"', number);
}
