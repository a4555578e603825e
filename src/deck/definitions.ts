import type { Token, TokenizerExtension, TokenizerThis } from 'marked';
import { isBlank, lineEnd } from './fence-scan.js';

/** A definition list (PHP Markdown Extra), as our extension of marked finds it. */
export interface DefinitionsToken {
  readonly type: 'definitions';
  readonly raw: string;
  readonly items: readonly { readonly term: Token[]; readonly descriptions: readonly Description[] }[];
}

interface Description {
  /** Below the first line of the list: 1 is the next one. */
  readonly line: number;
  readonly tokens: Token[];
}

interface Item {
  readonly terms: readonly string[];
  readonly descriptions: { readonly line: number; readonly lines: string[] }[];
}

const mark = /^ {0,3}:[ \t]+(?=\S)/;

/** Whether a text may hold a definition list: our extension costs nothing elsewhere. */
export function mayHoldDefinitions(markdown: string): boolean {
  return /^ {0,3}:[ \t]/m.test(markdown);
}

/**
 * `Term`, and below it `: what it means`; several terms share a meaning, a term has several. A meaning goes on in
 * lines that are indented, or follow at once.
 */
export const definitionsExtension: TokenizerExtension = {
  name: 'definitions',
  level: 'block',
  tokenizer(this: TokenizerThis, source: string): DefinitionsToken | undefined {
    const { items, length } = itemsOf(source);
    if (items.length === 0) return undefined;
    return {
      type: 'definitions',
      raw: source.slice(0, length),
      items: items.flatMap(({ terms, descriptions }) =>
        terms.map((term, index) => ({
          term: this.lexer.inline(term, []),
          descriptions:
            index === terms.length - 1
              ? descriptions.map(({ line, lines }) => ({
                  line,
                  tokens: this.lexer.blockTokens(`${lines.join('\n')}\n`, []),
                }))
              : [],
        })),
      ),
    };
  },
};

function itemsOf(source: string): { readonly items: readonly Item[]; readonly length: number } {
  if (!mayBegin(source)) return { items: [], length: 0 };
  const lines = source.split('\n');
  const items: Item[] = [];
  let at = 0;
  let end = 0;
  while (at < lines.length) {
    const terms: string[] = [];
    while (isTerm(lines[at])) terms.push(lines[at++] ?? '');
    if (terms.length > 0 && lines[at]?.trim() === '') at += 1;
    if (terms.length === 0 || !mark.test(lines[at] ?? '')) break;
    const item: Item = { terms: terms.map((term) => term.trim()), descriptions: [] };
    while (mark.test(lines[at] ?? '')) {
      const line = at;
      const description = [(lines[at] ?? '').replace(mark, '')];
      at += 1;
      for (;;) {
        const next = at + blankLines(lines, at);
        const line = lines[next];
        const indented = line !== undefined && /^(?: {2}|\t)/.test(line);
        if (line === undefined || (!indented && (next > at || !isTerm(line) || mark.test(lines[next + 1] ?? ''))))
          break;
        for (let blank = at; blank < next; blank += 1) description.push('');
        description.push(line.replace(/^(?: {1,4}|\t)/, ''));
        at = next + 1;
      }
      item.descriptions.push({ line, lines: description });
      end = at;
      if (lines[at]?.trim() === '' && mark.test(lines[at + 1] ?? '')) at += 1;
    }
    items.push(item);
    const next = at + blankLines(lines, at);
    if (!isTerm(lines[next])) break;
    at = next;
  }
  const length = lines.slice(0, end).reduce((sum, line) => sum + line.length + 1, 0);
  return { items, length: Math.min(length, source.length) };
}

/** Whether the first block holds or precedes a meaning: every block of a slide is asked, so only its own lines are read. */
function mayBegin(source: string): boolean {
  for (let at = 0, blank = false; at < source.length; ) {
    const end = lineEnd(source, at);
    const line = source.slice(at, end);
    if (mark.test(line)) return true;
    if (blank) return false;
    blank = isBlank(source, at, end);
    at = end + 1;
  }
  return false;
}

function blankLines(lines: readonly string[], from: number): number {
  let count = 0;
  while (lines[from + count]?.trim() === '' && from + count < lines.length - 1) count += 1;
  return count;
}

/** A line of text: what begins another kind of block is no term. */
function isTerm(line: string | undefined): boolean {
  if (line === undefined || line.trim() === '') return false;
  return !/^(?: {4}|\t| {0,3}(?:[:>|<#]|[-*+][ \t]|\d{1,9}[.)][ \t]|`{3}|~{3}|[-=_*]{3,}[ \t]*$))/.test(line);
}
