/** Where something stands in the author's files; `line` counts from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Something the author should mend. A warning never stops the show. */
export interface Problem extends Place {
  readonly level: 'error' | 'warning';
  /** One sentence: what is wrong and what to do about it. */
  readonly message: string;
  readonly column?: number;
  /** The source line it is about, as written. */
  readonly excerpt?: string;
}

/**
 * The front matter's settings, as `slides` knows them. Raw: dates and paging are not yet filled in.
 * An absent or null key falls back to its default, an explicit empty string hides the thing.
 */
export interface Settings {
  readonly theme: string;
  readonly author: string;
  readonly date: string;
  readonly paging: string;
}

export interface Slide {
  /** The slide's markdown: front matter, delimiters, BOM and CR are gone. */
  readonly markdown: string;
  /** Where its first line stands. */
  readonly source: Place;
  readonly settings: Settings;
}

/** A read deck. Slides are cut, not parsed: `content` parses one when it is first wanted. */
export interface Deck {
  readonly settings: Settings;
  /** Folder that relative paths of the deck start from. */
  readonly folder: string;
  readonly slides: readonly Slide[];
  readonly problems: readonly Problem[];
  /** Every file the deck came from, for the watcher. Empty for stdin. */
  readonly files: readonly string[];
}

/** What is on a slide, ready to be rendered. */
export interface SlideContent {
  readonly blocks: readonly Block[];
  readonly notes: readonly string[];
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'strikethrough'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly inlines: readonly Inline[] }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string }
  | { readonly kind: 'break' };

export type Alignment = 'left' | 'center' | 'right';

export interface ListItem {
  /** Absent: not a task. */
  readonly checked?: boolean;
  readonly blocks: readonly Block[];
}

export interface PanelRequest {
  readonly kind: string;
  /** Share of the room relative to its neighbours, > 0. */
  readonly share: number;
}

/** A demo on a slide: a placeholder that is resolved when it is shown. */
export interface PanelBlock {
  readonly kind: 'panel';
  readonly demo: string;
  /** Rows of panels, top to bottom; each row holds panels side by side. Empty: the demo's own choice. */
  readonly panels: readonly (readonly PanelRequest[])[];
  /** The fence's `input:` as YAML gave it, undefined if absent. */
  readonly input: unknown;
  /** Everything else in the fence. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly source: Place;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4 | 5 | 6; readonly inlines: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      /** First number of an ordered list. */
      readonly start: number;
      /** Tight items have no blank line between them. */
      readonly tight: boolean;
      readonly items: readonly ListItem[];
    }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'table';
      readonly alignments: readonly Alignment[];
      readonly header: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  /** Block art: its cells are shown untouched, never wrapped. */
  | { readonly kind: 'art'; readonly text: string }
  | { readonly kind: 'figlet'; readonly font: string; readonly text: string; readonly source: Place }
  | { readonly kind: 'html'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | PanelBlock;
