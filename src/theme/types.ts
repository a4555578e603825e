import type { Color, Style } from '../render/line.js';
import type { Ground } from './ground.js';

export type ElementName =
  | 'document'
  | 'block_quote'
  | 'paragraph'
  | 'list'
  | 'heading'
  | HeadingName
  | 'text'
  | 'strikethrough'
  | 'emph'
  | 'strong'
  | 'hr'
  | 'item'
  | 'enumeration'
  | 'task'
  | 'link'
  | 'link_text'
  | 'image'
  | 'image_text'
  | 'code'
  | 'code_block'
  | 'table'
  | 'definition_list'
  | 'definition_term'
  | 'definition_description'
  | 'html_block'
  | 'html_span'
  | OwnElementName;

/** Those that glamour does not know; a theme without them gets them from its other elements (see `makeTheme`). */
export type OwnElementName = 'banner' | AlertName | 'footnote';

export type AlertName = `alert_${'note' | 'tip' | 'important' | 'warning' | 'caution'}`;

export type HeadingName = 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6';

export type ChromaKey =
  | 'text'
  | 'error'
  | 'comment'
  | 'comment_preproc'
  | 'keyword'
  | 'keyword_reserved'
  | 'keyword_namespace'
  | 'keyword_type'
  | 'operator'
  | 'punctuation'
  | 'name'
  | 'name_builtin'
  | 'name_tag'
  | 'name_attribute'
  | 'name_class'
  | 'name_constant'
  | 'name_decorator'
  | 'name_exception'
  | 'name_function'
  | 'name_other'
  | 'literal'
  | 'literal_number'
  | 'literal_date'
  | 'literal_string'
  | 'literal_string_escape'
  | 'generic_deleted'
  | 'generic_emph'
  | 'generic_inserted'
  | 'generic_strong'
  | 'generic_subheading'
  | 'background';

/** A style that may also change the letters themselves. */
export interface TextStyle extends Style {
  readonly upper?: boolean;
  readonly lower?: boolean;
  readonly title?: boolean;
}

/**
 * What a theme says about one element, as glamour's JSON has it. An absent attribute is inherited,
 * `false` turns off what would be inherited (see `inherit`).
 */
export interface ElementStyle extends TextStyle {
  /** Before and after the element, in its parent's style. May hold line feeds. */
  readonly blockPrefix?: string;
  readonly blockSuffix?: string;
  /** Before and after the element's content, in its own style. */
  readonly prefix?: string;
  readonly suffix?: string;
  /** A Go template on `.text` (see `applyFormat`). */
  readonly format?: string;

  /** How often `indentToken` (a blank if absent) stands before each row. */
  readonly indent?: number;
  readonly indentToken?: string;
  /** Cells kept free on both sides. */
  readonly margin?: number;

  /** Lists: cells a nested list is indented by. */
  readonly levelIndent?: number;
  readonly ticked?: string;
  readonly unticked?: string;
  readonly centerSeparator?: string;
  readonly columnSeparator?: string;
  readonly rowSeparator?: string;
  /** Code blocks: name of a Chroma style, which `makeTheme` makes `chroma` of; `chroma` wins over it. */
  readonly theme?: string;
  readonly chroma?: Readonly<Partial<Record<ChromaKey, ElementStyle>>>;

  /** Headings and banners: a figlet font for big letters; empty: none, whatever `heading` says. */
  readonly font?: string;
  /** Headings and banners: colours from left to right, instead of `color` (see `gradientStyles`); empty: none. */
  readonly gradient?: readonly Color[];
}

export type ThemeElements = Readonly<Partial<Record<ElementName, ElementStyle>>>;

export interface Theme {
  readonly name: string;
  /** Every element; h1 to h6 already stand over `heading`. */
  readonly elements: Readonly<Record<ElementName, ElementStyle>>;
  /** The parts of the status row. */
  readonly status: { readonly author: Style; readonly date: Style; readonly paging: Style };
  /** Big letters and block art: the colour of titles without their background. */
  readonly accent: Style;
  /** False: the theme uses no colour, so nobody else may. */
  readonly colored: boolean;
  /** The ground it is made for; undefined: it has no colour, or is as legible on either. */
  readonly ground: Ground | undefined;
  /** True: whatever we draw ourselves must be ASCII. */
  readonly ascii: boolean;
}
