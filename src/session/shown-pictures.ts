import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Drawing } from '../image/drawing.js';
import { fit as boxOf } from '../image/fit.js';
import { type Look, Pictures } from '../image/pictures.js';
import { pictureSizes } from '../image/sizes.js';
import type { Box, DrawnPicture, PictureRenderer, Spot } from '../render/picture.js';

/** What pictures need to know of the show, and it of them. */
export interface PictureWorld {
  /** How pictures are drawn now. */
  readonly look: () => Look;
  /** A picture that was pending can be drawn now. */
  readonly onChange: () => void;
  /** A file that is shown. */
  readonly onPath: (path: string) => void;
}

/** Pictures as slides ask for them, in the way in which this terminal shows pictures. */
export class ShownPictures {
  readonly #pictures: Pictures;
  readonly #world: PictureWorld;
  #sizes = pictureSizes();

  /** @param dist folder of the built files */
  constructor(dist: string, world: PictureWorld) {
    const worker = pathToFileURL(join(dist, 'image-worker.mjs'));
    this.#pictures = new Pictures({ worker, onChange: world.onChange });
    this.#world = world;
  }

  /** Each time another object, so that slides that were drawn with the last one are drawn anew. */
  get renderer(): PictureRenderer {
    const look = this.#world.look();
    const draw = (path: string, { columns, rows }: Box, by: Look): DrawnPicture =>
      this.#pictures.draw(path, columns, rows, by);
    return {
      look: (path) => {
        this.#world.onPath(path);
        return this.#sizes.look(path);
      },
      fit: (picture, room, wanted) => boxOf(picture, look.cell, room, wanted),
      draw: (path, box) => draw(path, box, look),
      cells: (path, box) => draw(path, box, { ...look, graphics: 'blocks' }),
    };
  }

  /** Whether something that was asked for is not there yet. */
  get busy(): boolean {
    return this.#pictures.busy;
  }

  /** A file has changed on disk. */
  forget(path: string): void {
    this.#pictures.forget(path);
    this.#sizes = pictureSizes();
  }

  close(): Promise<void> {
    return this.#pictures.close();
  }
}

/** What the renderer above has put on a spot. */
export function drawingOf(spot: Spot): Drawing {
  return spot.drawing as Drawing;
}
