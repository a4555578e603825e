import xterm from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { lineWidth } from '../render/cells.js';
import { Encoder } from '../terminal/encode.js';
import { highest, imageNumber, placeholders } from './placeholders.js';

describe('placeholders', () => {
  it('are those of the example in the specification', () => {
    // "\e[38;5;42m\U10EEEE\U0305\U0305\U030E\U10EEEE\U0305\U030D\U030E\n": image 42 + (2 << 24).
    const [first, second] = placeholders(imageNumber(42, 2), 2, 2).map((line) => new Encoder(2).row(line));
    expect(first).toBe('\x1b[38;5;42m\u{10eeee}\u0305\u0305\u030e\u{10eeee}\u0305\u030d\u030e\x1b[39m');
    expect(second).toBe('\x1b[38;5;42m\u{10eeee}\u030d\u0305\u030e\u{10eeee}\u030d\u030d\u030e\x1b[39m');
  });

  it('name a palette colour in true colour too', () => {
    const [line] = placeholders(imageNumber(200, 5), 1, 1);
    expect(new Encoder(3).row(line ?? [])).toContain('\x1b[38;5;200m');
  });

  it('have 256 marks, all different', () => {
    const [line] = placeholders(imageNumber(16, highest), 255, 1);
    const cells = [...new Intl.Segmenter('en').segment(line?.[0]?.text ?? '')].map(({ segment }) => segment);
    expect(new Set(cells).size).toBe(255);
    expect(placeholders(imageNumber(16, 1), 1, 255).at(-1)?.[0]?.text).toContain('\u{a8e4}');
  });

  it('take one cell each, to us and to a terminal', async () => {
    const lines = placeholders(imageNumber(255, highest), 30, 3);
    expect(lines.map(lineWidth)).toEqual([30, 30, 30]);
    const terminal = new xterm.Terminal({ cols: 80, rows: 3, allowProposedApi: true, logLevel: 'off' });
    await new Promise<void>((resolve) => terminal.write(`${new Encoder(3).row(lines[0] ?? [])}|`, resolve));
    expect(terminal.buffer.active.cursorX).toBe(31);
  });
});
