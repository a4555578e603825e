import type { Deck, Slide } from '../deck/types.js';

/**
 * Where a slide of a deck is after the deck was edited: itself, as far as it is there, however many slides came or went
 * before it; else the one in its place. Undefined: the deck has become too short for either.
 */
export function followedSlide(before: Deck, after: Deck, slide: number): number | undefined {
  const [old, now] = [before.slides, after.slides];
  const most = Math.min(old.length, now.length);
  let same = 0;
  while (same < most && isSame(old[same], now[same])) same += 1;
  if (slide < same) return slide;
  const shift = now.length - old.length;
  let last = old.length;
  while (last > same && last + shift > same && isSame(old[last - 1], now[last + shift - 1])) last -= 1;
  if (slide >= last) return slide + shift;
  // It is among those that were edited.
  const moved = nearest(now, slide, (candidate) => isSame(old[slide], candidate));
  return moved ?? (slide < now.length ? slide : undefined);
}

function isSame(one: Slide | undefined, other: Slide | undefined): boolean {
  if (one === undefined || other === undefined || one.source.file !== other.source.file) return false;
  // Blank lines around a slide belong to the delimiters.
  return one.markdown.trim() === other.markdown.trim();
}

function nearest(slides: readonly Slide[], place: number, is: (slide: Slide) => boolean): number | undefined {
  const found = slides.flatMap((slide, index) => (is(slide) ? [index] : []));
  return found.sort((a, b) => Math.abs(a - place) - Math.abs(b - place))[0];
}
