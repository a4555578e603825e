import { type CellStyle, type Row, rowText, sameStyle } from './cells.js';
import type { Page } from './pages.js';

/** One thing in which two pages differ. */
export type Difference =
  | { readonly kind: 'total'; readonly ours: number; readonly theirs: number }
  | { readonly kind: 'place'; readonly of: 'first row' | 'page number'; readonly ours: number; readonly theirs: number }
  /** The same text with other blanks before it, cells. */
  | { readonly kind: 'indent'; readonly text: string; readonly ours: number; readonly theirs: number }
  /** Blank rows between `above` and what follows. */
  | { readonly kind: 'gap'; readonly above: string; readonly ours: number; readonly theirs: number }
  /** The same words, cut into rows in other places. */
  | { readonly kind: 'wrap'; readonly ours: readonly string[]; readonly theirs: readonly string[] }
  | { readonly kind: 'text'; readonly ours: readonly string[]; readonly theirs: readonly string[] }
  | { readonly kind: 'status'; readonly ours: string; readonly theirs: string }
  /** Cells with the same text; `row` is the text of the row they stand in. */
  | {
      readonly kind: 'style';
      readonly text: string;
      readonly row: string;
      readonly inStatus: boolean;
      readonly ours: CellStyle;
      readonly theirs: CellStyle;
    };

/** Cell by cell, rows with the same text side by side: a row more at the top makes one difference, not one a row. */
export function compare(ours: Page, theirs: Page): readonly Difference[] {
  return [...totals(ours, theirs), ...places(ours, theirs), ...bodies(ours, theirs), ...statuses(ours, theirs)];
}

function totals(ours: Page, theirs: Page): readonly Difference[] {
  return ours.total === theirs.total ? [] : [{ kind: 'total', ours: ours.total, theirs: theirs.total }];
}

function places(ours: Page, theirs: Page): readonly Difference[] {
  const found: Difference[] = [];
  const [top, theirTop] = [firstRow(ours), firstRow(theirs)];
  const empty = top === ours.statusRow || theirTop === theirs.statusRow;
  if (top !== theirTop && !empty) found.push({ kind: 'place', of: 'first row', ours: top, theirs: theirTop });
  if (ours.statusRow !== theirs.statusRow)
    found.push({ kind: 'place', of: 'page number', ours: ours.statusRow, theirs: theirs.statusRow });
  return found;
}

function firstRow({ cells, statusRow }: Page): number {
  const row = cells.findIndex((cells) => cells.length > 0);
  return row === -1 ? statusRow : row;
}

function statuses(ours: Page, theirs: Page): readonly Difference[] {
  const [mine, other] = [ours.cells[ours.statusRow] ?? [], theirs.cells[theirs.statusRow] ?? []];
  const [text, theirText] = [rowText(mine), rowText(other)];
  if (text !== theirText) return [{ kind: 'status', ours: text, theirs: theirText }];
  return styles(mine, other, true);
}

function bodies(ours: Page, theirs: Page): readonly Difference[] {
  const [mine, others] = [body(ours), body(theirs)];
  const found: Difference[] = [];
  let [from, theirFrom] = [0, 0];
  let above = '';
  const different = (to: number, theirTo: number): void => {
    found.push(...between(mine.slice(from, to), others.slice(theirFrom, theirTo), above));
  };
  for (const [at, theirAt] of aligned(mine, others)) {
    different(at, theirAt);
    const [row, other] = [mine[at] ?? [], others[theirAt] ?? []];
    found.push(...rows(row, other));
    above = rowText(row);
    [from, theirFrom] = [at + 1, theirAt + 1];
  }
  different(mine.length, others.length);
  return found;
}

/** The rows above the status row, from the first to the last that show something. */
function body(page: Page): readonly Row[] {
  const rows = page.cells.slice(firstRow(page), page.statusRow);
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
}

