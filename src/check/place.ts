import { untabbed } from '../deck/art.js';
import { placeInSlide } from '../deck/line-runs.js';
import type { Place, Slide } from '../deck/types.js';

/** Where the first line of a slide stands that holds these texts; the slide's own place if none does. */
export function placeOfText(slide: Slide, ...texts: readonly string[]): Place {
  const holds = (line: string): boolean => texts.every((text) => text !== '' && line.includes(text));
  const line = linesOf(slide).findIndex((written) => holds(untabbed(written)));
  return line < 0 ? placeOfSlide(slide) : placeInSlide(slide, line);
}

/** Where the first line of a slide stands that is not blank. */
export function placeOfSlide(slide: Slide): Place {
  return placeInSlide(
    slide,
    Math.max(
      0,
      linesOf(slide).findIndex((line) => line.trim() !== ''),
    ),
  );
}

function linesOf({ markdown }: Slide): readonly string[] {
  return markdown.split('\n');
}
