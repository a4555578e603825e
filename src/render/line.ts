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

/** Whether both say the same in the very same styles. */
export function sameLine(one: Line, other: Line): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  return one.every(({ text, style }, index) => text === other[index]?.text && style === other[index]?.style);
}

const shiftedLines = new WeakMap<Line, { readonly by: number; readonly line: Line }>();

/** The line with so many cells before it: the same object each time, for the same line. */
export function shifted(line: Line, by: number): Line {
  if (line.length === 0 || by === 0) return line;
  const before = shiftedLines.get(line);
  if (before?.by === by) return before.line;
  const made: Line = [{ text: ' '.repeat(by), style: plain }, ...line];
  shiftedLines.set(line, { by, line: made });
  return made;
}
