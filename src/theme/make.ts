import { plain, type Style } from '../render/line.js';
import { headingLevel } from './cascade.js';
import { chromaStyle } from './chroma/style.js';
import type { Ground } from './ground.js';
import { groundOfElements } from './ground-of-elements.js';
import { alertNames, elementNames, headingNames } from './properties.js';
import { alertColors } from './signals.js';
import type { ElementName, ElementStyle, Theme, ThemeElements } from './types.js';

/** What only our own themes say beside their elements. */
interface Special {
  readonly status?: Theme['status'];
  readonly ascii?: boolean;
  readonly ground?: Ground;
}

/** A theme from what its author wrote; everything that is left out stays empty, but for what glamour does not know. */
export function makeTheme(name: string, given: ThemeElements, special: Special = {}): Theme {
  const heading = given.heading ?? {};
  const elements = {} as Record<ElementName, ElementStyle>;
  for (const element of elementNames) elements[element] = given[element] ?? {};
  for (const level of headingNames) elements[level] = headingLevel(heading, elements[level]);
  elements.code_block = withChroma(elements.code_block);
  const colored = Object.values(elements).some(hasColor);
  const ground = special.ground ?? (colored ? groundOfElements(elements) : undefined);
  const accent = accentOf(elements);
  if (colored) addOwn(elements, accent, ground);
  return {
    name,
    elements,
    accent,
    status: special.status ?? statusOf(accent),
    colored,
    ground,
    ascii: special.ascii ?? false,
  };
}

/** The colours of the Chroma style that the theme names, unless it has its own. */
function withChroma(codeBlock: ElementStyle): ElementStyle {
  if (codeBlock.chroma || codeBlock.theme === undefined) return codeBlock;
  const chroma = chromaStyle(codeBlock.theme);
  return chroma ? { ...codeBlock, chroma } : codeBlock;
}

/** The elements that glamour does not know, as far as the theme leaves them open. */
function addOwn(elements: Record<ElementName, ElementStyle>, accent: Style, ground: Ground | undefined): void {
  const colors = alertColors(ground);
  for (const name of alertNames) elements[name] = { color: colors[name], ...elements[name] };
  elements.banner = { ...accent, ...elements.banner };
  const { color } = elements.link_text;
  elements.footnote = { ...(color === undefined ? { faint: true } : { color }), ...elements.footnote };
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
    (element.gradient?.length ?? 0) > 0 ||
    (element.chroma !== undefined && Object.values(element.chroma).some(hasColor))
  );
}
