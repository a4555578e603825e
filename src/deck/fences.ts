import { basename, dirname, resolve } from 'node:path';
import { isArt, untabbed } from './art.js';
import { failedFence, pendingFence } from './commands.js';
import { cssColor } from './css-color.js';
import { demoBlock } from './demo-fence.js';
import { groupProblems, readInfo } from './fence-info.js';
import { visibleCode } from './hidden-lines.js';
import { nearest } from './nearest.js';
import type { Block, CodeLook, Place } from './types.js';

/** What a fence shows, and what its author should mend in its first line. */
export interface Fence {
  readonly block: Block;
  readonly problems: readonly string[];
}

/**
 * What a fence shows. Its info string's first word decides: `figlet`, `demo`, `file`, `mermaid`, else it is code in
 * that language. A fence without info string that is mostly drawn is block art. `source` is where the fence opens.
 */
export function fenceBlock(info: string, body: string, source: Place): Fence {
  // marked leaves the last line feed on when the last line is blank.
  const text = body.endsWith('\n') ? body.slice(0, -1) : body;
  const { language, words, attributes, flags, groups, problems } = readInfo(info);
  const look: CodeLook = {
    lineNumbers: flags.has('line_numbers'),
    noBackground: flags.has('no_background'),
    firstLine: 1,
    groups,
  };
  const only = (block: Block): Fence => ({ block, problems });
  if (language === failedFence) return only({ kind: 'problem', problem: { ...source, level: 'error', message: text } });
  if (language === pendingFence) {
    return only({ kind: 'paragraph', inlines: [{ kind: 'emphasis', inlines: [{ kind: 'text', text }] }] });
  }
  if (language === 'demo') return { block: demoBlock(words, text, source), problems: [] };
  if (language === 'figlet') return figletFence(attributes, untabbed(text), source, problems);
  if (language === 'file') return only(fileFence(text, look, source));
  if (language === 'mermaid') return only({ kind: 'diagram', text: untabbed(text), source });
  if (info.trim() === '' && isArt(text)) return only({ kind: 'art', text: untabbed(text) });
  const lines = visibleCode(language, text).split('\n').length;
  const block = { kind: 'code', language, text, look, source } as const;
  return { block, problems: [...problems, ...groupProblems(groups, lines)] };
}

function figletFence(
  attributes: ReadonlyMap<string, string>,
  text: string,
  source: Place,
  problems: readonly string[],
): Fence {
  const written = attributes.get('gradient');
  const colors = (written ?? '').split(/[\s,]+/).filter((word) => word !== '');
  const gradient = colors.flatMap((word) => cssColor(word) ?? []);
  const wrong = colors.find((word) => cssColor(word) === undefined);
  const unknown = [...attributes.keys()].filter((key) => !figletKeys.includes(key));
  return {
    block: { kind: 'figlet', font: attributes.get('font') ?? '', gradient, text, source },
    problems: [
      ...problems,
      ...unknown.map(noFigletKey),
      ...(wrong === undefined ? [] : [`"${wrong}" is no colour: write it as #rrggbb`]),
    ],
  };
}

const figletKeys: readonly string[] = ['font', 'gradient'];

function noFigletKey(key: string): string {
  const near = nearest(key, figletKeys);
  const advice = near ? `: did you mean "${near}"?` : `, which takes ${figletKeys.join(' and ')}: leave it out`;
  return `"${key}" means nothing to a banner${advice}`;
}

/** presenterm's `file` fence: `path`, and if they are wanted `language`, `start_line` and `end_line`, a line each. */
function fileFence(text: string, look: CodeLook, source: Place): Block {
  const given = new Map<string, string>();
  const problem = (message: string, line: number): Block => ({
    kind: 'problem',
    problem: { file: source.file, line: source.line + line, level: 'error', message },
  });
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const [, key = '', value = ''] = /^\s*([a-z_]+)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    if (!fileKeys.includes(key))
      return problem(`a file fence takes ${fileKeys.join(', ')}, each as \`path: main.go\``, index + 1);
    given.set(key, /^(["'])(.*)\1$/.exec(value)?.[2] ?? value);
  }
  const name = given.get('path') ?? '';
  if (name === '') return problem('a file fence needs `path: main.go`', 0);
  const from = lineNumber(given.get('start_line'));
  const to = lineNumber(given.get('end_line'));
  if (from === 'wrong' || to === 'wrong') return problem('`start_line` and `end_line` are numbers of lines, from 1', 0);
  if (from !== undefined && to !== undefined && to < from) return problem('`end_line` is before `start_line`', 0);
  return {
    kind: 'file',
    path: resolve(dirname(source.file), name),
    name: basename(name),
    language: given.get('language') ?? '',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    look: { ...look, firstLine: from ?? 1 },
    source,
  };
}

const fileKeys: readonly string[] = ['path', 'language', 'start_line', 'end_line'];

function lineNumber(text: string | undefined): number | undefined | 'wrong' {
  if (text === undefined || text === '') return undefined;
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : 'wrong';
}
