import type { Color } from '../render/line.js';

/** A colour as glamour writes it: `"0"` to `"255"`, `"#rrggbb"` or `"#rgb"`. Undefined: it is none. */
export function parseColor(text: string): Color | undefined {
  if (/^#[0-9a-f]{6}$/i.test(text)) return `#${text.slice(1).toLowerCase()}`;
  if (/^#[0-9a-f]{3}$/i.test(text)) return `#${text.slice(1).toLowerCase().replace(/./g, '$&$&')}`;
  if (/^\d{1,3}$/.test(text) && Number(text) <= 255) return Number(text);
  return undefined;
}
