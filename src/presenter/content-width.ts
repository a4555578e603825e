import { content } from '../deck/content.js';
import type { Slide } from '../deck/types.js';

/** `slides` begins in column 3: glamour's document margin of 2 and one of its own. */
export const indent = 1;

/** Cells that a slide has on a terminal of so many columns. */
export function slideRoom(columns: number): number {
  return Math.max(1, columns - 2 * indent);
}

/** Cells that its content takes of them at most, as the slide or its deck wishes. */
export function contentWidth(slide: Slide, columns: number): number {
  const room = slideRoom(columns);
  return Math.min(room, content(slide).own.max_columns ?? slide.settings.max_columns ?? room);
}
