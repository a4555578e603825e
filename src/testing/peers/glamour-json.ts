import { properties } from '../../theme/properties.js';
import type { ElementStyle, ThemeElements } from '../../theme/types.js';

/** A theme as the JSON that glamour reads, so that both programs can be given the very same one. */
export function glamourJson(elements: ThemeElements): string {
  return JSON.stringify(Object.fromEntries(Object.entries(elements).map(([name, style]) => [name, written(style)])));
}

function written(style: ElementStyle): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, { key, kind }] of Object.entries(properties)) {
    const value = style[key];
    if (value === undefined) continue;
    if (kind === 'chroma' && style.chroma)
      found[name] = Object.fromEntries(Object.entries(style.chroma).map(([part, own]) => [part, written(own)]));
    else found[name] = typeof value === 'number' && kind === 'color' ? String(value) : value;
  }
  return found;
}
