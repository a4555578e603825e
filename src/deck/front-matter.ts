import type { Document, Node, ParsedNode } from 'yaml';
import { longestText, settingKeys, textKeys } from './front-matter-keys.js';
import { nearest } from './nearest.js';
import type { Plain } from './said.js';
import type { GivenSettings } from './settings.js';
import type { Chunk, SplitOptions } from './split.js';
import type { Problem } from './types.js';
import { parseYaml, type YamlPlace, type YamlText } from './yaml.js';
import { isAlias, isMap, isNode, isScalar, isSeq } from './yaml-nodes.js';

export interface FrontMatter {
  readonly settings: GivenSettings;
  /** How the file is to be cut into slides, if it says so. */
  readonly split?: SplitOptions;
  readonly problems: readonly Problem[];
}

const keys: readonly string[] = Object.keys(settingKeys);
/** A value may be made of as many texts. */
const mostNodes = 200;

/**
 * Reads a deck file's front matter. What is wrong in it becomes a problem and falls back to its default. Undefined:
 * this is no front matter but a slide, since it is no YAML mapping (or broken YAML without any of our keys).
 */
export function readFrontMatter(chunk: Chunk, file: string): FrontMatter | undefined {
  const simple = simpleSettings(chunk.text);
  return simple === undefined ? readYaml(chunk, file) : { settings: simple, problems: [] };
}

/** The same by the YAML library alone. */
export function readYaml(chunk: Chunk, file: string): FrontMatter | undefined {
  const yaml = parseYaml(chunk.text);
  const { document } = yaml;
  const lines = chunk.text.split('\n');
  const problem = (level: Problem['level'], at: YamlPlace, message: string): Problem => ({
    level,
    file,
    line: chunk.line + at.line - 1,
    column: at.column,
    message,
    excerpt: lines[at.line - 1] ?? '',
  });

  if (yaml.error !== undefined) {
    if (!lines.some(holdsKey)) return undefined;
    const line = lines[yaml.error.line - 1] ?? '';
    const message = unquoted(yaml, line) ?? `invalid front matter: ${lowerFirst(yaml.error.message)}`;
    return { settings: {}, problems: [problem('error', yaml.error, message)] };
  }
  if (document === undefined || !isMap(document.contents)) return undefined;

  const problems = yaml.warnings.map((warning) => problem('warning', warning, lowerFirst(warning.message)));
  let settings: GivenSettings = {};
  let cut: SplitOptions = {};
  for (const { key, value } of document.contents.items) {
    const name = isScalar(key) ? String(key.value) : chunk.text.slice(...span(key));
    const known = Object.hasOwn(settingKeys, name) ? settingKeys[name] : undefined;
    if (known === undefined) {
      problems.push(problem('warning', yaml.place(span(key)[0]), unknownKey(name)));
      continue;
    }
    const plain = plainValue(value, document, { left: mostNodes });
    if (plain === null) continue;
    const source = chunk.text.slice(...span(value));
    const at = yaml.place(span(value)[0]);
    const long = longestOf(plain) > longestText;
    const said = long ? undefined : known.read(plain);
    if (!said) problems.push(problem('error', at, long ? tooLong(name) : wrongValue(name, known.takes, source)));
    if (said?.error !== undefined) problems.push(problem('error', at, said.error));
    if (said?.warning !== undefined) problems.push(problem('warning', at, said.warning));
    settings = { ...settings, ...said?.settings };
    cut = { ...cut, ...said?.split };
  }
  return { settings, problems, ...(Object.keys(cut).length > 0 ? { split: cut } : {}) };
}

/**
 * The settings if each line is one of our keys with a short, plain or plainly quoted text: most decks are set so, and
 * the first call of the YAML library takes milliseconds of the first paint. Undefined if any line is more than that.
 */
function simpleSettings(text: string): GivenSettings | undefined {
  const settings: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const [, key, double, single, bare] = simpleLine.exec(line) ?? [];
    const known = textKeys.find((name) => name === key);
    const value = double ?? single ?? bare;
    if (known === undefined || value === undefined || settings[known] !== undefined) return undefined;
    settings[known] = value;
  }
  return settings;
}

const simpleLine =
  /^(\w+): +(?:"([^"\\\u0000-\u001f]{0,200})"|'([^'\u0000-\u001f]{0,200})'|(?!null *$)(\w[\w./+-]{0,200}(?: [\w./+-]{1,40}){0,8}|\.\.?\/[\w./+-]{1,200})) *$/i;

/** Whether a line begins with one of our keys, as front matter that was not closed or not opened does. */
export function holdsKey(line: string): boolean {
  const name = /^([A-Za-z_]+)[ \t]*:(?:\s|$)/.exec(line)?.[1];
  return name !== undefined && isKnown(name);
}

function isKnown(name: string): boolean {
  return keys.includes(name);
}

/** Scalars as they are written, so that a date stays a date and `007` a name; null if nothing is said. */
function plainValue(value: unknown, document: Document.Parsed<ParsedNode>, budget: { left: number }): Plain {
  budget.left -= 1;
  if (budget.left < 0) return [];
  const node = isAlias(value) ? value.resolve(document) : value;
  if (isScalar(node)) {
    if (node.value === null || node.value === undefined) return null;
    return (node.source ?? String(node.value)).replace(/\n+$/, '');
  }
  if (node === null || node === undefined) return isAlias(value) ? { alias: value.source } : null;
  const inside = (child: unknown): Plain => plainValue(child, document, budget);
  if (isSeq(node)) return node.items.map(inside);
  if (!isMap(node)) return [];
  return Object.fromEntries(
    node.items.map(({ key, value: child }) => [isScalar(key) ? String(key.value) : '', inside(child)]),
  );
}

function longestOf(value: Plain): number {
  if (value === null) return 0;
  if (typeof value === 'string') return value.length;
  return Math.max(0, ...Object.values(value).map((child: Plain) => longestOf(child)));
}

function span(node: unknown): [start: number, end: number] {
  const range = isNode(node) ? (node as Node).range : undefined;
  return range ? [range[0], range[1]] : [0, 0];
}

function unknownKey(name: string): string {
  const meant = nearest(name, keys);
  const advice = meant === undefined ? `a deck knows ${keys.join(', ')}` : `did you mean \`${meant}\`?`;
  return `unknown setting \`${clipped(name)}\`: ${advice}`;
}

function tooLong(name: string): string {
  return `\`${name}\` is longer than ${longestText} characters`;
}

function wrongValue(name: string, takes: string, source: string): string {
  if (takes !== 'a text' || source.includes('\n')) return `\`${name}\` must be ${takes}`;
  return `\`${name}\` must be a text: write it in quotes, ${name}: ${quoted(source)}`;
}

/** The remedy for a value that begins with a character YAML keeps for itself, `paging: %d` first of all. */
function unquoted(yaml: YamlText, line: string): string | undefined {
  if (yaml.error?.code !== 'BAD_SCALAR_START') return undefined;
  const pair = /^\s*([\w-]+)\s*:\s+(\S.*)$/.exec(line);
  const [, name, value] = pair ?? [];
  if (name === undefined || value === undefined) return undefined;
  return `a value that begins with ${value[0]} must be in quotes: ${name}: ${quoted(value.trimEnd())}`;
}

function quoted(text: string): string {
  return text.includes('"') ? `'${clipped(text).replaceAll("'", "''")}'` : `"${clipped(text)}"`;
}

function clipped(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
