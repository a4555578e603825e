import xterm from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAt } from '../render/cells.js';
import { difference, Screen } from './screen.js';

const columns = 12;
const rows = 4;

/** An emulated terminal as the owner of the screen sets it up. */
function emulator(): { write(bytes: string): Promise<void>; shown(): readonly string[] } {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0, logLevel: 'off' });
  const write = (bytes: string): Promise<void> => new Promise((resolve) => terminal.write(bytes, resolve));
  return {
    write: (bytes) => write(bytes),
    shown: () =>
      Array.from({ length: rows }, (_, y) =>
        (terminal.buffer.active.getLine(y)?.translateToString(true) ?? '').trimEnd(),
      ),
  };
}

// Characters about whose width nobody disagrees: the widths themselves are the renderer's matter.
const character = fc.constantFrom('a', 'b', ' ', '日', '本', 'ü', '─', '▀', '한');
const row = fc.string({ unit: character, maxLength: columns + 4 }).map((text) => splitAt(text, columns)[0].trimEnd());
const screen = fc.array(row, { minLength: rows, maxLength: rows });

describe('the difference between two screens', () => {
  it('makes the one into the other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(screen, { minLength: 1, maxLength: 4 }), async (screens) => {
        const terminal = emulator();
        await terminal.write('\x1b[?7l');
        let last: readonly string[] = [];
        for (const next of screens) {
          await terminal.write(difference(last, next, rows));
          expect(terminal.shown()).toEqual(next);
          last = next;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is nothing where nothing differs', () => {
    fc.assert(
      fc.property(screen, (rows_) => {
        expect(difference(rows_, [...rows_], rows)).toBe('');
      }),
    );
  });

  it('writes only rows that differ, in one synchronized update', () => {
    expect(difference(['a', 'b', 'c'], ['a', 'x', 'c'], 3)).toBe('\x1b[?2026h\x1b[2;1H\x1b[2Kx\x1b[?2026l');
  });

  it('keeps a wide character whose second cell is the last one', async () => {
    const terminal = emulator();
    const wide = `${'a'.repeat(columns - 2)}日`;
    await terminal.write(`\x1b[?7l${difference([], ['x'.repeat(columns), wide], rows)}`);
    await terminal.write(difference(['x'.repeat(columns), wide], [wide, wide], rows));
    expect(terminal.shown().slice(0, 2)).toEqual([wide, wide]);
  });

  it('erases rows that the next screen no longer has, and writes none below the last row', () => {
    expect(difference(['a', 'b'], ['a'], 2)).toContain('\x1b[2;1H\x1b[2K\x1b[?2026l');
    expect(difference([], ['a', 'b', 'c'], 2)).not.toContain('c');
  });
});

describe('the screen', () => {
  it('writes nothing for what stands there', () => {
    const written: string[] = [];
    const screen = new Screen({ columns, rows }, (bytes) => written.push(bytes));
    screen.assume(['a', 'b']);
    screen.paint(['a', 'b', '', '']);
    screen.paint(['a', 'b', '', '']);
    expect(written.length).toBeLessThanOrEqual(1);
    expect(written.join('')).not.toMatch(/[ab]/);
  });

  it.each([
    ['after forget', (screen: Screen) => screen.forget()],
    ['after a resize', (screen: Screen) => screen.resize({ columns: 5, rows: 2 })],
  ])('writes every row %s', (_, act) => {
    let written = '';
    const screen = new Screen({ columns, rows }, (bytes) => {
      written += bytes;
    });
    screen.paint(['a', 'b']);
    act(screen);
    written = '';
    screen.paint(['a', 'b']);
    expect(written).toContain('\x1b[1;1H\x1b[2Ka\x1b[2;1H\x1b[2Kb');
    expect(screen.rows).toEqual(['a', 'b']);
  });
});
