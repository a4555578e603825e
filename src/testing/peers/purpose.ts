import type { Difference } from './compare.js';
import type { Facts } from './facts.js';

export type StyleDifference = Extract<Difference, { kind: 'style' }>;

/** A kind of difference that is meant, and why. It knows its own in one of three ways. */
export interface Purpose {
  readonly name: string;
  readonly reason: string;
  /** Whether it is all that there is to a difference. */
  readonly explains?: (difference: Difference, facts: Facts) => boolean;
  /** Takes from the words of both what it is about: the rest must be the same. */
  readonly evens?: (words: readonly string[], facts: Facts) => readonly string[];
  /** Takes from a difference in style what it is about, others explain the rest; undefined: none of it is. */
  readonly without?: (difference: StyleDifference, facts: Facts) => StyleDifference | undefined;
}

export function inStyle(test: (style: StyleDifference, facts: Facts) => boolean): NonNullable<Purpose['explains']> {
  return (difference, facts) =>
    difference.kind === 'style' && difference.ours.bg === difference.theirs.bg && test(difference, facts);
}

export function inCode(test: (style: StyleDifference, facts: Facts) => boolean): NonNullable<Purpose['explains']> {
  return inStyle((style, facts) => !style.inStatus && isCode(style.row, facts) && test(style, facts));
}

/** Whether a row is a line of code, or the part of one that goes on in the next row. */
export function isCode(row: string, { code }: Facts): boolean {
  const part = row.replace(/^[↪>] /, '');
  return code.has(row) || (part.length >= shortestPart && [...code].some((line) => line.includes(part)));
}

/** What is shorter may stand in code and elsewhere, letters. */
const shortestPart = 5;

/** Whether all of a row are cells of the slide's tables. */
export function inTable(row: string, { cells }: Facts): boolean {
  return row.split(/[│|]/).every((cell) => cells.has(cell.trim().toLowerCase()));
}

export function isItem(row: string): boolean {
  return /^(?:[•*]|\d+\.|\[.\]) /.test(row.trim());
}

export function letters(rows: readonly string[]): string {
  return rows.join('').replace(/\s/g, '');
}

/** Whether a text is left of another when some of its letters are taken away. */
export function isPart(some: string, all: string): boolean {
  let at = 0;
  for (const letter of all) if (letter === some[at]) at += 1;
  return at === some.length;
}
