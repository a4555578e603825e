import { channelsOf, luminance } from './contrast.js';
import { type Ground, groundOf } from './ground.js';
import type { ElementName, ElementStyle } from './types.js';

/** Between these luminances, colours are about as legible on a usual dark ground as on a usual light one. */
const middle = { from: 0.15, to: 0.25 } as const;

/**
 * The ground that a theme is made for: that of its document if it paints one, else where its colours stand out.
 * Undefined: they do so on either.
 */
export function groundOfElements(elements: Readonly<Record<ElementName, ElementStyle>>): Ground | undefined {
  const { background, color } = elements.document;
  if (background !== undefined) return groundOf(background);
  const free = Object.values(elements).filter((element) => element.background === undefined);
  const colors = color === undefined ? new Set(free.map((element) => element.color)) : new Set([color]);
  colors.delete(undefined);
  if (colors.size === 0) return undefined;
  let sum = 0;
  for (const one of colors) sum += Math.log(luminance(channelsOf(one ?? 0)) + 0.05);
  const mean = Math.exp(sum / colors.size) - 0.05;
  if (mean > middle.to) return 'dark';
  return mean < middle.from ? 'light' : undefined;
}
