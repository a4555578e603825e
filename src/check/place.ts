import { untabbed } from '../deck/art.js';
import { placeInSlide } from '../deck/line-runs.js';
import type { Place, Slide } from '../deck/types.js';

/** Where the first line of a slide stands that holds these texts; the slide's own place if none does. */
export function placeOfText(slide: Slide, ...texts: readonly string[]): Place {
  const holds = (line: string): boolean => texts.every((text) => text !== '' && line.includes(text));
  const line = linesOf(slide).findIndex((written) => holds(untabbed(written)));
  return line < 0 ? placeOfSlide(slide) : placeInSlide(slide, line);
}

/** A line of a slide's markdown, as it is written. */
export function lineAt(slide: Slide, { file, line }: Place): string {
  return linesOf(slide)[indexOf(slide, { file, line })] ?? '';
}

/** Where a fence that opens at `source` holds a word first, below its first line; `source` if it does not. */
export function placeInFence(slide: Slide, source: Place, word: string): Place {
  const lines = linesOf(slide);
  const first = indexOf(slide, source);
  const fence = /^[^`~]*(`{3,}|~{3,})/.exec(lines[first] ?? '')?.[1];
  if (fence === undefined || word === '') return source;
  for (let index = first + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim().startsWith(fence)) break;
    if (line.split(/[^\p{L}\p{N}_-]+/u).includes(word)) return placeInSlide(slide, index);
  }
  return source;
}

function indexOf(slide: Slide, { file, line }: Place): number {
  return linesOf(slide).findIndex((_, index) => {
    const place = placeInSlide(slide, index);
    return place.file === file && place.line === line;
  });
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
