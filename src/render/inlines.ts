import type { Inline } from '../deck/types.js';
import { inherit } from '../theme/cascade.js';
import { applyFormat, titleCase } from '../theme/format.js';
import type { ElementStyle, TextStyle, Theme } from '../theme/types.js';
import { shown } from './cells.js';
import { footnoteMark } from './footnote-mark.js';
import type { Line, Span } from './line.js';
import { linkTarget, plainText, sameAddress } from './link.js';
import { append, joined } from './spans.js';
import { gluedBlank, wrap } from './wrap.js';

/** Styled text, a row for each hard break in it, not yet wrapped. */
export function inlineRows(inlines: readonly Inline[], theme: Theme, style: TextStyle): readonly Line[] {
  const writer = new InlineWriter(theme);
  writer.inlines(inlines, style);
  return writer.rows;
}

/** Wraps each row for itself; an empty one between others stays. */
export function wrapRows(rows: readonly Line[], width: number): readonly Line[] {
  if (rows.length === 1) return wrap(rows[0] ?? [], width);
  return rows.flatMap((row) => (row.length > 0 ? wrap(row, width) : [row]));
}

/** Text as it is drawn in a style: with its letters changed and nothing in it that drives the terminal. */
export function drawn(text: string, style: TextStyle): string {
  let result = text;
  if (style.upper) result = result.toUpperCase();
  if (style.lower) result = result.toLowerCase();
  if (style.title) result = titleCase(result);
  return shown(result);
}

/** An affix of a theme: its blanks are part of it, no places to break. */
function affix(text: string, style: TextStyle): Span {
  return { text: drawn(text, style).replaceAll(' ', gluedBlank), style };
}

/** Rows with an affix before the first and after the last, in the same style. */
export function affixed(
  rows: readonly Line[],
  prefix: string | undefined,
  suffix: string | undefined,
  style: TextStyle,
): readonly Line[] {
  if (!prefix && !suffix) return rows;
  return rows.map((row, index) =>
    joined(
      prefix && index === 0 ? [affix(prefix, style)] : [],
      row,
      suffix && index === rows.length - 1 ? [affix(suffix, style)] : [],
    ),
  );
}

class InlineWriter {
  readonly #theme: Theme;
  readonly #rows: Span[][] = [[]];

  constructor(theme: Theme) {
    this.#theme = theme;
  }

  get rows(): readonly Line[] {
    return this.#rows;
  }

  inlines(inlines: readonly Inline[], style: TextStyle): void {
    for (const inline of inlines) this.#inline(inline, style);
  }

  #inline(inline: Inline, style: TextStyle): void {
    const { elements } = this.#theme;
    switch (inline.kind) {
      case 'text':
        this.#leaf(inline.text, elements.text, style);
        break;
      case 'code':
        this.#leaf(inline.text, elements.code, style);
        break;
      case 'strong':
        this.#element(elements.strong, style, (own) => this.inlines(inline.inlines, own));
        break;
      case 'emphasis':
        this.#element(elements.emph, style, (own) => this.inlines(inline.inlines, own));
        break;
      case 'strikethrough':
        this.#element(elements.strikethrough, style, (own) => this.inlines(inline.inlines, own));
        break;
      case 'link':
        this.#link(inline.url, inline.inlines, style);
        break;
      case 'image':
        this.#image(inline.url, inline.alt, style);
        break;
      case 'colored':
        this.#colored(inline, style);
        break;
      case 'footnote':
        this.#footnote(inline.number, style);
        break;
      case 'break':
        this.#rows.push([]);
    }
  }

  /** Block affixes stand in the parent's style, prefix and suffix in the element's own. */
  #element(element: ElementStyle, style: TextStyle, content: (own: TextStyle) => void): void {
    const own = inherit(style, element);
    this.#affix(element.blockPrefix, style);
    this.#affix(element.prefix, own);
    content(own);
    this.#affix(element.suffix, own);
    this.#affix(element.blockSuffix, style);
  }

  #leaf(text: string, element: ElementStyle, style: TextStyle): void {
    this.#element(element, style, (own) => this.#text(element.format ? applyFormat(element.format, text) : text, own));
  }

  /** Text and address, as glamour has it; the address alone where the text says the same. */
  #link(url: string, inlines: readonly Inline[], style: TextStyle): void {
    const { link, link_text } = this.#theme.elements;
    const target = linkTarget(url);
    const clickable = target === undefined ? style : { ...style, link: target };
    const text = plainText(inlines);
    if (text.trim() === '' || sameAddress(text, url)) {
      this.#leaf(text.trim() === '' ? url : text, link, clickable);
      return;
    }
    this.#element(link_text, clickable, (own) => this.inlines(inlines, own));
    if (url === '' || url.startsWith('#')) return;
    this.#text(' ', style);
    this.#leaf(url, link, clickable);
  }

  /** Colours that the author names: none in a theme that has none, where they could not be read. */
  #colored({ color, background, inlines }: Extract<Inline, { kind: 'colored' }>, style: TextStyle): void {
    const own = {
      ...(color === undefined ? {} : { color }),
      ...(background === undefined ? {} : { background }),
    };
    this.inlines(inlines, this.#theme.colored ? inherit(style, own) : style);
  }

  #footnote(number: number, style: TextStyle): void {
    const own = inherit(style, this.#theme.elements.footnote);
    this.#append(footnoteMark(number, this.#theme.ascii), own);
  }

  #image(url: string, alt: string, style: TextStyle): void {
    const { image, image_text } = this.#theme.elements;
    const target = linkTarget(url);
    const clickable = target === undefined ? style : { ...style, link: target };
    if (alt !== '') {
      this.#leaf(alt, image_text, clickable);
      if (url !== '') this.#text(' ', style);
    }
    if (url !== '') this.#leaf(url, image, clickable);
  }

  /** A line feed within text is a blank: paragraphs flow. */
  #text(text: string, style: TextStyle): void {
    this.#append(drawn(text.includes('\n') ? text.replace(/\r?\n/g, ' ') : text, style), style);
  }

  #affix(text: string | undefined, style: TextStyle): void {
    if (!text) return;
    text.split('\n').forEach((part, index) => {
      if (index > 0) this.#rows.push([]);
      this.#append(affix(part, style).text, style);
    });
  }

  #append(text: string, style: TextStyle): void {
    const row = this.#rows.at(-1);
    if (row) append(row, text, style);
  }
}
