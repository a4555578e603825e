import { nearest } from './nearest.js';
import type { LineGroup } from './types.js';

/** What stands after the backticks of a fence: ```` ```go {1-3|all} +line_numbers ````. */
export interface FenceInfo {
  readonly language: string;
  /** What follows the language, without what stands in braces and behind a `+`. */
  readonly words: readonly string[];
  /** `key=value` and `key="value"` in the braces. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The words behind a `+`, and what they say behind a colon ('' if nothing): `+width:50%`. */
  readonly flags: ReadonlyMap<string, string>;
  /** The lines that are lit step by step; none: all of them. */
  readonly groups: readonly LineGroup[];
  /** What its author should mend, one by one. */
  readonly problems: readonly string[];
}

/** presenterm's flags. */
const knownFlags =
  'line_numbers no_background exec auto_exec exec_replace acquire_terminal pty image render validate id width expect env'.split(
    ' ',
  );

/** Steps of a code block: more are a slip of the keyboard. */
const mostGroups = 100;

/** In characters; what follows is no info string any more. */
const longestInfo = 1000;

export function readInfo(info: string): FenceInfo {
  const attributes = new Map<string, string>();
  const problems: string[] = [];
  const groups: LineGroup[] = [];
  const classes: string[] = [];
  const outside = info.slice(0, longestInfo).replace(/\{([^}]*)(\}?)/g, (_, inside: string, end: string) => {
    const rest = inside.replace(attribute, (_all, key: string, double?: string, single?: string, bare?: string) => {
      attributes.set(key, double ?? single ?? bare?.trim() ?? '');
      return ' ';
    });
    if (end === '') problems.push(`"{${excerpt(inside)}" needs a "}" at its end`);
    // As pandoc writes a language: {.go .numberLines}.
    const lines = rest.replace(/(?:^|\s)([.#])([a-z][\w+#-]*)/gi, (_all, mark: string, name: string) => {
      if (mark === '.') classes.push(name);
      return ' ';
    });
    if (lines.trim() !== '') groups.push(...readGroups(lines, problems));
    return ' ';
  });
  const flags = new Map<string, string>();
  const words: string[] = [];
  for (const word of outside.split(/\s+/).filter((part) => part !== '')) {
    // Glued to the language too, which may itself end in a plus: c++, go+exec.
    const [head = '', ...own] = word.split(/\+(?=[a-z_])/i);
    if (head !== '') words.push(head);
    for (const flag of own) readFlag(flag, flags, problems);
  }
  const [first = classes[0] ?? '', ...others] = words;
  // What follows a comma is for rustdoc: rust,ignore.
  const [language = ''] = first.split(',');
  return { language, words: others, attributes, flags, groups, problems };
}

/** A bare value goes on to the next key, so that `font=ANSI Shadow` is understood too. */
const attribute = /([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^"'=][^=]*?)(?=\s+[\w-]+=|\s*$))/g;

function readFlag(flag: string, flags: Map<string, string>, problems: string[]): void {
  const [name = '', ...value] = flag.split(':');
  flags.set(name, value.join(':'));
  if (knownFlags.includes(name)) return;
  const likely = nearest(name, knownFlags);
  problems.push(`"+${excerpt(name)}" means nothing here${likely ? `: did you mean "+${likely}"?` : '; leave it out'}`);
}

/** `1-3|5,7|all`: what is wrong with one of them is told, and that step shows all lines. */
function readGroups(text: string, problems: string[]): readonly LineGroup[] {
  const parts = text.split('|');
  if (parts.length > mostGroups) {
    problems.push(`a code block has at most ${mostGroups} steps, not ${parts.length}`);
  }
  return parts.slice(0, mostGroups).map((part) => readGroup(part, problems));
}

function readGroup(text: string, problems: string[]): LineGroup {
  const ranges: { from: number; to: number }[] = [];
  for (const piece of text.split(',').map((part) => part.trim())) {
    if (piece === 'all' || piece === '*') return 'all';
    const [, first = '', last = first] = /^(\d{1,7})(?:\s*-\s*(\d{1,7}))?$/.exec(piece) ?? [];
    if (first === '') {
      problems.push(`"${excerpt(piece)}" is no line of the code: write numbers, ranges and "all", as in {1-3|5,7|all}`);
      return 'all';
    }
    const [from, to] = [Number(first), Number(last)].sort((a, b) => a - b) as [number, number];
    if (Number(first) > Number(last)) problems.push(`the lines ${piece} run backwards: write ${from}-${to}`);
    if (from === 0) problems.push(`the lines of code count from 1, not from 0`);
    ranges.push({ from, to });
  }
  return ranges;
}

/** What is wrong with groups for a text of so many lines: those that go beyond its end. */
export function groupProblems(groups: readonly LineGroup[], lines: number): readonly string[] {
  const problems: string[] = [];
  for (const group of groups) {
    if (group === 'all') continue;
    for (const { from, to } of group) {
      if (to <= lines) continue;
      const asked = from === to ? `${to}` : `${from}-${to}`;
      problems.push(`{${asked}} goes beyond the code, which has ${lines === 1 ? 'one line' : `${lines} lines`}`);
    }
  }
  return problems;
}

function excerpt(text: string): string {
  const short = text.trim();
  return short.length > 40 ? `${short.slice(0, 39)}…` : short;
}
