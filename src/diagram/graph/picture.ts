import type { Canvas } from '../canvas.js';

/** Something drawn, of a known size. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Where edges go on beyond the picture, by edge: cells across. */
  readonly crossings: ReadonlyMap<number, number>;
  paint(canvas: Canvas, x: number, y: number): void;
}

/** Pictures side by side in rows of at most `width` cells, or one below the other. */
export function packed(pictures: readonly Picture[], stacked: boolean, width: number): Picture {
  const [only] = pictures;
  if (only && pictures.length === 1) return only;
  const [gapX, gapY] = [4, 1];
  const places: { picture: Picture; x: number; y: number }[] = [];
  let x = 0;
  let y = 0;
  let bottom = 0;
  for (const picture of pictures) {
    if (x > 0 && (stacked || x + picture.width > width)) {
      x = 0;
      y = bottom + gapY;
    }
    places.push({ picture, x, y });
    x += picture.width + gapX;
    bottom = Math.max(bottom, y + picture.height);
  }
  return {
    width: Math.max(0, ...places.map((place) => place.x + place.picture.width)),
    height: bottom,
    crossings: new Map(),
    paint: (canvas, left, top) => {
      for (const place of places) place.picture.paint(canvas, left + place.x, top + place.y);
    },
  };
}
