import type { Slide } from '../deck/types.js';
import type { DrawnSlide } from './drawn.js';
import type { Finding } from './finding.js';
import { placeOfSlide } from './place.js';
import { type Size, sizeName } from './size.js';

/** Whether a slide is taller than the screen. */
export function heightFindings(
  { rows, more }: DrawnSlide,
  number: number,
  slide: Slide,
  size: Size,
): readonly Finding[] {
  if (more === 0) return [];
  const needs = rows.length;
  const message = `slide ${number} needs ${needs} rows, ${sizeName(size)} shows ${needs - more}: ${more} more to scroll`;
  return [{ ...placeOfSlide(slide), level: 'error', message }];
}
