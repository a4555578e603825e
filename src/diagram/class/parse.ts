import type { Marker } from '../glyphs.js';
import { directionNamed } from '../graph/direction.js';
import type { Cluster, Direction, Graph, GraphEdge, GraphNote } from '../graph/model.js';
import { shapeBlock } from '../graph/shapes.js';
import { labelLines, wrapLabel } from '../label.js';
import { DiagramError, excerpt, lackingEnd, type Source, type SourceLine, withoutDescriptions } from '../source.js';
import { type ClassBox, classBlock } from './box.js';
import { method, withGenerics } from './member.js';

/** Reads `classDiagram`. Throws a DiagramError. */
export function parseClass({ lines }: Source): Graph {
  const reader = new Reader();
  for (const line of withoutDescriptions(lines)) reader.read(line);
  return reader.graph();
}

const className = String.raw`(\x60[^\x60]+\x60|[^\s"~:<>{}[\]()*|.]+(?:\.[^\s"~:<>{}[\]()*|.]+)*(?:~[^"{}:]*~)?)`;
const relation = new RegExp(
  String.raw`^${className}\s*(?:"([^"]*)"\s*)?(<\||\(\)|[*o<])?(--|\.\.)(\|>|\(\)|[*o>])?\s*(?:"([^"]*)"\s*)?${className}\s*(?::(.*))?$`,
);
const arrow = String.raw`(?:<\||\(\)|[*o<])?(?:--|\.\.)(?:\|>|\(\)|[*o>])?`;
const declaration = new RegExp(
  String.raw`^class\s+${className}\s*(?:\["?([^\]"]*)"?\])?\s*(?::::?\s*[\w-]+)?\s*(\{.*)?$`,
);
const ignored = /^(?:classDef|style|cssClass|click|callback|link)\s/;

const markers: Readonly<Record<string, Marker>> = {
  '<|': 'triangle',
  '|>': 'triangle',
  '*': 'diamond',
  o: 'hollow',
  '<': 'arrow',
  '>': 'arrow',
  '()': 'circle',
};

class Reader {
  #direction: Direction = 'down';
  readonly #classes = new Map<string, { readonly box: ClassBox; cluster: string | undefined }>();
  readonly #notes: GraphNote[] = [];
  readonly #loose: string[] = [];
  readonly #edges: GraphEdge[] = [];
  readonly #namespaces: { readonly id: string; readonly line: number }[] = [];
  /** The innermost brace that is open: a class's or a namespace's. */
  #open: { readonly kind: 'class' | 'namespace'; readonly name: string; readonly line: number }[] = [];

