/** Text that may break anywhere, as Chinese does, is not set in a narrower column. */
const narrowest = 6;

/** Nor words that have to break in one than this. */
const narrowestBroken = 10;

export interface Column {
  /** Cells of its widest cell, at least 1. */
  readonly natural: number;
  /** Cells of each piece that is not to be broken, none more than `natural`. */
  readonly words: readonly number[];
}

/**
 * How wide the columns of a table become so that together they take at most `room` cells. Wide columns give up
 * cells before narrow ones do, and none breaks a word while another column has blanks to break at. Where a word has to
 * break, the longest ones do, every other is kept whole.
 * Undefined: there is no room for columns in which all words of up to `unbroken` cells, at least 10, are whole.
 */
export function columnWidths(
  columns: readonly Column[],
  room: number,
  unbroken: number,
): readonly number[] | undefined {
  const natural = columns.map((column) => column.natural);
  if (sum(natural) <= room) return natural;
  const least = columns.map(leastOf);
  if (sum(least) <= room) return levelled(natural, least, room);
  const longest = levelOf(least, [], room);
  if (longest < unbroken) return undefined;
  const kept = columns.map(({ words }, i) => {
    const whole = least[i] ?? 1;
    if (whole <= longest) return whole;
    const others = words.filter((word) => word <= longest);
    return longestOf(others, narrowestBroken);
  });
  return levelled(natural, kept, room);
}

/** Cells in which no word of the column breaks. */
function leastOf({ natural, words }: Column): number {
  return longestOf(words, Math.min(natural, narrowest));
}

function longestOf(words: readonly number[], least: number): number {
  return words.reduce((longest, word) => Math.max(longest, word), least);
}

/** The highest level down to which columns can be cut to fit the room, but for those that keep more. */
function levelOf(natural: readonly number[], least: readonly number[], room: number): number {
  let low = 0;
  let high = longestOf(natural, 1);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sum(cutTo(middle, natural, least)) <= room) low = middle;
    else high = middle - 1;
  }
  return low;
}

function cutTo(level: number, natural: readonly number[], least: readonly number[]): readonly number[] {
  return natural.map((width, i) => Math.max(least[i] ?? 0, Math.min(width, level)));
}

/** Columns cut to one level, but for those that keep more; cells that are left go to the first ones that were cut. */
function levelled(natural: readonly number[], least: readonly number[], room: number): readonly number[] {
  const level = levelOf(natural, least, room);
  const widths = cutTo(level, natural, least);
  const higher = cutTo(level + 1, natural, least);
  let left = room - sum(widths);
  return widths.map((width, i) => {
    if (left === 0 || higher[i] === width) return width;
    left -= 1;
    return width + 1;
  });
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
