import { inherit } from '../theme/cascade.js';
import { contrast } from '../theme/contrast.js';
import type { ChromaKey, ElementStyle, TextStyle } from '../theme/types.js';
import type { Style } from './line.js';

/** What the tokens of a code block look like. */
export interface CodeStyles {
  /** What nothing is known of, and blanks. */
  readonly base: TextStyle;
  /** Line numbers, marks of ours, and lines that are not meant at the moment. */
  readonly quiet: TextStyle;
  /** Whether the block has a background of its own. */
  readonly boxed: boolean;
  /** True: all tokens look alike. */
  readonly plain: boolean;
  of(key: ChromaKey | undefined): TextStyle;
  /** The same for a line that is lit beside others that are not, see `isLit`. */
  lit(key: ChromaKey | undefined): TextStyle;
}

const litStyles = new WeakSet<Style>();

/** Whether text of this style belongs to a lit line: so a step's lines are found among the rows of a slide. */
export function isLit(style: Style): boolean {
  return litStyles.has(style);
}

const made = new WeakMap<Style, WeakMap<ElementStyle, Map<boolean, CodeStyles>>>();

/**
 * The styles of code inside of text that looks like `outer`. As in Chroma, a key inherits from the wider ones, `text`
 * and `background` (keyword_type from keyword).
 */
export function codeStyles(outer: TextStyle, own: ElementStyle, noBackground: boolean): CodeStyles {
  const byElement = made.get(outer) ?? new WeakMap<ElementStyle, Map<boolean, CodeStyles>>();
  made.set(outer, byElement);
  const both = byElement.get(own) ?? new Map<boolean, CodeStyles>();
  byElement.set(own, both);
  const styles = both.get(noBackground) ?? create(outer, own, noBackground);
  both.set(noBackground, styles);
  return styles;
}

function create(outer: TextStyle, own: ElementStyle, noBackground: boolean): CodeStyles {
  const chroma = own.chroma ?? {};
  const block = noBackground ? withoutBackground(own) : own;
  const text = (noBackground ? chroma.text && withoutBackground(chroma.text) : chroma.text) ?? {};
  const painted = laid(outer, [block, chroma.background ?? {}, text]);
  const unpainted = laid(outer, [block, withoutBackground(chroma.background ?? {}), text]);
  const base = noBackground || !legible(painted, chroma) ? unpainted : painted;
  const styles = new Map<ChromaKey, TextStyle>();
  const lit = new Map<TextStyle, TextStyle>();
  const { color } = inherit(base, chroma.comment ?? {});
  return {
    base,
    quiet: inherit(base, color === undefined || color === base.color ? { faint: true } : { color }),
    boxed: base.background !== undefined && base.background !== outer.background,
    plain: Object.keys(chroma).length === 0,
    of(key) {
      if (key === undefined) return base;
      let style = styles.get(key);
      if (!style) {
        style = wider(key).reduce((parent, name) => inherit(parent, chroma[name] ?? {}), base);
        styles.set(key, style);
      }
      return style;
    },
    lit(key) {
      const style = this.of(key);
      let own = lit.get(style);
      if (!own) {
        own = { ...style };
        litStyles.add(own);
        lit.set(style, own);
      }
      return own;
    },
  };
}

function laid(outer: TextStyle, elements: readonly ElementStyle[]): TextStyle {
  return elements.reduce<TextStyle>((style, element) => inherit(style, element), outer);
}

/**
 * glamour itself never paints the background of `chroma`, and it can be seen: its light theme asks for a dark one
 * under dark text, its dark theme for one on which comments can't be read. Such a one is not painted here either.
 */
function legible({ color, background }: TextStyle, chroma: NonNullable<ElementStyle['chroma']>): boolean {
  if (background === undefined) return true;
  const own = Object.values(chroma).filter((style) => style.background === undefined);
  return [color, ...own.map((style) => style.color)].every(
    (one) => one === undefined || contrast(one, background) >= leastContrast,
  );
}

const leastContrast = 3;

/** The key and those that it inherits from, the widest first. */
function wider(key: ChromaKey): readonly ChromaKey[] {
  const words = key.split('_');
  return words.map((_, index) => words.slice(0, index + 1).join('_') as ChromaKey);
}

function withoutBackground(style: ElementStyle): ElementStyle {
  const { background: _, ...rest } = style;
  return rest;
}

const frames = new WeakMap<ElementStyle, ElementStyle>();

/**
 * The element as it frames a block with a background: a cell of its margin is inside of the background, so that the
 * code stands where it would stand without.
 */
export function boxFrame(own: ElementStyle): ElementStyle {
  let frame = frames.get(own);
  if (!frame) {
    frame = { ...own, margin: Math.max(0, (own.margin ?? 0) - 1) };
    frames.set(own, frame);
  }
  return frame;
}
