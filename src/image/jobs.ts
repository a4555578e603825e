import type { Route } from '../terminal/multiplexer.js';
import type { Bitmap } from './bitmap.js';
import type { PictureFacts } from './read-picture.js';

/** What the thread is asked for. Sizes of boxes are cells, all others pixels. */
export type Job =
  | { readonly kind: 'look'; readonly path: string }
  | {
      readonly kind: 'draw';
      readonly path: string;
      readonly columns: number;
      readonly rows: number;
      readonly cell: { readonly width: number; readonly height: number };
      readonly form: Form;
    };

export type Form =
  | { readonly kind: 'blocks'; readonly ground: Ground | undefined }
  | { readonly kind: 'kitty'; readonly id: number; readonly animated: boolean; readonly route: Route }
  | { readonly kind: 'iterm2'; readonly animated: boolean; readonly route: Route }
  | {
      readonly kind: 'sixel';
      readonly ground: Ground | undefined;
      readonly colours: number;
      readonly route: Route;
      readonly size: { readonly width: number; readonly height: number };
    };

/** What half transparent pixels are laid over. */
export type Ground = readonly [red: number, green: number, blue: number];

export type Outcome =
  | { readonly kind: 'facts'; readonly facts: PictureFacts; readonly stamp: string }
  | { readonly kind: 'bitmap'; readonly bitmap: Bitmap }
  | { readonly kind: 'sequence'; readonly bytes: string }
  | { readonly kind: 'problem'; readonly message: string };