/** Pairs of rows with the same words, blanks around them aside: a longest common subsequence of rows that show something. */
function aligned(ours: readonly Row[], theirs: readonly Row[]): readonly (readonly [number, number])[] {
  const [mine, others] = [ours, theirs].map((rows) => rows.map((row) => rowText(row).trim())) as [string[], string[]];
  const same = (at: number, other: number): boolean => mine[at] !== '' && mine[at] === others[other];
  const longest = Array.from({ length: mine.length + 1 }, () => Array<number>(others.length + 1).fill(0));
  const length = (at: number, other: number): number => longest[at]?.[other] ?? 0;
  for (let at = mine.length - 1; at >= 0; at -= 1)
    for (let other = others.length - 1; other >= 0; other -= 1) {
      const row = longest[at] ?? [];
      row[other] = same(at, other)
        ? length(at + 1, other + 1) + 1
        : Math.max(length(at + 1, other), length(at, other + 1));
    }
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0, other = 0; at < mine.length && other < others.length; ) {
    if (same(at, other)) pairs.push([at++, other++]);
    else if (length(at + 1, other) >= length(at, other + 1)) at += 1;
    else other += 1;
  }
  return pairs;
}

/** What stands between two pairs of rows. */
function between(ours: readonly Row[], theirs: readonly Row[], above: string): readonly Difference[] {
  const [mine, others] = [ours, theirs].map((rows) => rows.map(rowText)) as [string[], string[]];
  if ([...mine, ...others].some((text) => text !== '')) {
    const filled = (texts: readonly string[]): readonly string[] => texts.filter((text) => text !== '');
    const texts = { ours: filled(mine), theirs: filled(others) };
    if (wordsOf(mine).join(' ') !== wordsOf(others).join(' ')) return [{ kind: 'text', ...texts }];
    return [{ kind: 'wrap', ...texts }, ...styles(ours.flatMap(solid), theirs.flatMap(solid), false)];
  }
  return mine.length === others.length ? [] : [{ kind: 'gap', above, ours: mine.length, theirs: others.length }];
}

export function wordsOf(rows: readonly string[]): readonly string[] {
  return rows
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '');
}

function solid(row: Row): Row {
  return row.filter((cell) => cell.text.trim() !== '');
}

function rows(ours: Row, theirs: Row): readonly Difference[] {
  const [mine, other] = [indentOf(ours), indentOf(theirs)];
  const indent: Difference = { kind: 'indent', text: rowText(ours).trim(), ours: mine, theirs: other };
  return [...(mine === other ? [] : [indent]), ...styles(ours.slice(mine), theirs.slice(other), false)];
}

function indentOf(row: Row): number {
  return Math.max(
    0,
    row.findIndex((cell) => cell.text.trim() !== ''),
  );
}

/** Neighbours that differ in the same way make one difference; a blank between them shows no colour. */
function styles(ours: Row, theirs: Row, inStatus: boolean): readonly Difference[] {
  const runs: { from: number; to: number; readonly ours: CellStyle; readonly theirs: CellStyle }[] = [];
  let open: (typeof runs)[number] | undefined;
  for (let at = 0; at < Math.max(ours.length, theirs.length); at += 1) {
    const [mine, other] = [ours[at] ?? blank, theirs[at] ?? blank];
    if (sameStyle(mine.style, other.style)) {
      if (mine.text.trim() !== '') open = undefined;
    } else if (open && sameStyle(open.ours, mine.style) && sameStyle(open.theirs, other.style)) open.to = at + 1;
    else {
      open = { from: at, to: at + 1, ours: mine.style, theirs: other.style };
      runs.push(open);
    }
  }
  const row = rowText(ours).trim();
  const text = (from: number, to: number): string => rowText(ours.slice(from, to));
  return runs.map(({ from, to, ...both }) => ({ kind: 'style', text: text(from, to), row, inStatus, ...both }));
}

const blank = { text: ' ', style: { fg: 'default', bg: 'default', attributes: '' } };
