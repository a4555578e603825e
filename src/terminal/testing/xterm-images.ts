import xterm from '@xterm/headless';
import type { Bitmap } from '../../image/bitmap.js';

/** As much of a browser as xterm.js's image add-on asks for: canvases that keep the pixels that are put on them. */
class Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;

  constructor(data: Uint8ClampedArray | number, width: number, height = 0) {
    this.data = typeof data === 'number' ? new Uint8ClampedArray(data * width * 4) : data;
    this.width = typeof data === 'number' ? data : width;
    this.height = typeof data === 'number' ? width : height;
  }
}

interface Canvas {
  width: number;
  height: number;
  pixels?: Pixels;
  getContext(): { putImageData(pixels: Pixels): void };
}

function canvas(): Canvas {
  const made: Canvas = {
    width: 0,
    height: 0,
    getContext: () => ({
      putImageData: (pixels) => {
        made.pixels = pixels;
      },
    }),
  };
  return made;
}

/** The add-on cannot measure a font without a browser; then it takes this for a cell. */
export const xtermCell = { width: 7, height: 14 };

export interface XtermImages {
  write(bytes: string): Promise<void>;
  /** The picture that a cell shows a part of, and how many cells of the screen do. */
  at(row: number, column: number): Bitmap | undefined;
  covered(): number;
  rows(): readonly string[];
}

/** xterm.js with its image add-on, which knows sixel, without a browser. */
export async function xtermWithImages(columns: number, rows: number): Promise<XtermImages> {
  Object.assign(globalThis, { window: globalThis, document: { createElement: canvas }, ImageData: Pixels });
  const loaded = (await import('@xterm/addon-image')) as unknown as { default?: object };
  const { ImageAddon } = (loaded.default ?? loaded) as typeof import('@xterm/addon-image');
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 20, logLevel: 'off' });
  const addon = new ImageAddon({ iipSupport: false });
  // Nothing is ever rendered here.
  Object.assign(terminal, { onRender: () => ({ dispose: () => undefined }) });
  terminal.loadAddon(addon as unknown as Parameters<typeof terminal.loadAddon>[0]);
  const { active } = terminal.buffer;
  const at = (row: number, column: number): Bitmap | undefined => {
    const found = addon.getImageAtBufferCell(column, terminal.buffer.active.baseY + row) as unknown as
      | Canvas
      | undefined;
    const pixels = found?.pixels;
    return pixels && { width: pixels.width, height: pixels.height, data: Uint8Array.from(pixels.data) };
  };
  const write = (bytes: string): Promise<void> => new Promise((resolve) => terminal.write(bytes, resolve));
  // Its decoder is compiled meanwhile; until then it drops what comes.
  for (let tries = 0; !at(0, 0) && tries < 1000; tries += 1) {
    await write('\x1b[H\x1bPq"1;1;1;1#0!1~\x1b\\');
    await new Promise((resolve) => setImmediate(resolve));
  }
  await write('\x1b[H\x1b[2J');
  return {
    write,
    at,
    covered: () => {
      let count = 0;
      for (let y = 0; y < rows; y += 1) for (let x = 0; x < columns; x += 1) if (at(y, x)) count += 1;
      return count;
    },
    rows: () =>
      Array.from(
        { length: rows },
        (_, y) => terminal.buffer.active.getLine(active.baseY + y)?.translateToString(true) ?? '',
      ),
  };
}
