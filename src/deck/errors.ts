import { cellWidth, shown } from '../render/cells.js';
import type { Problem } from './types.js';

/** A deck that can't be shown at all, in one sentence for people. */
export class DeckError extends Error {
  override readonly name = 'DeckError';

  constructor(message: string, options?: ErrorOptions) {
    super(shown(message), options);
  }
}

const excerptLength = 100;

/**
 * A problem as lines of plain text: place and message, then the line it is about with a caret under the column.
 * Control characters are made visible.
 */
export function formatProblem(problem: Problem): string[] {
  const { file, line, column, message, excerpt } = problem;
  const place = column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
  const lines = [shown(`${place}: ${message}`)];
  if (excerpt === undefined || excerpt.trim() === '') return lines;
  const gutter = ` ${line} | `;
  const at = (column ?? 1) - 1;
  const from = at > excerptLength - 20 ? at - excerptLength / 2 : 0;
  lines.push(gutter + shown(excerpt.slice(from, from + excerptLength)).trimEnd());
  if (column !== undefined) {
    const before = cellWidth(shown(excerpt.slice(from, at)));
    lines.push(`${' '.repeat(gutter.length - 2)}| ${' '.repeat(before)}^`);
  }
  return lines;
}
