import { describe, expect, it } from 'vitest';
import type { Bitmap } from '../image/bitmap.js';
import { type Drawing, placementOf } from '../image/drawing.js';
import { quantised } from '../image/quantise.js';
import { bitmapOf, difference, scene } from '../image/testing/make.js';
import type { Placement } from './placement.js';
import { Screen } from './screen.js';
import { sixel } from './sixel.js';
import { type XtermImages, xtermCell, xtermWithImages } from './testing/xterm-images.js';

/* The screen with sixel pictures on a terminal that others made: xterm.js and its image add-on, as VS Code has it. */

const size = { columns: 30, rows: 10 };
const rows = (text: string): readonly string[] => Array.from({ length: size.rows }, (_, y) => `${text} ${y}`);

function pictureOf(
  columns: number,
  high: number,
): { readonly bitmap: Bitmap; at(row: number, column: number): Placement } {
  const [width, height] = [columns * xtermCell.width, high * xtermCell.height];
  const bitmap = bitmapOf(width, height, scene(width, height));
  const ink = {
    kind: 'inline',
    key: `${columns}×${high}`,
    bytes: sixel(quantised(bitmap, 256)),
    movesCursor: true,
  } as const;
  const drawing: Drawing = { columns, rows: high, lines: [], ink };
  return { bitmap, at: (row, column) => placementOf(drawing, row, column) as Placement };
}

async function stage(): Promise<{
  readonly terminal: XtermImages;
  paint(...paint: Parameters<Screen['paint']>): Promise<void>;
  readonly screen: Screen;
}> {
  const terminal = await xtermWithImages(size.columns, size.rows);
  await terminal.write('\x1b[?1049h\x1b[?7l');
  let bytes = '';
  const screen = new Screen(size, (more) => {
    bytes += more;
  });
  return {
    terminal,
    screen,
    paint: (...paint) => {
      bytes = '';
      screen.paint(...paint);
      return terminal.write(bytes);
    },
  };
}

describe('sixel pictures in xterm.js', () => {
  const picture = pictureOf(8, 3);

  it('look as they should, on their cells and no other', async () => {
    const { terminal, paint } = await stage();
    await paint(rows('a'), [picture.at(2, 5)]);
    const shown = terminal.at(4, 12);
    expect(shown && difference(shown, picture.bitmap)).toBeLessThan(12);
    expect(terminal.covered()).toBe(24);
    expect(
      [terminal.at(2, 5), terminal.at(1, 5), terminal.at(5, 5), terminal.at(2, 4), terminal.at(2, 13)].map(Boolean),
    ).toEqual([true, false, false, false, false]);
  });

  it('never scroll the screen, also as far down as they may stand', async () => {
    const { terminal, paint } = await stage();
    await paint(rows('a'), [picture.at(6, 5), picture.at(7, 18)]);
    expect(terminal.rows()).toEqual(rows('a').map((row, y) => (y >= 6 && y < 9 ? expect.stringContaining(row) : row)));
    expect(terminal.covered()).toBe(24);
  });

  it('are gone without a rest when they go or move', async () => {
    const { terminal, paint } = await stage();
    await paint(rows('a'), [picture.at(2, 5)]);
    await paint(rows('a'), [picture.at(3, 9)]);
    expect(terminal.covered()).toBe(24);
    expect([terminal.at(2, 9), terminal.at(5, 16)].map(Boolean)).toEqual([false, true]);
    await paint(rows('a'), []);
    expect(terminal.covered()).toBe(0);
  });

  it('are whole again after a row of theirs was written', async () => {
    const { terminal, paint } = await stage();
    await paint(rows('a'), [picture.at(2, 5)]);
    await paint(rows('a').with(3, 'else'));
    expect(terminal.covered()).toBe(24);
  });
});
