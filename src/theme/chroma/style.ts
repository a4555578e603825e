import type { Color } from '../../render/line.js';
import { groundOf } from '../ground.js';
import type { ChromaKey, ElementStyle } from '../types.js';
import { styleLines } from './styles.js';

type Chroma = NonNullable<ElementStyle['chroma']>;

export function chromaStyleNames(): readonly string[] {
  return Array.from(styleLines().matchAll(/^\S+/gm), ([name]) => name);
}

/** A style of Chroma as `code_block.chroma` would have it. Undefined: there is none of that name. */
export function chromaStyle(name: string): Chroma | undefined {
  const line = /^[\w-]+$/.test(name) ? new RegExp(`^${name} (.*)$`, 'm').exec(styleLines())?.[1] : undefined;
  if (line === undefined) return undefined;
  const [background = none, text = none, ...groups] = line.split(' ');
  const chroma: Partial<Record<ChromaKey, ElementStyle>> = {};
  if (background !== none) chroma.background = { background: `#${background}` };
  const color = text === none ? colorOn(background) : text;
  if (color !== none) chroma.text = { color: `#${color}` };
  for (const group of groups) {
    const [look = '', keys = ''] = group.split(':');
    const style = styleOf(look);
    for (const key of keys.split(',')) chroma[keyOf(key)] = style;
  }
  return chroma;
}

const none = '-';

/** Text without a colour would take that of the slide, which need not be legible on the background of the style. */
function colorOn(background: string): string {
  if (background === none) return none;
  return groundOf(`#${background}`) === 'light' ? '000000' : 'ffffff';
}

/** `rrggbb@rrggbb+b-i`: colour, background, bold on and italic off; each of them may be missing. */
function styleOf(look: string): ElementStyle {
  const [, color, background, flags = ''] = /^([\da-f]{6})?(?:@([\da-f]{6}))?(.*)$/.exec(look) ?? [];
  const names = { b: 'bold', i: 'italic', u: 'underline' } as const;
  const style: { -readonly [name in keyof ElementStyle]: ElementStyle[name] } = {};
  if (color) style.color = `#${color}` satisfies Color;
  if (background) style.background = `#${background}` satisfies Color;
  for (const [, sign, letter] of flags.matchAll(/([+-])([biu])/g))
    style[names[letter as keyof typeof names]] = sign === '+';
  return style;
}

/** The initials that stand for a key. */
function keyOf(initials: string): ChromaKey {
  const keys: Readonly<Record<string, ChromaKey>> = {
    e: 'error',
    c: 'comment',
    cp: 'comment_preproc',
    k: 'keyword',
    kr: 'keyword_reserved',
    kn: 'keyword_namespace',
    kt: 'keyword_type',
    o: 'operator',
    p: 'punctuation',
    n: 'name',
    nb: 'name_builtin',
    nt: 'name_tag',
    na: 'name_attribute',
    nc: 'name_class',
    nk: 'name_constant',
    nd: 'name_decorator',
    ne: 'name_exception',
    nf: 'name_function',
    no: 'name_other',
    l: 'literal',
    ln: 'literal_number',
    ld: 'literal_date',
    ls: 'literal_string',
    lse: 'literal_string_escape',
    gd: 'generic_deleted',
    ge: 'generic_emph',
    gi: 'generic_inserted',
    gs: 'generic_strong',
    gh: 'generic_subheading',
  };
  return keys[initials] ?? 'text';
}
