import { fileLanguage, linesBetween } from '../deck/file-lines.js';
import { visibleCode } from '../deck/hidden-lines.js';
import type { Block } from '../deck/types.js';
import { shown } from '../render/cells.js';
import { drawingLines, isDrawn } from './drawing.js';
import { languageName } from './language-name.js';
import type { Reading } from './reading.js';
import { count, oneLine, sentence } from './words.js';

/** Languages that are none: what stands in such a fence is to be read. */
const proses: ReadonlySet<string> = new Set('text txt plain plaintext output none'.split(' '));

export function codeLines({ language, text }: Extract<Block, { kind: 'code' }>): readonly string[] {
  if ((language === '' || proses.has(language.toLowerCase())) && isDrawn(text)) return drawingLines(text);
  const [name, thing] = named(language);
  return quoted(name, linesOf(visibleCode(language, text)), thing);
}

export function fileLines(block: Extract<Block, { kind: 'file' }>, reading: Reading): readonly string[] {
  const { path, from = 1, to } = block;
  const name = oneLine(block.name);
  const file = reading.files?.(path, block.name);
  if (file === undefined) return [`File ${name}.`];
  if (file.kind === 'problem') return [`File ${name}, which can't be shown: ${sentence(oneLine(file.message))}`];
  const language = fileLanguage(block);
  const lines = linesOf(visibleCode(language, linesBetween(file.text, block.from, to)));
  const range = block.from === undefined && to === undefined ? '' : ` from line ${from}`;
  const [kind, thing] = named(language);
  return quoted(`File ${name}${range}, ${kind.charAt(0).toLowerCase()}${kind.slice(1)}`, lines, thing);
}

/** Something that is read line by line: how long it is, then the lines, then that it has ended. */
export function quoted(name: string, lines: readonly string[], thing: string): readonly string[] {
  const [first, ...others] = lines;
  if (first === undefined) return [];
  if (others.length === 0) return [`${name}: ${first.trim()}`];
  return [`${name}, ${count(lines.length, 'line')}:`, ...lines, `End of ${thing}.`];
}

/** Without blank lines at both ends. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => shown(line.trimEnd()));
  const start = lines.findIndex((line) => line !== '');
  return start < 0 ? [] : lines.slice(start, lines.findLastIndex((line) => line !== '') + 1);
}

function named(language: string): readonly [name: string, thing: string] {
  if (language === '') return ['Code', 'code'];
  const known = language.toLowerCase();
  if (proses.has(known)) return ['Text', 'text'];
  return known === 'diff' || known === 'patch'
    ? ['Changes', 'changes']
    : [`Code in ${shown(languageName(language))}`, 'code'];
}
