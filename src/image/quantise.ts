import type { Bitmap } from './bitmap.js';

/** A picture of few colours. */
export interface Indexed {
  readonly width: number;
  readonly height: number;
  /** `[red, green, blue]` */
  readonly palette: readonly (readonly [number, number, number])[];
  /** Into the palette; −1: transparent. */
  readonly indices: Int16Array;
}

/** Half seen is seen. */
const seen = 128;

/**
 * The picture in at most so many colours: its own where they are few, else those of a median cut, with the error of
 * each pixel handed on to its neighbours (Floyd and Steinberg).
 */
export function quantised(bitmap: Bitmap, colours: number): Indexed {
  const own = ownColours(bitmap, colours);
  const indices = new Int16Array(bitmap.width * bitmap.height).fill(-1);
  if (own) {
    const places = new Map([...own].map((colour, index) => [colour, index]));
    for (let i = 0; i < indices.length; i += 1) {
      if ((bitmap.data[4 * i + 3] as number) >= seen) indices[i] = places.get(colourAt(bitmap, 4 * i)) ?? -1;
    }
    const palette = [...own].map((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255] as const);
    return { width: bitmap.width, height: bitmap.height, palette, indices };
  }
  const palette = medianCut(bitmap, colours);
  dither(bitmap, palette, indices);
  return { width: bitmap.width, height: bitmap.height, palette, indices };
}

function colourAt({ data }: Bitmap, at: number): number {
  return ((data[at] as number) << 16) | ((data[at + 1] as number) << 8) | (data[at + 2] as number);
}

function ownColours(bitmap: Bitmap, most: number): ReadonlySet<number> | undefined {
  const colours = new Set<number>();
  let last = -1;
  for (let at = 0; at < bitmap.data.length; at += 4) {
    if ((bitmap.data[at + 3] as number) < seen) continue;
    const colour = colourAt(bitmap, at);
    if (colour === last) continue;
    last = colour;
    colours.add(colour);
    if (colours.size > most) return undefined;
  }
  return colours;
}

/** Colours of the picture, five bits a channel, with how often each is there. */
interface Box {
  readonly cells: Uint32Array;
  readonly weight: number;
  /** The channel whose values differ most, and how much that matters. */
  readonly axis: 0 | 1 | 2;
  readonly spread: number;
}

function medianCut(bitmap: Bitmap, colours: number): readonly (readonly [number, number, number])[] {
  const counts = new Uint32Array(1 << 15);
  const sums = new Float64Array(3 << 15);
  for (let at = 0; at < bitmap.data.length; at += 4) {
    if ((bitmap.data[at + 3] as number) < seen) continue;
    const cell = cellAt(bitmap.data[at] as number, bitmap.data[at + 1] as number, bitmap.data[at + 2] as number);
    counts[cell] = (counts[cell] as number) + 1;
    for (let c = 0; c < 3; c += 1)
      sums[3 * cell + c] = (sums[3 * cell + c] as number) + (bitmap.data[at + c] as number);
  }
  const filled = Uint32Array.from(counts.keys()).filter((cell) => (counts[cell] as number) > 0);
  const boxes = [boxOf(filled, counts)];
  while (boxes.length < colours) {
    const widest = boxes.reduce((one, other) => (other.spread > one.spread ? other : one));
    if (widest.spread === 0) break;
    boxes.splice(boxes.indexOf(widest), 1, ...halves(widest, counts));
  }
  return boxes.map(({ cells, weight }) => {
    const mean = (channel: number): number => {
      let sum = 0;
      for (const cell of cells) sum += sums[3 * cell + channel] as number;
      return Math.round(sum / weight);
    };
    return [mean(0), mean(1), mean(2)];
  });
}

function cellAt(red: number, green: number, blue: number): number {
  return ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
}

function channelOf(cell: number, axis: number): number {
  return (cell >> (10 - 5 * axis)) & 31;
}

