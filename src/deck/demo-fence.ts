import type { Node } from 'yaml';
import type { Block, PanelRequest, Place } from './types.js';
import { maxAliasCount, parseYaml, type YamlPlace } from './yaml.js';
import { isAlias, isMap, isNode, isScalar, isSeq } from './yaml-nodes.js';

const maxPanels = 12;
const maxShare = 100;

/**
 * A `demo` fence: the demo's name behind the word `demo`, YAML inside. `panels:` says which panels stand where:
 *
 * ```
 * panels: history                     one panel
 * panels: status | history            two side by side
 * panels: [status, history]           two rows
 * panels: [status, [code, history]]   a row of one, then a row of two
 * panels:
 *   - status
 *   - code: 2                         a row of two, the first twice as wide
 *     history: 1
 *   - log: 0.5                      a row of one, with half of what it would get of the rows that are left
 * ```
 *
 * A list holds rows. A row is a name, names with `|` between them, a list of panels, or a mapping of panels to their
 * shares; in a row's list, a panel is a name or such a mapping. `input:` is kept as it is; all other keys are params.
 * Whether the demo and the panels exist is not known here. What can't be read becomes a problem block.
 *
 * @param words what follows `demo` in the info string
 * @param source where the fence opens
 */
export function demoBlock(words: readonly string[], text: string, source: Place): Block {
  const lines = text.split('\n');
  const problem = (message: string, at?: YamlPlace): Block => {
    const place = at && { line: source.line + at.line, column: at.column, excerpt: lines[at.line - 1] ?? '' };
    return { kind: 'problem', problem: { ...source, ...place, level: 'error', message } };
  };
  const [demo, extra] = words;
  if (demo === undefined) return problem('a demo fence needs a name: ```demo order');
  if (extra !== undefined) return problem(`a demo fence takes one name, but "${extra}" follows "${demo}"`);

  const yaml = parseYaml(text);
  if (yaml.error !== undefined) return problem(`invalid YAML in demo "${demo}": ${yaml.error.message}`, yaml.error);
  const { document } = yaml;
  const body = document?.contents;
  if (document === undefined || body === null || body === undefined || (isScalar(body) && body.value === null)) {
    return { kind: 'panel', demo, panels: [], input: undefined, params: {}, source };
  }
  if (!isMap(body))
    return problem(`a demo fence holds \`key: value\` lines, as in \`panels: status\``, yaml.place(body.range[0]));
  try {
    const node = body.items.find(({ key }) => isScalar(key) && key.value === 'panels')?.value;
    const panels = rowsOf(isAlias(node) ? node.resolve(document) : node);
    const values: unknown = document.toJS({ maxAliasCount });
    const { panels: _, input, ...params } = values as Record<string, unknown>;
    return { kind: 'panel', demo, panels, input, params, source };
  } catch (cause) {
    if (cause instanceof PanelsProblem) return problem(cause.message, yaml.place(cause.offset));
    return problem(`invalid YAML in demo "${demo}": ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

type Row = readonly PanelRequest[];

class PanelsProblem extends Error {
  readonly offset: number;

  constructor(message: string, node: unknown) {
    super(message);
    this.offset = isNode(node) ? ((node as Node).range?.[0] ?? 0) : 0;
  }
}

function rowsOf(node: unknown): readonly Row[] {
  const rows = isSeq(node) ? node.items.map(rowOf) : textRows(node);
  const count = rows.reduce((sum, row) => sum + row.length, 0);
  if (count > maxPanels)
    throw new PanelsProblem(`${count} panels are too many for a slide (at most ${maxPanels})`, node);
  return rows;
}

/** Rows as text stand on lines of their own, so `panels: |` can hold several. */
function textRows(node: unknown): readonly Row[] {
  if (node === undefined || node === null || (isScalar(node) && node.value === null)) return [];
  if (!isScalar(node) || typeof node.value !== 'string') return [rowOf(node)];
  const lines = node.value.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => namesOf(line, node));
}

function rowOf(node: unknown): Row {
  if (isSeq(node)) {
    if (node.items.length === 0) throw new PanelsProblem('an empty row in `panels`', node);
    return node.items.flatMap((item) => (isSeq(item) ? notAPanel(item) : rowOf(item)));
  }
  if (isMap(node)) return node.items.map(({ key, value }) => ({ kind: nameOf(key), share: shareOf(value, key) }));
  if (isScalar(node) && typeof node.value === 'string') return namesOf(node.value, node);
  return notAPanel(node);
}

function notAPanel(node: unknown): never {
  throw new PanelsProblem('`panels` takes names, or rows of names, as in [status, [code, history]]', node);
}

function namesOf(text: string, node: unknown): Row {
  return text.split('|').map((name) => ({ kind: checkedName(name.trim(), node), share: 1 }));
}

function nameOf(node: unknown): string {
  return isScalar(node) ? checkedName(String(node.value), node) : notAPanel(node);
}

function checkedName(name: string, node: unknown): string {
  if (/^[A-Za-z][\w-]{0,40}$/.test(name)) return name;
  if (name === '') throw new PanelsProblem('a panel without a name in `panels`', node);
  throw new PanelsProblem(`"${name.slice(0, 40)}" is no name of a panel`, node);
}

function shareOf(node: unknown, key: unknown): number {
  const share = isScalar(node) ? node.value : undefined;
  if (share === null) return 1;
  if (typeof share === 'number' && share > 0 && share <= maxShare) return share;
  throw new PanelsProblem(`a panel's share is a number above 0, at most ${maxShare}`, isNode(node) ? node : key);
}