  read({ text, number }: SourceLine): void {
    const open = this.#open.at(-1);
    if (text === '}') {
      if (!this.#open.pop()) throw new DiagramError('"}" without a class or a namespace that is open', number);
    } else if (open?.kind === 'class') this.#members(open.name, text);
    else if (/^namespace\s/.test(text)) this.#namespace(text, number);
    else if (/^class\s/.test(text)) this.#declared(text, number);
    else if (/^direction\s/.test(text)) this.#turn(text.slice(9).trim(), number);
    else if (/^note\b/.test(text)) this.#note(text, number);
    else if (/^<<.*>>/.test(text)) this.#annotated(text, number);
    else if (!ignored.test(text)) this.#relation(text, number);
  }

  graph(): Graph {
    const unclosed = this.#open.at(-1);
    if (unclosed) throw new DiagramError(`the ${unclosed.kind} "${excerpt(unclosed.name)}" has no "}"`, unclosed.line);
    return {
      direction: this.#direction,
      clusters: this.#namespaces.map(
        ({ id }): Cluster => ({
          id: `namespace ${id}`,
          title: [id],
          parent: undefined,
          direction: undefined,
          stroke: 'solid',
        }),
      ),
      nodes: [
        ...[...this.#classes].map(([id, { box, cluster }]) => ({ id, cluster, block: () => classBlock(box) })),
        ...this.#loose.map((note, index) => ({
          id: `note ${index}`,
          cluster: undefined,
          block: ({ wrap }: { wrap: number }) => shapeBlock('box', wrapLabel(labelLines(note), wrap)),
        })),
      ],
      notes: this.#notes,
      edges: this.#edges,
      bundles: true,
    };
  }

  #class(written: string): ClassBox {
    const id = written.replaceAll('`', '').replace(/~.*$/, '');
    const known = this.#classes.get(id);
    if (known) return known.box;
    const namespace = this.#open.findLast(({ kind }) => kind === 'namespace');
    const box: ClassBox = {
      id,
      name: withGenerics(labelLines(written.replaceAll('`', '')).join(' ')),
      annotations: [],
      fields: [],
      methods: [],
    };
    this.#classes.set(id, { box, cluster: namespace && `namespace ${namespace.name}` });
    return box;
  }

  #namespace(text: string, line: number): void {
    const name = /^namespace\s+(\S+)\s*\{$/.exec(text)?.[1];
    if (name === undefined)
      throw new DiagramError(`"${excerpt(text)}" can't be understood: "namespace Name {" was expected`, line);
    if (!this.#namespaces.some(({ id }) => id === name)) this.#namespaces.push({ id: name, line });
    this.#open.push({ kind: 'namespace', name, line });
  }

  /** `class A`, `class A["text"]`, `class A~T~ {` */
  #declared(text: string, line: number): void {
    const found = declaration.exec(text);
    if (!found)
      throw new DiagramError(
        `"${excerpt(text)}" can't be understood: "class Name" or "class Name {" was expected`,
        line,
      );
    const [, name = '', label, brace] = found;
    const box = this.#class(name);
    if (label !== undefined) box.name = labelLines(label).join(' ');
    if (brace === undefined) return;
    const inside = brace.slice(1).trim();
    if (inside.endsWith('}')) {
      for (const member of inside.slice(0, -1).split(';')) this.#members(box.id, member.trim());
      return;
    }
    this.#open.push({ kind: 'class', name: box.id, line });
    this.#members(box.id, inside);
  }

  #members(id: string, text: string): void {
    if (text === '') return;
    const box = this.#class(id);
    const annotation = /^<<\s*(.*?)\s*>>$/.exec(text)?.[1];
    if (annotation !== undefined) box.annotations.push(labelLines(annotation).join(' '));
    else if (text.includes('(')) box.methods.push(method(text));
    else box.fields.push(withGenerics(labelLines(text).join(' ')));
  }

  #annotated(text: string, line: number): void {
    const found = /^<<\s*(.*?)\s*>>\s*(\S+)$/.exec(text);
    if (!found)
      throw new DiagramError(`"${excerpt(text)}" can't be understood: "<<interface>> Name" was expected`, line);
    this.#class(found[2] ?? '').annotations.push(labelLines(found[1] ?? '').join(' '));
  }

  #turn(name: string, line: number): void {
    const direction = directionNamed(name);
    if (!direction) throw new DiagramError(`"${excerpt(name)}" is no direction: TB, BT, LR or RL`, line);
    if (this.#open.length === 0) this.#direction = direction;
  }

  /** `note for A "text"`, `note "text"` */
  #note(text: string, line: number): void {
    const found = /^note\s+(?:for\s+(\S+)\s+)?"([\s\S]*)"$/.exec(text);
    if (!found) throw new DiagramError(`"${excerpt(text)}" can't be understood: a note's text stands in quotes`, line);
    const [, of, words = ''] = found;
    if (of === undefined) this.#loose.push(words);
    else this.#notes.push({ of: this.#class(of).id, before: false, lines: labelLines(words) });
  }

  /** `A "1" --> "*" B : text`, `A : member`, or a class's name alone. */
  #relation(text: string, line: number): void {
    const found = relation.exec(text);
    if (found) {
      const [, from = '', fromLabel = '', start, shaft, end, toLabel = '', to = '', label = ''] = found;
      this.#edges.push({
        from: this.#class(from).id,
        to: this.#class(to).id,
        stroke: shaft === '..' ? 'dotted' : 'solid',
        startMarker: markers[start ?? ''] ?? 'none',
        endMarker: markers[end ?? ''] ?? 'none',
        label: labelLines(label),
        startLabel: labelLines(fromLabel),
        endLabel: labelLines(toLabel),
        length: 1,
      });
      return;
    }
    const member = new RegExp(String.raw`^${className}\s*:(?!:)\s*(.+)$`).exec(text);
    if (member) this.#members(this.#class(member[1] ?? '').id, member[2] ?? '');
    else if (new RegExp(`^${className}$`).test(text)) this.#class(text);
    else
      throw new DiagramError(
        lackingEnd(text, arrow, 'a class') ??
          `"${excerpt(text)}" can't be understood: a relation like "A <|-- B" was expected`,
        line,
      );
  }
}