function boxOf(cells: Uint32Array, counts: Uint32Array): Box {
  let weight = 0;
  const sum = [0, 0, 0];
  const squares = [0, 0, 0];
  for (const cell of cells) {
    const count = counts[cell] as number;
    weight += count;
    for (let axis = 0; axis < 3; axis += 1) {
      const value = channelOf(cell, axis);
      sum[axis] = (sum[axis] as number) + count * value;
      squares[axis] = (squares[axis] as number) + count * value * value;
    }
  }
  // The sum of squared distances from the mean: a large flat ground does not take all colours.
  const spreads = [0, 1, 2].map((axis) => (squares[axis] as number) - (sum[axis] as number) ** 2 / Math.max(1, weight));
  const spread = cells.length > 1 ? Math.max(...spreads) : 0;
  return { cells, weight, axis: Math.max(0, spreads.indexOf(spread)) as 0 | 1 | 2, spread };
}

function halves({ cells, weight, axis }: Box, counts: Uint32Array): readonly [Box, Box] {
  const sorted = cells.slice().sort((a, b) => channelOf(a, axis) - channelOf(b, axis));
  let count = 0;
  let at = 0;
  while (at < sorted.length - 1 && count < weight / 2) count += counts[sorted[at++] as number] as number;
  return [boxOf(sorted.slice(0, Math.max(1, at)), counts), boxOf(sorted.slice(Math.max(1, at)), counts)];
}

function dither(bitmap: Bitmap, palette: Indexed['palette'], indices: Int16Array): void {
  const { width, height, data } = bitmap;
  const nearest = nearestIn(palette);
  let errors = new Float32Array((width + 2) * 3);
  let below = new Float32Array((width + 2) * 3);
  const spread = (at: number, error: number, ahead: number): void => {
    errors[at + ahead] = (errors[at + ahead] as number) + (error * 7) / 16;
    below[at - ahead] = (below[at - ahead] as number) + (error * 3) / 16;
    below[at] = (below[at] as number) + (error * 5) / 16;
    below[at + ahead] = (below[at + ahead] as number) + error / 16;
  };
  for (let y = 0; y < height; y += 1) {
    // To and fro, or the errors run in one direction and can be seen.
    const back = y % 2 === 1;
    for (let step = 0; step < width; step += 1) {
      const x = back ? width - 1 - step : step;
      const at = 4 * (y * width + x);
      if ((data[at + 3] as number) < seen) continue;
      const e = 3 * (x + 1);
      const red = clamped((data[at] as number) + (errors[e] as number));
      const green = clamped((data[at + 1] as number) + (errors[e + 1] as number));
      const blue = clamped((data[at + 2] as number) + (errors[e + 2] as number));
      const index = nearest(red, green, blue);
      indices[y * width + x] = index;
      const [r, g, b] = palette[index] as Indexed['palette'][number];
      const ahead = back ? -3 : 3;
      spread(e, red - r, ahead);
      spread(e + 1, green - g, ahead);
      spread(e + 2, blue - b, ahead);
    }
    [errors, below] = [below, errors];
    below.fill(0);
  }
}

function clamped(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
}

/** The place of the nearest colour, remembered for six bits a channel. */
function nearestIn(palette: Indexed['palette']): (red: number, green: number, blue: number) => number {
  const known = new Int16Array(1 << 18).fill(-1);
  return (red, green, blue) => {
    const cell = ((red >> 2) << 12) | ((green >> 2) << 6) | (blue >> 2);
    let best = known[cell] as number;
    if (best >= 0) return best;
    let least = Number.POSITIVE_INFINITY;
    for (let index = 0; index < palette.length; index += 1) {
      const [r, g, b] = palette[index] as readonly [number, number, number];
      const distance = 2 * (r - red) ** 2 + 4 * (g - green) ** 2 + 3 * (b - blue) ** 2;
      if (distance < least) {
        least = distance;
        best = index;
      }
    }
    known[cell] = best;
    return best;
  };
}
