import { directionNamed } from '../graph/direction.js';
import type { Direction, Graph, GraphEdge } from '../graph/model.js';
import { sectionsBlock } from '../graph/sections-block.js';
import { labelLines, labelWidth } from '../label.js';
import { DiagramError, excerpt, lackingEnd, type Source, type SourceLine, withoutDescriptions } from '../source.js';

interface Entity {
  readonly id: string;
  name: string;
  /** Type, name, keys and comment of each attribute. */
  readonly attributes: (readonly [string, string, string, string])[];
}

/** Reads `erDiagram`. Throws a DiagramError. */
export function parseEr({ lines }: Source): Graph {
  const reader = new Reader();
  for (const line of withoutDescriptions(lines)) reader.read(line);
  return reader.graph();
}

/** How many of the one are to each of the other; crow's feet are too small for text. */
const counts: Readonly<Record<string, string>> = {
  '|o': '0..1',
  'o|': '0..1',
  'one or zero': '0..1',
  'zero or one': '0..1',
  '||': '1',
  'only one': '1',
  '1': '1',
  '}|': '1..*',
  '|{': '1..*',
  'one or more': '1..*',
  'one or many': '1..*',
  'many(1)': '1..*',
  '1+': '1..*',
  '}o': '0..*',
  'o{': '0..*',
  'zero or more': '0..*',
  'zero or many': '0..*',
  'many(0)': '0..*',
  '0+': '0..*',
};

const words = Object.keys(counts)
  .filter((count) => /\w{2}|\+|^1$/.test(count))
  .map((count) => count.replace(/[()+]/g, '\\$&'))
  .join('|');
const name = String.raw`("[^"]+"|[^\s"[\]{}:|]+)`;
const alias = String.raw`(?:\s*\[\s*"?([^\]"]*)"?\s*\])?`;
const relation = new RegExp(
  String.raw`^${name}${alias}\s*(\|o|\|\||\}o|\}\||\s(?:${words}))\s*(--|\.\.|\.-|-\.|\boptionally to\b|\bto\b)\s*(o\||\|\||o\{|\|\{|(?:${words})\s)\s*${name}${alias}\s*(?::\s*(.*))?$`,
);
const arrow = String.raw`(?:\|o|\|\||\}o|\}\|)(?:--|\.\.|\.-|-\.)(?:o\||\|\||o\{|\|\{)`;
const entity = new RegExp(String.raw`^${name}${alias}\s*(?::::?[\w,-]+)?\s*(\{.*)?$`);
const ignored = /^(?:classDef|class|style)\s/;

class Reader {
  #direction: Direction = 'down';
  readonly #entities = new Map<string, Entity>();
  readonly #edges: GraphEdge[] = [];
  #open: { readonly entity: Entity; readonly line: number } | undefined;

  read({ text, number }: SourceLine): void {
    if (this.#open) {
      const end = text.endsWith('}') && text.split('"').length % 2 === 1;
      const inside = end ? text.slice(0, -1).trim() : text;
      if (inside !== '') this.#open.entity.attributes.push(attribute(inside, number));
      if (end) this.#open = undefined;
      return;
    }
    const turn = /^direction\s+(\S+)$/.exec(text)?.[1];
    const related = relation.exec(text);
    const declared = entity.exec(text);
    if (turn !== undefined) this.#turn(turn, number);
    else if (ignored.test(text) || /^title[\s:]/.test(text)) return;
    else if (related) this.#relation(related);
    else if (declared) this.#declared(declared, number);
    else
      throw new DiagramError(
        lackingEnd(text, arrow, 'an entity') ??
          `"${excerpt(text)}" can't be understood: a relation like "A ||--o{ B : has" was expected`,
        number,
      );
  }

  graph(): Graph {
    if (this.#open) throw new DiagramError(`the entity "${excerpt(this.#open.entity.id)}" has no "}"`, this.#open.line);
    return {
      direction: this.#direction,
      clusters: [],
      nodes: [...this.#entities.values()].map((its) => ({
        id: its.id,
        cluster: undefined,
        block: () => entityBlock(its),
      })),
      notes: [],
      edges: this.#edges,
      // Each relation has its own numbers at both ends.
      bundles: false,
    };
  }

  #entity(written: string, label: string | undefined): Entity {
    const id = written.replace(/^"(.*)"$/, '$1');
    let known = this.#entities.get(id);
    if (!known) {
      known = { id, name: labelLines(id).join(' '), attributes: [] };
      this.#entities.set(id, known);
    }
    if (label !== undefined && label.trim() !== '') known.name = labelLines(label).join(' ');
    return known;
  }

  #relation([
    ,
    from = '',
    fromAlias,
    fromCount = '',
    shaft = '',
    toCount = '',
    to = '',
    toAlias,
    label = '',
  ]: RegExpExecArray): void {
    this.#edges.push({
      from: this.#entity(from, fromAlias).id,
      to: this.#entity(to, toAlias).id,
      stroke: shaft === '--' || shaft === 'to' ? 'solid' : 'dotted',
      startMarker: 'none',
      endMarker: 'none',
      label: labelLines(label),
      startLabel: [counts[fromCount.trim()] ?? ''],
      endLabel: [counts[toCount.trim()] ?? ''],
      length: 1,
    });
  }

  #declared([, id = '', label, brace]: RegExpExecArray, line: number): void {
    const its = this.#entity(id, label);
    if (brace === undefined) return;
    const inside = brace.slice(1).trim();
    this.#open = { entity: its, line };
    if (inside !== '') this.read({ text: inside, number: line });
  }

  #turn(given: string, line: number): void {
    const direction = directionNamed(given);
    if (!direction) throw new DiagramError(`"${excerpt(given)}" is no direction: TB, BT, LR or RL`, line);
    this.#direction = direction;
  }
}

/** `type name PK, FK "comment"` */
function attribute(text: string, line: number): Entity['attributes'][number] {
  const found = /^(\S+)\s+(\S+)((?:\s*,?\s*\b(?:PK|FK|UK)\b)*)\s*(?:"([^"]*)")?$/.exec(text);
  if (!found) throw new DiagramError(`"${excerpt(text)}" can't be understood: "type name" was expected`, line);
  const [, type = '', its = '', keys = '', comment = ''] = found;
  return [type.replaceAll('~', ' '), its, keys.trim().replace(/\s*,\s*|\s+/g, ','), comment].map((part) =>
    labelLines(part).join(' '),
  ) as unknown as Entity['attributes'][number];
}

function entityBlock({ name: title, attributes }: Entity) {
  const widths = [0, 1, 2, 3].map((column) => labelWidth(attributes.map((row) => row[column] ?? '')));
  const lines = attributes.map((row) =>
    row
      .map((part, column) =>
        (widths[column] ?? 0) === 0 ? '' : `${part}${' '.repeat((widths[column] ?? 0) - labelWidth([part]))}  `,
      )
      .join('')
      .trimEnd(),
  );
  return sectionsBlock([
    { lines: [title], centred: true, role: 'title' },
    { lines, centred: false, role: 'text' },
  ]);
}
