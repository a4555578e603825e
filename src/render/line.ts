/** A palette index (0–255) or a `#rrggbb` value, as glamour themes write them. */
export type Color = number | `#${string}`;

/** How a run of text looks. Absent means: as the terminal's default. */
export interface Style {
  readonly color?: Color;
  readonly background?: Color;
  readonly bold?: boolean;
  readonly faint?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly crossedOut?: boolean;
  readonly overlined?: boolean;
  readonly inverse?: boolean;
  readonly conceal?: boolean;
  readonly blink?: boolean;
  /** Target of an OSC 8 hyperlink. */
  readonly link?: string;
}

/** Text of one style: no control characters, no line feeds, no tabs (see `shown` in `cells`). */
export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** One row of the screen, at most as wide as the room it was made for; trailing blanks are not kept. */
export type Line = readonly Span[];

export const plain: Style = {};
