import type { Color } from '../render/line.js';
import type { DeckCommand } from './commands.js';

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
 * The front matter's settings. Raw: dates and paging are not yet filled in. An absent or null key falls back to its
 * default, an explicit empty string hides the thing.
 */
export interface Settings {
  readonly theme: string;
  readonly author: string;
  readonly date: string;
  readonly paging: string;
  /** A folder of demos of the deck's own, relative to the deck's file. */
  readonly demos?: string;
  /** What a title slide is made of (presenterm's names), as markdown. */
  readonly title?: string;
  readonly sub_title?: string;
  readonly event?: string;
  readonly location?: string;
  readonly footer?: Footer;
  /** Cells that the content takes at most; where it stands if the terminal is wider. */
  readonly max_columns?: number;
  readonly max_columns_alignment?: Alignment;
  readonly vertical_alignment?: VerticalAlignment;
  readonly incremental_lists?: boolean;
  /** Comments that do not begin so are no commands. */
  readonly command_prefix?: string;
  /** Line feeds between the items of a list, 1 to 10. */
  readonly list_item_newlines?: number;
}

/** The parts of the row under the slide; an absent one is what it always is, an empty one hides it. */
export interface Footer {
  readonly left?: string;
  readonly center?: string;
  readonly right?: string;
}

/** The lines of a text that come from one file: from the line `start` of the text on, counted from 0. */
export interface LineRun {
  readonly start: number;
  readonly source: Place;
}

export interface Slide {
  /** The slide's markdown: front matter, delimiters, BOM and CR are gone. */
  readonly markdown: string;
  /** Where its first line stands. */
  readonly source: Place;
  readonly settings: Settings;
  /** Where its lines stand if not all are in one place, as with includes. */
  readonly runs?: readonly LineRun[];
  /** presenterm's way: underlined headings are the titles of slides. */
  readonly underlinedTitles?: boolean;
}

/** A read deck. Slides are cut, not parsed: `content` parses one when it is first wanted. */
export interface Deck {
  readonly settings: Settings;
  /** Folder that relative paths of the deck start from. */
  readonly folder: string;
  readonly slides: readonly Slide[];
  readonly problems: readonly Problem[];
  /** Commands whose output is part of the deck: its author wants them run (see `mayRunCommands`). Absent: none. */
  readonly commands?: readonly DeckCommand[];
  /** Every file the deck came from, for the watcher: included ones too. Empty for stdin. */
  readonly files: readonly string[];
}

/** What is on a slide, ready to be rendered. */
export interface SlideContent {
  readonly blocks: readonly Block[];
  readonly notes: readonly string[];
  /** How often one goes on within the slide before all of it is there: 0 for most. */
  readonly steps: number;
  /** What the slide says of itself, over the deck's settings. */
  readonly own: OwnSettings;
  /** What its author should mend, and what is shown all the same. */
  readonly problems: readonly Problem[];
}

export interface OwnSettings {
  /** False: nothing stands in the row under the slide. */
  readonly footer?: Footer | false;
  readonly max_columns?: number;
  readonly vertical_alignment?: VerticalAlignment;
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'strikethrough'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly inlines: readonly Inline[] }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string }
  /** `<span style="color: …">`. */
  | {
      readonly kind: 'colored';
      readonly color?: Color;
      readonly background?: Color;
      readonly inlines: readonly Inline[];
    }
  /** The mark of a footnote: its number, from 1. */
  | { readonly kind: 'footnote'; readonly number: number }
  | { readonly kind: 'break' };

export type Alignment = 'left' | 'center' | 'right';
export type VerticalAlignment = 'top' | 'center' | 'bottom';

export interface ListItem {
  /** Absent: not a task. */
  readonly checked?: boolean;
  readonly blocks: readonly Block[];
  /** See `Placing`. */
  readonly step?: number;
}

/** Lines of a code block, from 1, both ends included; `all` of them. */
export type LineGroup = 'all' | readonly { readonly from: number; readonly to: number }[];

export interface CodeLook {
  readonly lineNumbers: boolean;
  readonly noBackground: boolean;
  /** The number of the first line. */
  readonly firstLine: number;
  /** The lines that are lit, step by step; none: all of them, always. */
  readonly groups: readonly LineGroup[];
  /** The step of the first group; absent: the one in which the code appears. */
  readonly litFrom?: number;
}

/** How large a picture is wished to be: a share of the room's width (0 to 1), or cells. */
export type PictureSize =
  | { readonly kind: 'natural' }
  | { readonly kind: 'share'; readonly width: number }
  | { readonly kind: 'cells'; readonly columns: number; readonly rows?: number };

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

export type AlertKind = 'note' | 'tip' | 'important' | 'warning' | 'caution';

/** How a block stands on its slide. */
export interface Placing {
  /** The step from which on it is there; absent: from the first. */
  readonly step?: number;
  /** Absent: as blocks of its kind stand if nobody says how, pictures in the middle and all else on the left. */
  readonly alignment?: Alignment;
}

export type Block = BlockBody & Placing;

type BlockBody =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4 | 5 | 6; readonly inlines: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      /** First number of an ordered list. */
      readonly start: number;
      /** Tight items have no blank line between them. */
      readonly tight: boolean;
      /** Blank lines between two items; absent: 0 in a tight list, 1 in another. */
      readonly spacing?: number;
      readonly items: readonly ListItem[];
    }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'alert'; readonly alert: AlertKind; readonly title: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'table';
      readonly alignments: readonly Alignment[];
      readonly header: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | {
      readonly kind: 'code';
      readonly language: string;
      readonly text: string;
      readonly look: CodeLook;
      readonly source: Place;
    }
  /** A file, or lines of it, shown as code. */
  | {
      readonly kind: 'file';
      /** Absolute. */
      readonly path: string;
      /** The last part of the path, which stands for it in messages. */
      readonly name: string;
      /** Empty: by the file's name. */
      readonly language: string;
      /** From 1, both ends included; absent: to the file's own. */
      readonly from?: number;
      readonly to?: number;
      readonly look: CodeLook;
      readonly source: Place;
    }
  | { readonly kind: 'diagram'; readonly text: string; readonly source: Place }
  | {
      readonly kind: 'image';
      /** Absolute. */
      readonly path: string;
      /** As it is written in the deck. */
      readonly name: string;
      readonly alt: string;
      readonly size: PictureSize;
      readonly source: Place;
    }
  /** Block art: its cells are shown untouched, never wrapped. */
  | { readonly kind: 'art'; readonly text: string }
  | {
      readonly kind: 'figlet';
      /** Empty: the theme's. */
      readonly font: string;
      /** Colours from left to right, instead of the theme's. */
      readonly gradient: readonly Color[];
      readonly text: string;
      readonly source: Place;
    }
  | { readonly kind: 'html'; readonly text: string }
  | {
      readonly kind: 'definitions';
      readonly items: readonly {
        readonly term: readonly Inline[];
        readonly descriptions: readonly (readonly Block[])[];
      }[];
    }
  /** In the order of their numbers, which begin at 1. */
  | { readonly kind: 'footnotes'; readonly notes: readonly (readonly Block[])[] }
  /** So many blank rows. */
  | { readonly kind: 'gap'; readonly rows: number }
  /** What follows begins in the middle of the screen. */
  | { readonly kind: 'middle' }
  | { readonly kind: 'columns'; readonly columns: readonly Column[] }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | PanelBlock;

export interface Column {
  /** Its width relative to its neighbours', > 0. */
  readonly share: number;
  readonly blocks: readonly Block[];
}
