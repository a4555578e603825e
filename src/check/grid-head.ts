/**
 * Whether a row is the head of a table that is drawn as a grid: names side by side, each behind a bar but the first.
 * Their first letters are enough, as names may go on in the next row.
 */
export function isGridHead(row: string, names: readonly string[], bars: readonly string[]): boolean {
  const cells = cellsOf(row.toLowerCase(), bars);
  let next = 0;
  for (const cell of cells) {
    const first = Array.from(names[next]?.toLowerCase() ?? '')[0];
    if (first === undefined) break;
    if (next === 0 ? cell.includes(first) : cell.startsWith(first)) next += 1;
  }
  return next === names.length;
}

/** What stands between bars, without blanks at its ends. */
function cellsOf(row: string, bars: readonly string[]): readonly string[] {
  let cells = [row];
  for (const bar of new Set(bars)) cells = cells.flatMap((cell) => cell.split(bar));
  return cells.map((cell) => cell.trim());
}
