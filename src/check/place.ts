import { untabbed } from '../deck/art.js';
import { placeOf } from '../deck/line-runs.js';
import type { Place, Slide } from '../deck/types.js';

/** Where the first line of a slide stands that holds a text; the slide's own place if none does. */
export function placeOfText(slide: Slide, text: string): Place {
  const line = text === '' ? -1 : linesOf(slide).findIndex((written) => untabbed(written).includes(text));
  return line < 0 ? placeOfSlide(slide) : placeOfLine(slide, line);
}

/** Where the first line of a slide stands that is not blank. */
export function placeOfSlide(slide: Slide): Place {
  return placeOfLine(
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

/** `line` counts from 0. */
function placeOfLine({ source, runs }: Slide, line: number): Place {
  return runs ? placeOf(runs, line) : { file: source.file, line: source.line + line };
}
