import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bitmap } from '../image/bitmap.js';
import { type Drawing, placementOf } from '../image/drawing.js';
import { encodePng } from '../image/png-encode.js';
import { quantised } from '../image/quantise.js';
import { bitmapOf } from '../image/testing/make.js';
import { inlineImage } from './iterm2.js';
import { free, sendImage } from './kitty.js';
import type { Placement } from './placement.js';
import { Screen } from './screen.js';
import { sixel } from './sixel.js';
import { PictureTerminal } from './testing/picture-terminal.js';

const size = { columns: 40, rows: 12 };
const cell = { width: 10, height: 20 };
type Way = 'kitty' | 'iterm2' | 'sixel';
const ways: readonly Way[] = ['kitty', 'iterm2', 'sixel'];

/** A picture of one colour, which is its name. */
function drawingOf(way: Way, name: number, columns: number, rows: number): Drawing {
  const bitmap = bitmapOf(columns * cell.width, rows * cell.height, () => [name * 40, 255 - name * 40, 0]);
  const key = `${way} ${name} ${columns}×${rows}`;
  const lines = Array.from({ length: rows }, () => []);
  if (way === 'kitty') {
    const id = 16 + name * 60 + columns * 7 + rows;
    const send = sendImage(id, [{ png: encodePng(bitmap), delay: 0 }], 'direct');
    return { columns, rows, lines, ink: { kind: 'placed', image: { id, key, send, free: free(id, 'direct') } } };
  }
  const bytes =
    way === 'sixel' ? sixel(quantised(bitmap, 16)) : inlineImage(encodePng(bitmap), columns, rows, 'direct');
  return { columns, rows, lines, ink: { kind: 'inline', key, bytes, movesCursor: true } };
}

function nameOf({ data }: Bitmap): number {
  return Math.round((data[0] ?? 0) / 40);
}

function stage(): { readonly screen: Screen; readonly terminal: PictureTerminal; readonly written: string[] } {
  const terminal = new PictureTerminal(size.columns, size.rows, cell);
  const written: string[] = [];
  const screen = new Screen(size, (bytes) => {
    written.push(bytes);
    terminal.write(bytes);
  });
  return { screen, terminal, written };
}

function at(way: Way, name: number, row: number, column: number, columns = 4, rows = 2): Placement {
  return placementOf(drawingOf(way, name, columns, rows), row, column) as Placement;
}

function standing(terminal: PictureTerminal): readonly string[] {
  expect(terminal.complaints).toEqual([]);
  expect(terminal.torn).toBe(0);
  return terminal.shown
    .map(({ bitmap, row, column, columns, rows }) => `${nameOf(bitmap)} at ${row},${column} ${columns}×${rows}`)
    .sort();
}

const rows = (text: string): readonly string[] => Array.from({ length: size.rows }, (_, y) => `${text} ${y}`);

describe.each(ways)('pictures by %s', (way) => {
  it('stand on the rows, and stay when nothing changes', () => {
    const { screen, terminal, written } = stage();
    screen.paint(rows('a'), [at(way, 1, 2, 3)]);
    expect(standing(terminal)).toEqual(['1 at 2,3 4×2']);
    written.length = 0;
    screen.paint(rows('a'), [at(way, 1, 2, 3)]);
    screen.paint(rows('a'));
    expect(written).toEqual([]);
  });

  it('are drawn anew when a row of theirs is written, and only then', () => {
    const { screen, terminal, written } = stage();
    screen.paint(rows('a'), [at(way, 1, 2, 3)]);
    written.length = 0;
    screen.paint(rows('a').with(3, 'else'));
    expect(standing(terminal)).toEqual(['1 at 2,3 4×2']);
    written.length = 0;
    screen.paint(rows('a').with(3, 'else').with(8, 'below'));
    expect(written.join('').length).toBeLessThan(60);
  });

  it('move, change and go', () => {
    const { screen, terminal } = stage();
    screen.paint(rows('a'), [at(way, 1, 2, 3), at(way, 2, 2, 20)]);
    screen.paint(rows('a'), [at(way, 1, 5, 3), at(way, 2, 2, 20)]);
    expect(standing(terminal)).toEqual(['1 at 5,3 4×2', '2 at 2,20 4×2']);
    screen.paint(rows('a'), [at(way, 3, 5, 3)]);
    expect(standing(terminal)).toEqual(['3 at 5,3 4×2']);
    screen.paint(rows('b'), []);
    expect(standing(terminal)).toEqual([]);
  });

  it('that do not fit are not drawn: nothing scrolls', () => {
    const { screen, terminal } = stage();
    screen.paint(rows('a'), [at(way, 1, 2, 38), at(way, 2, 11, 0)]);
    expect(standing(terminal)).toEqual([]);
    screen.paint(rows('a'), [at(way, 1, 10, 0)]);
    expect(standing(terminal)).toEqual(way === 'kitty' ? ['1 at 10,0 4×2'] : []);
  });

  it('are drawn anew on a screen that was cleared, and on one of another size', () => {
    const { screen, terminal } = stage();
    screen.paint(rows('a'), [at(way, 1, 2, 3)]);
    screen.forget();
    terminal.write('\x1b[2J');
    terminal.images.clear();
    screen.paint(rows('a'));
    expect(standing(terminal)).toEqual(['1 at 2,3 4×2']);
    screen.resize({ columns: 20, rows: 8 });
    screen.paint(rows('a').slice(0, 8), [at(way, 1, 1, 1)]);
    expect(standing(terminal)).toEqual(['1 at 1,1 4×2']);
  });

  it('are gone when the terminal is given back, and come again after it', () => {
    const { screen, terminal } = stage();
    screen.paint(rows('a'), [at(way, 1, 2, 3), at(way, 2, 6, 3)]);
    screen.leave();
    expect(standing(terminal)).toEqual([]);
    expect(terminal.images.size).toBe(0);
    screen.paint(rows('a'), [at(way, 1, 2, 3)]);
    expect(standing(terminal)).toEqual(['1 at 2,3 4×2']);
  });

  it('are, after any changes, those that are wanted', () => {
    const placement = fc
      .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))
      .map(([name, y, x]) => at(way, name, y * 3, x * 12, 4 + name, 2));
    const wanted = fc.uniqueArray(placement, { maxLength: 4, selector: ({ row, column }) => `${row},${column}` });
    const step = fc.record({
      pictures: fc.option(wanted),
      changed: fc.array(fc.nat(size.rows - 1), { maxLength: 3 }),
      act: fc.constantFrom('nothing', 'nothing', 'forget', 'rewrite', 'leave'),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const { screen, terminal } = stage();
        let text: readonly string[] = rows('a');
        let expected: readonly Placement[] = [];
        let version = 0;
        for (const { pictures, changed, act } of steps) {
          version += 1;
          for (const y of changed) text = text.with(y, `version ${version}`);
          if (act === 'forget') screen.forget();
          if (act === 'rewrite') screen.rewrite(4);
          if (act === 'leave') screen.leave();
          if (pictures) expected = pictures;
          screen.paint(text, pictures ?? undefined);
          const names = expected.map(
            ({ key, row, column, columns }) => `${key.split(' ')[1]} at ${row},${column} ${columns}×2`,
          );
          expect(standing(terminal)).toEqual(names.sort());
        }
        screen.leave();
        expect(standing(terminal)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

it('sends an image once, however often it is drawn', () => {
  const { screen, written } = stage();
  for (const row of [0, 2, 4, 6]) screen.paint(rows('a'), [at('kitty', 1, row, 0)]);
  expect(written.join('').match(/a=t/g)).toHaveLength(1);
});
