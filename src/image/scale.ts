import { type Bitmap, emptyBitmap } from './bitmap.js';

/** Which pixels of a row (or column) make one of the new ones, and with which weights; these are 1 together. */
interface Share {
  readonly start: number;
  readonly weights: Float32Array;
}

/**
 * The picture in another size: a smaller one is the average of what each new pixel covers, a larger one goes evenly
 * from pixel to pixel. Colours count by their alpha, so that what cannot be seen does not bleed into an edge.
 */
export function scaled(source: Bitmap, width: number, height: number): Bitmap {
  if (source.width === width && source.height === height) return source;
  const columns = sharesOf(source.width, width);
  const rows = sharesOf(source.height, height);
  const result = emptyBitmap(width, height);
  const sums = new Float32Array(width * 4);
  const narrow = new Map<number, Float32Array>();
  const narrowed = (y: number): Float32Array => {
    let row = narrow.get(y);
    if (!row) {
      // A row of the source is part of two new ones at most.
      for (const old of narrow.keys()) if (old < y - 1) narrow.delete(old);
      row = narrowRow(source, y, columns);
      narrow.set(y, row);
    }
    return row;
  };
  rows.forEach(({ start, weights }, y) => {
    sums.fill(0);
    weights.forEach((weight, index) => {
      const row = narrowed(start + index);
      for (let i = 0; i < sums.length; i += 1) sums[i] = (sums[i] ?? 0) + weight * (row[i] ?? 0);
    });
    writeRow(sums, result.data, y * width * 4);
  });
  return result;
}

function sharesOf(from: number, to: number): readonly Share[] {
  const step = from / to;
  return Array.from({ length: to }, (_, index) => {
    if (step <= 1) {
      const centre = (index + 0.5) * step - 0.5;
      const start = Math.max(0, Math.min(from - 1, Math.floor(centre)));
      const second = Math.max(0, Math.min(1, centre - start));
      return { start, weights: start + 1 < from ? Float32Array.of(1 - second, second) : Float32Array.of(1) };
    }
    const begin = index * step;
    const end = Math.min(from, begin + step);
    const start = Math.floor(begin);
    const count = Math.max(1, Math.ceil(end) - start);
    const weights = new Float32Array(count);
    for (let i = 0; i < count; i += 1) {
      weights[i] = Math.max(0, Math.min(end, start + i + 1) - Math.max(begin, start + i)) / (end - begin);
    }
    return { start, weights };
  });
}

/** One row in the new width, colours multiplied by alpha. */
function narrowRow({ width, data }: Bitmap, y: number, columns: readonly Share[]): Float32Array {
  const out = new Float32Array(columns.length * 4);
  for (let x = 0; x < columns.length; x += 1) {
    const { start, weights } = columns[x] as Share;
    let red = 0;
    let green = 0;
    let blue = 0;
    let alpha = 0;
    for (let i = 0, at = (y * width + start) * 4; i < weights.length; i += 1, at += 4) {
      const opacity = ((weights[i] as number) * (data[at + 3] as number)) / 255;
      red += opacity * (data[at] as number);
      green += opacity * (data[at + 1] as number);
      blue += opacity * (data[at + 2] as number);
      alpha += opacity;
    }
    out[4 * x] = red;
    out[4 * x + 1] = green;
    out[4 * x + 2] = blue;
    out[4 * x + 3] = alpha;
  }
  return out;
}

function writeRow(sums: Float32Array, data: Uint8Array, at: number): void {
  for (let i = 0; i < sums.length; i += 4) {
    const alpha = sums[i + 3] as number;
    if (alpha <= 0) continue;
    for (let c = 0; c < 3; c += 1) data[at + i + c] = Math.min(255, Math.round((sums[i + c] as number) / alpha));
    data[at + i + 3] = Math.min(255, Math.round(alpha * 255));
  }
}

/** The picture on a larger, transparent ground, from its first corner on. */
export function padded(source: Bitmap, width: number, height: number): Bitmap {
  if (source.width === width && source.height === height) return source;
  const result = emptyBitmap(width, height);
  for (let y = 0; y < source.height; y += 1) {
    result.data.set(source.data.subarray(y * source.width * 4, (y + 1) * source.width * 4), y * width * 4);
  }
  return result;
}

/** The picture laid over a colour: no pixel lets anything through any more. */
export function laidOver(source: Bitmap, ground: readonly [number, number, number]): Bitmap {
  const data = Uint8Array.from(source.data);
  for (let i = 0; i < data.length; i += 4) {
    const alpha = (data[i + 3] as number) / 255;
    if (alpha === 1) continue;
    for (let c = 0; c < 3; c += 1)
      data[i + c] = Math.round((data[i + c] as number) * alpha + (ground[c] as number) * (1 - alpha));
    data[i + 3] = 255;
  }
  return { width: source.width, height: source.height, data };
}
