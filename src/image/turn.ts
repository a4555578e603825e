import { type Bitmap, emptyBitmap } from './bitmap.js';
import { liesOnItsSide } from './exif.js';

/** The picture as it is to be seen, by its EXIF orientation (1 to 8). */
export function turned(bitmap: Bitmap, orientation: number): Bitmap {
  if (orientation <= 1) return bitmap;
  const { width, height } = bitmap;
  const side = liesOnItsSide(orientation);
  const result = side ? emptyBitmap(height, width) : emptyBitmap(width, height);
  const from = new Uint32Array(bitmap.data.buffer, bitmap.data.byteOffset, width * height);
  const to = new Uint32Array(result.data.buffer);
  // Where the first pixel of a stored row goes, and how far the next ones are: 2, 3, 7 and 8 end on the right or below.
  const mirroredX = [2, 3, 7, 8].includes(orientation);
  const mirroredY = [3, 4, 6, 7].includes(orientation);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const pixel = from[y * width + x] ?? 0;
      if (!side) {
        to[(mirroredY ? height - 1 - y : y) * width + (mirroredX ? width - 1 - x : x)] = pixel;
      } else {
        const column = mirroredY ? height - 1 - y : y;
        const row = mirroredX ? width - 1 - x : x;
        to[row * height + column] = pixel;
      }
    }
  }
  return result;
}
