import * as v from 'valibot';
import { type Document, isAlias, isMap, isNode, isScalar, type Node, type ParsedNode } from 'yaml';
import { nearest } from './nearest.js';
import type { GivenSettings } from './settings.js';
import type { Chunk } from './split.js';
import type { Problem } from './types.js';
import { parseYaml, type YamlPlace, type YamlText } from './yaml.js';

export interface FrontMatter {
  readonly settings: GivenSettings;
  readonly problems: readonly Problem[];
}

const keys = ['theme', 'author', 'date', 'paging'] as const;
const longestText = 1000;

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
  const found: Record<string, unknown> = {};
  const places = new Map<string, { readonly at: YamlPlace; readonly source: string }>();
  for (const { key, value } of document.contents.items) {
    const name = isScalar(key) ? String(key.value) : chunk.text.slice(...span(key));
    if (!isKnown(name)) {
      problems.push(problem('warning', yaml.place(span(key)[0]), unknownKey(name)));
      continue;
    }
    found[name] = plainValue(value, document);
    places.set(name, { at: yaml.place(span(value)[0]), source: chunk.text.slice(...span(value)) });
  }

  const checked = v.safeParse(schema(), found);
  const wrong = new Set<string>();
  for (const issue of checked.issues ?? []) {
    const name = String(issue.path?.[0]?.key);
    const place = places.get(name);
    if (place === undefined || wrong.has(name)) continue;
    wrong.add(name);
    problems.push(problem('error', place.at, wrongValue(name, issue.type, place.source)));
  }
  const settings: { -readonly [key in keyof GivenSettings]: string } = {};
  for (const key of keys) {
    const value = found[key];
    if (typeof value === 'string' && !wrong.has(key)) settings[key] = value;
  }
  return { settings, problems };
}

/**
 * The settings if each line is one of our keys with a short, plain or plainly quoted text: most decks are set so, and
 * the first call of the YAML library takes milliseconds of the first paint. Undefined if any line is more than that.
 */
function simpleSettings(text: string): GivenSettings | undefined {
  const settings: { -readonly [key in keyof GivenSettings]: string } = {};
  for (const line of text.split('\n')) {
    const [, key, double, single, bare] = simpleLine.exec(line) ?? [];
    const known = keys.find((name) => name === key);
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
  const name = /^([A-Za-z]+)[ \t]*:(?:\s|$)/.exec(line)?.[1];
  return name !== undefined && isKnown(name);
}

function schema() {
  const text = v.nullish(v.pipe(v.string(), v.maxLength(longestText)));
  return v.looseObject({ theme: text, author: text, date: text, paging: text });
}

function isKnown(name: string): boolean {
  return keys.some((key) => key === name);
}

/** Scalars as they are written, so that a date stays a date and `007` a name; null if nothing is said. */
function plainValue(value: unknown, document: Document.Parsed<ParsedNode>): unknown {
  const node = isAlias(value) ? value.resolve(document) : value;
  if (isScalar(node)) {
    if (node.value === null || node.value === undefined) return null;
    return (node.source ?? String(node.value)).replace(/\n+$/, '');
  }
  if (node === null || node === undefined) return isAlias(value) ? { alias: value.source } : null;
  return isMap(node) ? {} : [];
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

function wrongValue(name: string, type: string, source: string): string {
  if (type === 'max_length') return `\`${name}\` is longer than ${longestText} characters`;
  if (source.includes('\n')) return `\`${name}\` must be a text`;
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
