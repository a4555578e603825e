import type { Indexed } from '../image/quantise.js';

/** Above so many equal columns a count is shorter. */
const shortRun = 3;

/**
 * The picture as DECSIXEL (VT330/VT340 Programmer Reference, vol. 2, chapter 14): rows in bands of six, one pass a
 * colour. Transparent pixels stay as they are (P2 = 1). No line feed at the end, which would scroll the last row.
 */
export function sixel({ width, height, palette, indices }: Indexed): string {
  const colours = palette.map((colour, index) => `#${index};2;${colour.map(percent).join(';')}`).join('');
  const bands: string[] = [];
  for (let top = 0; top < height; top += 6) bands.push(band(indices, width, top, Math.min(6, height - top)));
  return `\x1bP0;1;0q"1;1;${width};${height}${colours}${bands.join('-')}\x1b\\`;
}

function percent(channel: number): number {
  return Math.round((channel / 255) * 100);
}

/** Six rows: for each colour that is in them the columns that have it, back to the left edge between (`$`). */
function band(indices: Int16Array, width: number, top: number, rows: number): string {
  const passes = new Map<number, Uint8Array>();
  for (let row = 0; row < rows; row += 1) {
    for (let x = 0, at = (top + row) * width; x < width; x += 1, at += 1) {
      const index = indices[at] as number;
      if (index < 0) continue;
      let bits = passes.get(index);
      if (!bits) {
        bits = new Uint8Array(width);
        passes.set(index, bits);
      }
      bits[x] = (bits[x] as number) | (1 << row);
    }
  }
  return [...passes].map(([index, bits]) => `#${index}${runs(bits)}`).join('$');
}

function runs(bits: Uint8Array): string {
  let out = '';
  let end = bits.length;
  while (end > 0 && bits[end - 1] === 0) end -= 1;
  for (let at = 0; at < end; ) {
    const value = bits[at] as number;
    let next = at + 1;
    while (next < end && bits[next] === value) next += 1;
    const character = String.fromCharCode(63 + value);
    out += next - at > shortRun ? `!${next - at}${character}` : character.repeat(next - at);
    at = next;
  }
  return out;
}
