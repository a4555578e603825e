import type { PanelSize, Room } from './panel.js';

/** Something that wants room in the frame. */
export interface Guest<T> {
  readonly panel: T;
  /** Share of the width relative to its neighbours, > 0; of a panel that has none, what weighs its share of the rows. */
  readonly share: number;
  readonly size: PanelSize;
}

export interface Slot<T> {
  readonly panel: T;
  /** Cells from the frame's left to the first cell of its text. */
  readonly x: number;
  /** Cells of its text, without the blank at either side. */
  readonly width: number;
}

/** Panels side by side. */
export interface Band<T> {
  readonly slots: readonly Slot<T>[];
  readonly height: number;
}

export interface Layout<T> {
  readonly bands: readonly Band<T>[];
  /** Panels that there was no room for. */
  readonly hidden: number;
}

/** Narrower than this, neighbours are put one below the other. */
const leastColumn = 22;

/**
 * Shares the inside of a frame (`room` is the whole frame's width and the rows between its edges). It depends on
 * nothing but the sizes that the panels ask for, so that it stays as it is while they draw.
 */
export function layOut<T>(rows: readonly (readonly Guest<T>[])[], room: Room): Layout<T> {
  const wanted = rows.flatMap((row) => bandsOf(row, room.width));
  const kept = wanted.slice(0, countFitting(wanted, room.height));
  const heights = shareHeights(kept, room.height - (kept.length - 1));
  return {
    bands: kept.map(({ slots }, index) => ({ slots, height: heights[index] ?? 0 })),
    hidden: wanted.slice(kept.length).reduce((sum, { slots }) => sum + slots.length, 0),
  };
}

interface WantedBand<T> {
  readonly slots: readonly Slot<T>[];
  readonly size: PanelSize;
}

function bandsOf<T>(row: readonly Guest<T>[], width: number): readonly WantedBand<T>[] {
  if (row.length === 0) return [];
  const slots = sideBySide(row, width);
  if (row.length === 1 || slots.every((slot) => slot.width >= leastColumn)) return [{ slots, size: sizeOf(row) }];
  return row.flatMap((guest) => bandsOf([guest], width));
}

function sideBySide<T>(row: readonly Guest<T>[], width: number): readonly Slot<T>[] {
  // A wall at either end and between neighbours, a blank on each side of every text.
  const cells = width - (row.length + 1) - 2 * row.length;
  const total = row.reduce((sum, guest) => sum + guest.share, 0);
  const slots: Slot<T>[] = [];
  let shared = 0;
  let used = 0;
  for (const guest of row) {
    shared += guest.share;
    const end = Math.round((cells * shared) / total);
    slots.push({ panel: guest.panel, x: 2 + used + 3 * slots.length, width: end - used });
    used = end;
  }
  return slots;
}

/** The largest of the row; one that is alone gets more rows, or fewer, by its share. */
function sizeOf<T>(row: readonly Guest<T>[]): PanelSize {
  const share = row.length === 1 ? (row[0]?.share ?? 1) : 1;
  return {
    least: Math.max(...row.map(({ size }) => size.least)),
    fair: Math.max(...row.map(({ size }) => size.fair)),
    worth: share * Math.max(...row.map(({ size }) => size.worth)),
  };
}

/** Bands come in the author's order: the first ones stay. One is always shown. */
function countFitting<T>(bands: readonly WantedBand<T>[], height: number): number {
  let used = 0;
  let count = 0;
  for (const { size } of bands) {
    used += size.least + (count === 0 ? 0 : 1);
    if (count > 0 && used > height) break;
    count++;
  }
  return count;
}

function shareHeights<T>(bands: readonly WantedBand<T>[], height: number): readonly number[] {
  const heights = bands.map(({ size }) => size.least);
  let left = height - heights.reduce((sum, rows) => sum + rows, 0);
  if (left < 0) return heights.map((rows) => Math.max(0, rows + left));
  for (let given = true; given && left > 0; ) {
    given = false;
    for (const [index, { size }] of bands.entries()) {
      const rows = heights[index] ?? 0;
      if (left === 0 || rows >= size.fair) continue;
      heights[index] = rows + 1;
      left--;
      given = true;
    }
  }
  const worth = bands.reduce((sum, { size }) => sum + size.worth, 0);
  const last = bands.length - 1;
  let shared = 0;
  let used = 0;
  for (const [index, { size }] of bands.entries()) {
    shared += size.worth;
    const end = worth === 0 ? (index === last ? left : 0) : Math.round((left * shared) / worth);
    heights[index] = (heights[index] ?? 0) + end - used;
    used = end;
  }
  return heights;
}
