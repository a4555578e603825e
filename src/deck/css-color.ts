import type { Color } from '../render/line.js';

/** The names that presenterm knows: the terminal's own sixteen colours. */
const names: Readonly<Record<string, number>> = {
  black: 0,
  dark_red: 1,
  dark_green: 2,
  dark_yellow: 3,
  dark_blue: 4,
  dark_magenta: 5,
  dark_cyan: 6,
  grey: 7,
  gray: 7,
  dark_grey: 8,
  dark_gray: 8,
  red: 9,
  green: 10,
  yellow: 11,
  blue: 12,
  magenta: 13,
  cyan: 14,
  white: 15,
};

/** A colour in a `style` attribute or a fence: `#rrggbb`, `rrggbb`, `#rgb`, a number of the palette, a name. */
export function cssColor(text: string): Color | undefined {
  const word = text.trim().toLowerCase();
  const [, six] = /^#?([0-9a-f]{6})$/.exec(word) ?? [];
  if (six !== undefined) return `#${six}`;
  const [, three] = /^#([0-9a-f]{3})$/.exec(word) ?? [];
  if (three !== undefined) return `#${three.replace(/./g, '$&$&')}`;
  if (/^\d{1,3}$/.test(word) && Number(word) <= 255) return Number(word);
  return Object.hasOwn(names, word) ? names[word] : undefined;
}
