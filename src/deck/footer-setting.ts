import { footerSlips } from './footer-words.js';
import { isMapping, isText, type Plain, type Said } from './said.js';
import type { Footer } from './types.js';

/** A mapping of `left`, `center` and `right`. Undefined: it is none. */
export function footer(value: Plain | undefined): Said | undefined {
  if (value === undefined || !isMapping(value)) return undefined;
  const parts: { -readonly [part in keyof Footer]: string } = {};
  for (const [name, part] of Object.entries(value)) {
    if (name !== 'left' && name !== 'center' && name !== 'right') {
      // presenterm's: there is one style and one height here.
      if (name === 'style' || name === 'height') continue;
      return undefined;
    }
    if (isText(part)) parts[name] = part;
    // A picture: the row under a slide is one row high.
    else if (part !== null && !isMapping(part)) return undefined;
  }
  return footerOf(parts);
}

export function footerOf(parts: Footer): Said {
  const [warning] = Object.values(parts).flatMap((text) => footerSlips(text));
  return { settings: { footer: parts }, ...(warning === undefined ? {} : { warning }) };
}
