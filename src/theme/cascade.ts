import type { ElementStyle, TextStyle } from './types.js';

const attributes = [
  'color',
  'background',
  'bold',
  'faint',
  'italic',
  'underline',
  'crossedOut',
  'overlined',
  'inverse',
  'conceal',
  'blink',
  'upper',
  'lower',
  'title',
] as const satisfies readonly (keyof TextStyle)[];

/** Styles are compared and encoded by identity: the same pair gives the same object. */
const known = new WeakMap<TextStyle, WeakMap<ElementStyle, TextStyle>>();

/** What text of `own` looks like inside `parent`: colours and text attributes come down unless `own` sets them. */
export function inherit(parent: TextStyle, own: ElementStyle): TextStyle {
  let children = known.get(parent);
  if (!children) {
    children = new WeakMap();
    known.set(parent, children);
  }
  let style = children.get(own);
  if (!style) {
    style = laidOver(parent, own);
    children.set(own, style);
  }
  return style;
}

function laidOver(parent: TextStyle, own: ElementStyle): TextStyle {
  if (attributes.every((name) => own[name] === undefined || own[name] === parent[name])) return parent;
  const style: Record<string, unknown> = parent.link === undefined ? {} : { link: parent.link };
  for (const name of attributes) {
    const value = own[name] ?? parent[name];
    if (value !== undefined && value !== false) style[name] = value;
  }
  return style;
}

/**
 * h1 to h6 over `heading`: what the level leaves out comes from `heading`, affixes too. As in glamour, a heading's
 * margin has no effect, and an indent token and a format are the level's own.
 */
export function headingLevel(heading: ElementStyle, level: ElementStyle): ElementStyle {
  const { margin: _1, indentToken: _2, format: _3, ...common } = heading;
  const { margin: _4, ...own } = level;
  const affixes = (['blockPrefix', 'blockSuffix', 'prefix', 'suffix'] as const).filter(
    (name) => !own[name] && common[name],
  );
  return { ...common, ...own, ...Object.fromEntries(affixes.map((name) => [name, common[name]])) };
}
