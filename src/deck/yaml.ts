import type { Document, ParsedNode } from 'yaml';
import { yamlLibrary } from './yaml-library.js';

/** `line` and `column` count from 1, in the text that was parsed. */
export interface YamlPlace {
  readonly line: number;
  readonly column: number;
}

export interface YamlProblem extends YamlPlace {
  readonly message: string;
  /** The library's name for it, absent for our own limits. */
  readonly code?: string;
}

export interface YamlText {
  /** Absent if the text was refused unparsed. */
  readonly document?: Document.Parsed<ParsedNode>;
  /** The first thing that is wrong: the others mostly follow from it. */
  readonly error?: YamlProblem;
  readonly warnings: readonly YamlProblem[];
  /** Where an offset into the text stands. */
  readonly place: (offset: number) => YamlPlace;
}

const maxCharacters = 64 * 1024;
const maxBrackets = 50;
const maxMarkersInLine = 10;

/** How many nodes aliases may stand for before the text is taken for a bomb. */
export const maxAliasCount = 100;

/**
 * Parses YAML 1.2 with limits on its size and depth; never throws.
 *
 * The library's own warnings on stderr are off: they would be drawn over the slide.
 */
export function parseYaml(text: string): YamlText {
  const { LineCounter, parseDocument } = yamlLibrary();
  const counter = new LineCounter();
  const place = (offset: number): YamlPlace => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const refused = (message: string): YamlText => ({
    error: { message, line: 1, column: 1 },
    warnings: [],
    place: () => ({ line: 1, column: 1 }),
  });
  if (text.length > maxCharacters) return refused(`this YAML is longer than ${maxCharacters / 1024} KB`);
  if (isDeep(text)) return refused('this YAML is nested too deeply');
  try {
    const document = parseDocument(text, { prettyErrors: false, lineCounter: counter, logLevel: 'error' });
    const problems = (list: typeof document.errors | typeof document.warnings): YamlProblem[] =>
      list.map((issue) => ({ message: issue.message, code: issue.code, ...place(issue.pos[0]) }));
    const [error] = problems(document.errors);
    return { document, warnings: problems(document.warnings), place, ...(error === undefined ? {} : { error }) };
  } catch (cause) {
    return refused(cause instanceof Error ? cause.message : String(cause));
  }
}

/**
 * The parser recurses, and V8 ends the whole process when it compiles a regular expression with the stack nearly full:
 * depth has to be judged before. Brackets in quotes count too, which only makes this stricter.
 */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    else if ((character === ']' || character === '}') && depth > 0) depth -= 1;
    if (depth > maxBrackets) return true;
  }
  return new RegExp(`(?:[-?:][ \\t]+){${maxMarkersInLine + 1}}`).test(text);
}
