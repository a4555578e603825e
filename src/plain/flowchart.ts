import { statements } from '../diagram/flowchart/statements.js';
import { type Source, withoutDescriptions } from '../diagram/source.js';
import { labelWords, readStatement } from './flowchart-statement.js';
import { listed } from './words.js';

interface Group {
  readonly name: string;
  readonly members: Set<string>;
}

/**
 * A mermaid flowchart in words: what leads where, then what belongs to which group. Undefined: it is none, or says more
 * than such words can. Throws a DiagramError.
 */
export function flowchartWords({ header, lines }: Source): readonly string[] | undefined {
  const found = /^(?:graph|flowchart)(?:[ \t]+(?:TB|TD|BT|RL|LR))?[ \t]*(?:;(.*))?$/.exec(header.text);
  if (!found) return undefined;
  const names = new Map<string, string>();
  const links: { readonly from: string; readonly to: string; readonly kind: string; readonly label: string }[] = [];
  const groups: Group[] = [];
  const open: Group[] = [];

  const first = { text: found[1] ?? '', number: header.number };
  for (const line of statements([first, ...withoutDescriptions(lines)])) {
    const statement = line.text;
    const group = /^subgraph\b\s*(.*)$/.exec(statement);
    if (group) {
      const [id, name] = groupName(group[1] ?? '');
      if (id === '') return undefined;
      names.set(id, name);
      open.at(-1)?.members.add(id);
      const found = { name: id, members: new Set<string>() };
      groups.push(found);
      open.push(found);
    } else if (statement === 'end') {
      if (open.pop() === undefined) return undefined;
    } else if (!/^(?:classDef|class|style|linkStyle|click|href|direction)\b/.test(statement)) {
      const read = readStatement(line);
      if (read === undefined) return undefined;
      for (const { id, label } of read.nodes) {
        if (label !== undefined || !names.has(id)) names.set(id, label ?? id);
        open.at(-1)?.members.add(id);
      }
      links.push(...read.links);
    }
  }
  if (open.length > 0) return undefined;

  const name = (id: string): string => names.get(id) ?? id;
  const grouped = new Set(groups.flatMap(({ name: id, members }) => [id, ...members]));
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const alone = [...names.keys()].filter((id) => !linked.has(id) && !grouped.has(id));
  return [
    ...links.map(
      ({ from, to, kind, label }) => `${relation(name(from), name(to), kind)}${label === '' ? '' : `: ${label}`}`,
    ),
    ...groups.flatMap(({ name: id, members }) =>
      members.size === 0 ? [] : [`${name(id)} contains ${listed([...members].map(name))}`],
    ),
    ...alone.map(name),
  ];
}

function relation(from: string, to: string, kind: string): string {
  if (kind === 'both') return `${from} and ${to} lead to each other`;
  return kind === 'arrow' ? `${from} leads to ${to}` : `${from} is linked to ${to}`;
}

/** `id [Title]`, `id["Title"]`, or a title alone. */
function groupName(written: string): readonly [id: string, name: string] {
  const [, id, title] = /^([\w-]+)\s*\[(.*)\]$/.exec(written.trim()) ?? [];
  const name = labelWords(title ?? written);
  return [id ?? name, name];
}
