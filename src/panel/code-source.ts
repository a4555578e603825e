import { Recent } from '../deck/recent.js';
import { sourceLines } from '../render/code.js';
import type { CodePlace, DemoView } from './view.js';

/** A file with a workflow's code. */
export interface Source {
  readonly file: string;
  /** As they are shown. */
  readonly lines: readonly string[];
}

/** Lines by index, `to` excluded. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Longer files are cut: nobody shows them on a slide. */
const longest = 100_000;
const sources = new Recent<string, readonly string[]>(50);
const ranges = new WeakMap<readonly string[], Map<string, LineRange>>();

/** The file that holds the workflow: as the worker runs it where that is known, else as it was when the demo was built. */
export function workflowSource({ demo, workflow }: DemoView): Source | undefined {
  const told = Object.entries(workflow?.stack?.sources ?? {}).map(([file, text]) => ({ file, text }));
  const files = demo.source === undefined ? told : [...told, demo.source];
  const known = files.map(({ file, text }): Source => ({ file, lines: linesOf(text) }));
  return known.find(({ lines }) => headOf(lines, demo.workflowType) >= 0) ?? known[0];
}

function linesOf(text: string): readonly string[] {
  let lines = sources.get(text);
  if (lines === undefined) {
    lines = sourceLines(text.slice(0, longest));
    sources.set(text, lines);
  }
  return lines;
}

/** The lines of a workflow's function; of a file where it is not found, all that follows the imports. */
export function workflowRange(lines: readonly string[], workflowType: string): LineRange {
  const known = ranges.get(lines) ?? new Map<string, LineRange>();
  ranges.set(lines, known);
  const range = known.get(workflowType) ?? findRange(lines, workflowType);
  known.set(workflowType, range);
  return range;
}

/** Whether the place is in this file: a worker may call it by another path than the build did. */
export function isIn(place: CodePlace, { file }: Source): boolean {
  return place.file === file || baseName(place.file) === baseName(file);
}

const baseName = (file: string) => file.slice(file.lastIndexOf('/') + 1);

function findRange(lines: readonly string[], workflowType: string): LineRange {
  const head = headOf(lines, workflowType);
  if (head < 0) return { from: afterImports(lines), to: lines.length };
  const indent = indentOf(lines[head] ?? '');
  const end = lines.findIndex(
    (line, index) => index > head && indentOf(line) === indent && /^\s*\}\)*;?\s*$/.test(line),
  );
  return { from: head, to: end < 0 ? lines.length : end + 1 };
}

const indentOf = (line: string) => line.length - line.trimStart().length;

const heads = new WeakMap<readonly string[], Map<string, number>>();

/** Index of the line on which a function of this name begins; -1 if there is none. */
function headOf(lines: readonly string[], name: string): number {
  const known = heads.get(lines) ?? new Map<string, number>();
  heads.set(lines, known);
  let head = known.get(name);
  if (head === undefined) {
    const own = name.replace(/[^\w$]/g, '\\$&').replaceAll('$', '\\$');
    const begins = new RegExp(
      `^\\s*(?:export\\s+)?(?:default\\s+)?(?:(?:async\\s+)?function\\s+${own}\\b|(?:const|let)\\s+${own}\\b.*=)`,
    );
    head = name === '' ? -1 : lines.findIndex((line) => begins.test(line));
    known.set(name, head);
  }
  return head;
}

function afterImports(lines: readonly string[]): number {
  const last = lines.findLastIndex((line) => /^(?:import\b|\} from )/.test(line));
  const next = lines.findIndex((line, index) => index > last && line.trim() !== '');
  return Math.max(0, next);
}
