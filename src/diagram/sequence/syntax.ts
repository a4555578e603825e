import type { Marker, Stroke } from '../glyphs.js';
import { labelLines } from '../label.js';

type Arrow = readonly [stroke: Stroke, start: Marker, end: Marker];

export const arrows: Readonly<Record<string, Arrow>> = {
  '<<-->>': ['dotted', 'arrow', 'arrow'],
  '<<->>': ['solid', 'arrow', 'arrow'],
  '-->>': ['dotted', 'none', 'arrow'],
  '->>': ['solid', 'none', 'arrow'],
  '-->': ['dotted', 'none', 'none'],
  '->': ['solid', 'none', 'none'],
  '--x': ['dotted', 'none', 'cross'],
  '-x': ['solid', 'none', 'cross'],
  '--)': ['dotted', 'none', 'open'],
  '-)': ['solid', 'none', 'open'],
};
/** A regular expression for all of them. */
export const arrowForms = Object.keys(arrows)
  .map((arrow) => arrow.replace(/[)]/g, '\\$&'))
  .join('|');
/** Sender, arrow, activation, receiver, text. */
export const message = new RegExp(`^([^:]+?)\\s*(${arrowForms})\\s*([+-]?)\\s*([^:]+?)\\s*(?::\\s*(.*))?$`);

/** `box Aqua Title`: the colour is the theme's. */
export function withoutColor(text: string): string {
  const rest = text.replace(/^(?:#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([^)]*\)|transparent)\s*/i, '');
  const [first = '', ...others] = rest.split(/\s+/);
  return labelLines(others.length > 0 && colors.has(first.toLowerCase()) ? others.join(' ') : rest).join(' ');
}

const colors = new Set(
  (
    'aqua azure beige black blue brown coral crimson cyan fuchsia gold gray green grey indigo ivory khaki lavender lime ' +
    'magenta maroon navy olive orange orchid pink plum purple red salmon silver tan teal tomato turquoise violet wheat ' +
    'white yellow lightblue lightgreen lightyellow lightgrey lightgray lightpink lightcyan skyblue steelblue'
  ).split(' '),
);
