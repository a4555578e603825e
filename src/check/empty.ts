import { content } from '../deck/content.js';
import type { Slide } from '../deck/types.js';
import type { Finding } from './finding.js';
import { placeOfSlide } from './place.js';

/** A slide on which nothing is. */
export function emptyFindings(slide: Slide, number: number): readonly Finding[] {
  if (!content(slide).blocks.every(({ kind }) => kind === 'gap' || kind === 'middle')) return [];
  const message = `slide ${number} is empty: write something on it, or leave it out`;
  return [{ ...placeOfSlide(slide), level: 'warning', message }];
}
