import { plain, type Style } from '../render/line.js';
import { headingLevel } from './cascade.js';
import { elementNames, headingNames } from './properties.js';
import type { ElementName, ElementStyle, Theme, ThemeElements } from './types.js';

/** A theme from what its author wrote; everything that is left out stays empty. */
export function makeTheme(
  name: string,
  given: ThemeElements,
  special: { readonly status?: Theme['status']; readonly ascii?: boolean } = {},
): Theme {
  const heading = given.heading ?? {};
  const elements = {} as Record<ElementName, ElementStyle>;
  for (const element of elementNames) elements[element] = given[element] ?? {};
  for (const level of headingNames) elements[level] = headingLevel(heading, elements[level]);
  const accent = accentOf(elements);
  return {
    name,
    elements,
    accent,
    status: special.status ?? statusOf(accent),
    colored: Object.values(elements).some(hasColor),
    ascii: special.ascii ?? false,
  };
}

/** The h1 colour if it stands on the terminal's own background, else that of headings. */
function accentOf({ h1, heading }: Theme['elements']): Style {
  const color = h1.background === undefined ? h1.color : heading.color;
  return color === undefined ? plain : { color };
}

function statusOf(accent: Style): Theme['status'] {
  return { author: accent, date: accent === plain ? plain : { faint: true }, paging: accent };
}

function hasColor(element: ElementStyle): boolean {
  return (
    element.color !== undefined ||
    element.background !== undefined ||
    (element.chroma !== undefined && Object.values(element.chroma).some(hasColor))
  );
}
