import { describe, expect, it } from 'vitest';
import type { Bitmap } from '../image/bitmap.js';
import { encodePng } from '../image/png-encode.js';
import { quantised } from '../image/quantise.js';
import { bitmapOf, difference, pixel, quarters, scene } from '../image/testing/make.js';
import { inlineImage } from './iterm2.js';
import { free, place, sendImage, showByPlaceholders, takeAway } from './kitty.js';
import { canCarry, type Route } from './multiplexer.js';
import { sixel } from './sixel.js';
import { PictureTerminal } from './testing/picture-terminal.js';

const picture = bitmapOf(120, 80, scene(120, 80));
const seeThrough = bitmapOf(40, 23, (x, y) => [200, 6 * x, 9 * y, x < 20 ? 255 : 0]);
const routes: readonly Route[] = ['direct', 'tmux'];

function terminal(): PictureTerminal {
  return new PictureTerminal(80, 24);
}

function only(screen: PictureTerminal): Bitmap {
  expect(screen.complaints).toEqual([]);
  expect(screen.shown).toHaveLength(1);
  return screen.shown[0]?.bitmap as Bitmap;
}

describe('kitty', () => {
  it('gets the pixels as they are, in chunks', () => {
    const noise = bitmapOf(90, 90, (x, y) => [
      (x * x * 7919 + y * 104729 + x * y * y) % 251,
      (x * y * 31) % 241,
      (x ^ (y * y)) % 256,
    ]);
    for (const bitmap of [noise, seeThrough]) {
      const screen = terminal();
      screen.write(`${sendImage(16, [{ png: encodePng(bitmap), delay: 0 }], 'direct')}\x1b[3;5H${place(16, 1, 12, 4)}`);
      expect(difference(only(screen), bitmap)).toBe(0);
      expect(screen.shown[0]).toMatchObject({ row: 2, column: 4, columns: 12, rows: 4 });
    }
    expect(sendImage(16, [{ png: encodePng(noise), delay: 0 }], 'direct').match(/\x1b_G/g)?.length).toBeGreaterThan(4);
  });

  it('draws a placement anew in place of the old one, and takes it away', () => {
    const screen = terminal();
    screen.write(sendImage(20, [{ png: encodePng(picture), delay: 0 }], 'direct'));
    screen.write(`\x1b[1;1H${place(20, 1, 6, 2)}\x1b[1;1H${place(20, 1, 6, 2)}\x1b[9;1H${place(20, 2, 6, 2)}`);
    expect(screen.shown).toHaveLength(2);
    screen.write(takeAway(20, 1));
    expect(screen.shown.map(({ row }) => row)).toEqual([8]);
    screen.write(free(20, 'direct'));
    expect(screen.shown).toEqual([]);
    expect(screen.images.size).toBe(0);
  });

  it.each(routes)('gets frames with their times, and runs them (%s)', (route) => {
    const colours = [0, 1, 2].map((n) => bitmapOf(20, 12, quarters(n * 8, 12)));
    const screen = terminal();
    screen.write(
      sendImage(
        30,
        colours.map((bitmap, n) => ({ png: encodePng(bitmap), delay: 50 + n })),
        route,
      ),
    );
    expect(screen.complaints).toEqual([]);
    expect(screen.images.get(30)).toEqual({ frames: colours, delays: [50, 51, 52], running: true });
  });

  it.each(routes)('is told the box that placeholders show (%s)', (route) => {
    const screen = terminal();
    screen.write(sendImage(31, [{ png: encodePng(picture), delay: 0 }], route) + showByPlaceholders(31, 12, 4, route));
    expect(screen.images.get(31)).toMatchObject({ running: false, box: { columns: 12, rows: 4 } });
    expect(screen.shown).toEqual([]);
  });

  it('is sent nothing through GNU screen', () => {
    expect(sendImage(1, [{ png: encodePng(picture), delay: 0 }], 'screen')).toBe('');
  });
});

describe('iTerm2', () => {
  it.each(routes)('gets the file and its box (%s)', (route) => {
    const screen = terminal();
    screen.write(`\x1b[3;5H${inlineImage(encodePng(seeThrough), 12, 4, route)}`);
    expect(only(screen)).toEqual(seeThrough);
    expect(screen.shown[0]).toMatchObject({ row: 2, column: 4, columns: 12, rows: 4 });
  });

  it('gets no more through tmux than tmux takes', () => {
    const sequence = 'x'.repeat(1_050_000);
    expect([canCarry(sequence, 'tmux'), canCarry(sequence, 'direct'), canCarry('x', 'tmux')]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('sixel', () => {
  const shown = (bitmap: Bitmap, colours = 256): Bitmap => {
    const screen = terminal();
    screen.write(`\x1b[1;1H${sixel(quantised(bitmap, colours))}`);
    return only(screen);
  };

  it('shows few colours nearly as they are: levels are percents', () => {
    const bitmap = bitmapOf(37, 29, quarters(37, 29));
    expect(difference(shown(bitmap), bitmap)).toBeLessThan(1.3);
  });

  it('shows many colours alike', () => {
    expect(difference(shown(picture), picture)).toBeLessThan(12);
  });

  it('leaves out what is transparent', () => {
    const result = shown(seeThrough);
    expect(pixel(result, 5, 5)[3]).toBe(255);
    expect(pixel(result, 25, 5)[3]).toBe(0);
  });

  it('uses no more colours than the terminal has', () => {
    expect(new Set(sixel(quantised(picture, 16)).match(/#\d+;2/g)).size).toBeLessThanOrEqual(16);
  });

  it('ends without a line feed, and repeats in short', () => {
    const plain = sixel(
      quantised(
        bitmapOf(100, 12, () => [255, 0, 0]),
        256,
      ),
    );
    expect(plain).toBe('\x1bP0;1;0q"1;1;100;12#0;2;100;0;0#0!100~-#0!100~\x1b\\');
  });
});
