import type { Color } from '../../render/line.js';
import { type Channels, channelsOf } from '../../theme/contrast.js';

/** The first 16 colours as VGA has them, and as programs that reduce colours suppose. */
const basic = [
  '#000000 #800000 #008000 #808000 #000080 #800080 #008080 #c0c0c0',
  '#808080 #ff0000 #00ff00 #ffff00 #0000ff #ff00ff #00ffff #ffffff',
].flatMap((row) => row.split(' ') as Color[]);

const palette = Array.from({ length: 256 }, (_, index) => channelsOf(basic[index] ?? index));

/** A cell's colour (see `CellStyle`); undefined for the terminal's own. */
export function colorOf(text: string): Color | undefined {
  if (text === 'default') return undefined;
  return text.startsWith('#') ? (text as Color) : Number(text);
}

/** Whether `theirs` is what is left of `ours` in a palette of 256. */
export function isReduced(ours: string, theirs: string): boolean {
  const [wanted, got] = [colorOf(ours), colorOf(theirs)];
  if (wanted === undefined || typeof got !== 'number') return false;
  const own = channelsOf(wanted);
  const distances = palette.map((colour) => distance(own, colour));
  return (distances[got] ?? Number.POSITIVE_INFINITY) <= Math.min(...distances);
}

/** Whether each channel differs by one step at most: that is rounding. */
export function isRounded(ours: string, theirs: string): boolean {
  const [one, other] = [colorOf(ours), colorOf(theirs)];
  if (one === undefined || other === undefined) return false;
  const channels = channelsOf(other);
  return channelsOf(one).every((value, at) => Math.abs(value - (channels[at] ?? 0)) < 1.5 / 255);
}

/** By the "low-cost approximation" of compuphase.com/cmetric.htm, with which `slides` reduces colours: in whole steps. */
function distance(one: Channels, other: Channels): number {
  const [a, b] = [one, other].map((colour) => colour.map((value) => Math.round(value * 255))) as [number[], number[]];
  const [red, green, blue] = [0, 1, 2].map((at) => (a[at] ?? 0) - (b[at] ?? 0)) as [number, number, number];
  const mean = ((a[0] ?? 0) + (b[0] ?? 0)) >> 1;
  return (((512 + mean) * red * red) >> 8) + 4 * green * green + (((767 - mean) * blue * blue) >> 8);
}
