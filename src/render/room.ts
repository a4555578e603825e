import type { Block } from '../deck/types.js';
import { inherit } from '../theme/cascade.js';
import type { ElementStyle, TextStyle, Theme } from '../theme/types.js';
import { cellWidth, padTo, shown, splitAt } from './cells.js';
import { type Line, plain, type Span } from './line.js';
import { blanksShow, joined, trimmed } from './spans.js';
import type { RenderTools } from './tools.js';

/** Where a block is drawn. */
export interface Room {
  readonly theme: Theme;
  /** Cells, at least 1. */
  readonly width: number;
  /** What text looks like here if nothing else says so. */
  readonly style: TextStyle;
  readonly tools: RenderTools;
  /** What belongs to a later step is not there yet, but its room is kept. */
  readonly step: number;
  /** How many lists this is inside of. */
  readonly lists: number;
}

/** So many cells stay free for the content, whatever indents, margins and markers ask for. */
const leastWidth = 4;

/** What an indent of `wanted` cells comes down to in a narrow room. */
export function indentWithin(width: number, wanted: number): number {
  return Math.max(0, Math.min(wanted, width - leastWidth));
}

/** A room inside another one. */
export interface Frame {
  readonly room: Room;
  /** Cells before the content. */
  readonly left: number;
  readonly border: Border;
}

/** How rows that were drawn for a room inside of another stand in the outer one. */
export interface Border {
  /** What stands before each. */
  readonly lead: Line;
  /** A background that goes on to the end of the room, so many cells. */
  readonly fill?: { readonly width: number; readonly style: TextStyle };
}

export function bordered({ lead, fill }: Border, lines: readonly Line[]): readonly Line[] {
  const filled = fill ? lines.map((line) => padTo(line, fill.width, fill.style)) : lines;
  return lead.length === 0 ? filled : filled.map((line) => trimmed(joined(lead, line)));
}

export interface FrameOptions {
  /** Instead of the element's own. */
  readonly indent?: number;
  /** False: the content may use the margin on the right. */
  readonly rightMargin?: boolean;
  /** False: a background ends with the text. */
  readonly fill?: boolean;
}

/** The room that margin, indent and indent token of an element leave. */
export function frame(own: ElementStyle, outer: Room, options: FrameOptions = {}): Frame {
  const style = inherit(outer.style, own);
  const margin = own.margin ?? 0;
  const token = shown(own.indentToken ?? ' ').repeat(options.indent ?? own.indent ?? 0);
  const wanted = ' '.repeat(margin) + token;
  const left = indentWithin(outer.width, cellWidth(wanted));
  const [text] = splitAt(wanted, left);
  const lead: Line = joined(
    text.trim() === '' ? [] : [{ text, style: outer.style }],
    blanks(left - (text.trim() === '' ? 0 : cellWidth(text)), outer.style),
  );
  const right = options.rightMargin === false ? 0 : indentWithin(outer.width - left, margin);
  const width = Math.max(1, outer.width - left - right);
  const fill = options.fill !== false && blanksShow(style);
  return {
    room: { ...outer, style, width },
    left,
    border: { lead: left === 0 ? [] : lead, ...(fill ? { fill: { width, style } } : {}) },
  };
}

/** Draws inside the frame of an element. */
export function framed(
  own: ElementStyle,
  outer: Room,
  draw: (room: Room) => readonly Line[],
  options?: FrameOptions,
): readonly Line[] {
  const { room, border } = frame(own, outer, options);
  return bordered(border, draw(room));
}

/** Draws blocks inside of others; handed down, because blocks hold blocks. */
export type DrawBlocks = (blocks: readonly Block[], room: Room) => readonly Line[];

export const blankLine: Line = [];

/** Rows with the same lead before each, but another one before the first. */
export function led(lines: readonly Line[], first: Line, rest: Line): readonly Line[] {
  return lines.map((line, index) => trimmed(joined(index === 0 ? first : rest, line)));
}

export function blanks(cells: number, style: TextStyle): readonly Span[] {
  return cells > 0 ? [{ text: ' '.repeat(cells), style: blanksShow(style) ? style : plain }] : [];
}
