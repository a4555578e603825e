/**
 * How wide the columns of a table become so that together they take at most `room` cells. Wide columns give up
 * cells before narrow ones do, and none breaks a word while another column has blanks to break at.
 * Undefined: there are fewer than two cells a column.
 *
 * @param natural width of each column's widest cell
 * @param words width of each column's longest word, at most its natural width
 */
export function columnWidths(
  natural: readonly number[],
  words: readonly number[],
  room: number,
): readonly number[] | undefined {
  if (sum(natural) <= room) return natural;
  if (room < 2 * natural.length) return undefined;
  const least = sum(words) <= room ? words : natural.map(() => 1);

  const at = (cap: number): readonly number[] =>
    natural.map((width, i) => Math.max(least[i] ?? 1, Math.min(width, cap)));
  let low = 1;
  let high = Math.max(...natural);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sum(at(middle)) <= room) low = middle;
    else high = middle - 1;
  }
  const widths = [...at(low)];
  let left = room - sum(widths);
  for (let i = 0; i < widths.length && left > 0; i += 1) {
    if ((widths[i] ?? 0) >= (natural[i] ?? 0)) continue;
    widths[i] = (widths[i] ?? 0) + 1;
    left -= 1;
  }
  return widths;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
