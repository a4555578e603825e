import type { Fold } from './folds.js';
import { roundSpan } from './span.js';

/** Where times stand: columns count from 0 at the left of what is seen; those that are not seen are below 0 or too high. */
export interface Scale {
  readonly width: number;
  /** ms that a cell takes where time is drawn. */
  readonly perCell: number;
  readonly folds: readonly FoldPlace[];
  /** The stretches that are drawn, in order. */
  readonly pieces: readonly Piece[];
  readonly column: (at: number) => number;
}

export interface FoldPlace extends Fold {
  /** Its first column; it takes `cells`. */
  readonly column: number;
  readonly cells: number;
}

export interface Piece {
  readonly from: number;
  readonly to: number;
  /** Cells from the left of what is seen to `from`. */
  readonly x: number;
}

/** What part of an axis is looked at. */
export type Sight =
  | { readonly kind: 'newest' }
  /** So many half widths before the newest. */
  | { readonly kind: 'back'; readonly by: number }
  | { readonly kind: 'at'; readonly at: number };

export interface Extent {
  readonly start: number;
  /** Where the newest stands. */
  readonly now: number;
  /** In order, without overlap. */
  readonly folds: readonly Fold[];
  /** ms that are drawn, and those that stay free for what comes. */
  readonly drawn: number;
  /** Below this the axis is never shorter, ms. */
  readonly least: number;
}

/** With both marks, and room for a duration between them: one that grows must not need more. */
const foldWidths = [10, 8, 2] as const;

/** `zoom`: each step halves the time that is seen. */
export function scaleOf(extent: Extent, width: number, zoom: number, sight: Sight): Scale {
  const folds = fewer(extent.folds, Math.floor(width / 6));
  const cells = foldWidths.find((wide) => folds.length * (wide + 1) <= (2 * width) / 3) ?? 2;
  const lost = folds.length * (cells + 1);
  const merged = hidden(extent.folds, folds);
  const perCell =
    roundSpan(Math.max(extent.least, extent.drawn - merged)) / (Math.max(1, width - 1 - lost) * 2 ** zoom);
  const laid = layOut(extent.start, folds, cells, perCell);
  const offset = offsetOf((at) => columnOf(laid, at), extent.now, width, zoom, sight);
  const pieces = laid.map((piece) => ({ ...piece, x: piece.x - offset }));
  return {
    width,
    perCell,
    pieces,
    folds: folds.map((fold, index) => {
      const piece = pieces[index];
      const x = piece === undefined ? 0 : piece.x + (piece.to - piece.from) / perCell;
      return { ...fold, cells, column: Math.floor(x) + 1 };
    }),
    column: (at) => Math.floor(columnOf(laid, at) - offset),
  };

  function columnOf(all: readonly Piece[], at: number): number {
    let low = 0;
    let high = all.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((all[middle]?.from ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const piece = all[low];
    if (piece === undefined) return 0;
    // Within a fold is what stands at its end.
    return at <= piece.to ? piece.x + Math.max(0, at - piece.from) / perCell : (all[low + 1]?.x ?? piece.x);
  }
}

/** Where there are too many folds to be seen, what was first becomes one. */
function fewer(folds: readonly Fold[], most: number): readonly Fold[] {
  const first = folds[0];
  if (folds.length <= most || first === undefined) return folds;
  const kept = folds.slice(folds.length - Math.max(1, most));
  const head = kept[0] ?? first;
  return [{ from: first.from, to: head.to }, ...kept.slice(1)];
}

/** ms that were drawn between folds which became one. */
function hidden(all: readonly Fold[], kept: readonly Fold[]): number {
  const sum = (folds: readonly Fold[]): number => folds.reduce((total, { from, to }) => total + to - from, 0);
  return sum(kept) - sum(all);
}

function layOut(start: number, folds: readonly Fold[], cells: number, perCell: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = start;
  let x = 0;
  for (const fold of folds) {
    pieces.push({ from, to: fold.from, x });
    x += (fold.from - from) / perCell + cells + 1;
    from = fold.to;
  }
  return [...pieces, { from, to: Number.POSITIVE_INFINITY, x }];
}

/** Cells from the axis' left to what is seen. It moves by half a width at a time, so that columns rest. */
function offsetOf(place: (at: number) => number, now: number, width: number, zoom: number, sight: Sight): number {
  if (zoom === 0) return 0;
  const half = Math.max(1, Math.floor(width / 2));
  const newest = Math.max(0, Math.ceil((Math.floor(place(now)) - (width - 2)) / half)) * half;
  switch (sight.kind) {
    case 'newest':
      return newest;
    case 'back':
      return Math.max(0, newest - sight.by * half);
    case 'at':
      return Math.min(newest, Math.max(0, Math.floor(place(sight.at) - width / 3)));
  }
}
