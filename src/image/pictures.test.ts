import { existsSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lineWidth } from '../render/cells.js';
import { capabilitiesOf } from '../terminal/capabilities.js';
import { PictureTerminal } from '../terminal/testing/picture-terminal.js';
import { until } from '../testing/until.js';
import { type Drawing, placementOf } from './drawing.js';
import { type Drawn, type Look, type Picture, Pictures } from './pictures.js';
import { scaled } from './scale.js';
import { buildWorker } from './testing/build-worker.js';
import { bitmapOf, difference, gifOf, jpegOf, pixel, pngOf, quarters, scene } from './testing/make.js';

const scenery = bitmapOf(200, 100, scene(200, 100));
const cell = { width: 10, height: 20 };
const plainLook: Look = { ...capabilitiesOf({}, {}), cell };
const looks = (graphics: Look['graphics'], more: Partial<Look> = {}): Look => ({ ...plainLook, graphics, ...more });

let worker: Awaited<ReturnType<typeof buildWorker>>;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tslides-pictures-'));
  worker = await buildWorker();
});
afterAll(() => {
  worker.remove();
  rmSync(folder, { recursive: true });
});

let open: Pictures | undefined;
afterEach(() => open?.close());

interface Stage {
  readonly pictures: Pictures;
  /** Asks again with every change until it is there. */
  drawn(path: string, columns: number, rows: number, look: Look): Promise<Drawn>;
  looked(path: string): Promise<Picture>;
  changes: number;
}

function stage(): Stage {
  const waiting = new Set<() => void>();
  const pictures = new Pictures({
    worker: worker.url,
    onChange: () => {
      result.changes += 1;
      for (const look of waiting) look();
    },
  });
  open = pictures;
  const there = <Answer extends { readonly kind: string }>(ask: () => Answer): Promise<Answer> =>
    new Promise((resolve) => {
      const look = (): void => {
        const answer = ask();
        if (answer.kind === 'pending') return;
        waiting.delete(look);
        resolve(answer);
      };
      waiting.add(look);
      look();
    });
  const result: Stage = {
    pictures,
    drawn: (path, columns, rows, look) => there(() => pictures.draw(path, columns, rows, look)),
    looked: (path) => there(() => pictures.look(path)),
    changes: 0,
  };
  return result;
}

function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function drawingOf(drawn: Drawn): Drawing {
  expect(drawn).toMatchObject({ kind: 'drawing' });
  return (drawn as { drawing: Drawing }).drawing;
}

function onTerminal(drawing: Drawing): PictureTerminal {
  const terminal = new PictureTerminal(80, 24, cell);
  const placement = placementOf(drawing, 2, 3);
  terminal.write(`${placement?.image?.send ?? ''}\x1b[3;4H${placement?.draw ?? ''}`);
  expect(terminal.complaints).toEqual([]);
  return terminal;
}

describe('a look at a file', () => {
  it('is pending, then says what it holds', async () => {
    const { pictures, looked } = stage();
    const path = file('look.jpg', jpegOf(scenery, 6));
    expect(pictures.look(path)).toEqual({ kind: 'pending' });
    expect(await looked(path)).toEqual({ kind: 'ready', width: 100, height: 200, frames: 1 });
  });

  it.each([
    ['missing.png', undefined, 'there is no such file'],
    ['text.png', Buffer.from('hello'), 'the file is no picture that is known; PNG, JPEG and GIF can be shown'],
    ['large.png', Buffer.alloc(20 * 1024 * 1024 + 1), 'the file has 20.1 MB, the limit is 20 MB'],
    ['.', undefined, 'it is no file'],
  ])('says what is wrong with %s', async (name, bytes, message) => {
    const path = bytes ? file(name, bytes) : join(folder, name);
    const { looked, drawn } = stage();
    expect(await looked(path)).toEqual({ kind: 'problem', message });
    expect(await drawn(path, 10, 5, looks('blocks'))).toEqual({ kind: 'problem', message });
  });

  it('tells of a file that is broken further inside when it is drawn', async () => {
    const png = pngOf(scenery);
    png.fill(0, 60, 200);
    const { drawn } = stage();
    const problem = await drawn(file('broken.png', png), 10, 5, looks('blocks'));
    expect(problem).toEqual({ kind: 'problem', message: 'the file is broken: its data cannot be read' });
  });
});

describe('a drawing', () => {
  it('in half blocks has the colours of the picture', async () => {
    const { drawn } = stage();
    const path = file('quarters.png', pngOf(bitmapOf(80, 80, quarters(80, 80))));
    const { lines, ink, columns, rows } = drawingOf(await drawn(path, 8, 4, looks('blocks')));
    expect({ ink, columns, rows, widths: lines.map(lineWidth) }).toEqual({
      ink: { kind: 'text' },
      columns: 8,
      rows: 4,
      widths: [8, 8, 8, 8],
    });
    const corners = [lines[0]?.[0], lines[0]?.at(-1), lines[3]?.[0], lines[3]?.at(-1)].map((span) => span?.style.color);
    expect(corners).toEqual(['#ff0000', '#00ff00', '#0000ff', '#ffff00']);
  });

  it('in half blocks takes edges over the ground, and leaves the rest to it', async () => {
    const { drawn } = stage();
    const path = file('edge.png', pngOf(bitmapOf(30, 20, (x) => [255, 255, 255, x < 10 ? 255 : x < 20 ? 128 : 0])));
    const { lines } = drawingOf(await drawn(path, 3, 1, looks('blocks', { backdrop: '#0000ff' })));
    expect(lines[0]?.map(({ text, style }) => [text, style.color])).toEqual([
      ['▀', '#ffffff'],
      ['▀', '#8080ff'],
      [' ', undefined],
    ]);
  });

  it.each([
    ['kitty', 1],
    ['iterm2', 1],
    ['sixel', 12],
  ] as const)('by %s is the picture in its box', async (graphics, tolerance) => {
    const { drawn } = stage();
    const path = file('scenery.png', pngOf(scenery));
    const terminal = onTerminal(drawingOf(await drawn(path, 20, 5, looks(graphics))));
    expect(terminal.shown).toHaveLength(1);
    const [shown] = terminal.shown;
    expect(shown).toMatchObject({ row: 2, column: 3, columns: 20, rows: 5 });
    if (shown) expect(difference(terminal.inPixels(shown), scenery)).toBeLessThan(tolerance);
  });

  it.each(['kitty', 'iterm2'] as const)('by %s is not stretched by its box', async (graphics) => {
    const { drawn } = stage();
    // 7 by 2 cells are 70 by 40 pixels: the picture fills 60 of them.
    const path = file('odd.png', pngOf(bitmapOf(90, 60, quarters(90, 60))));
    const terminal = onTerminal(drawingOf(await drawn(path, 7, 2, looks(graphics))));
    const [shown] = terminal.shown;
    const seen = shown ? terminal.inPixels(shown) : bitmapOf(1, 1, () => [0, 0, 0]);
    expect([pixel(seen, 58, 1), pixel(seen, 28, 1), pixel(seen, 32, 1)]).toEqual([
      [0, 255, 0, 255],
      [255, 0, 0, 255],
      [0, 255, 0, 255],
    ]);
    expect(pixel(seen, 65, 20)[3]).toBe(0);
  });

  it('by placeholders is sent with its box, and its cells name it', async () => {
    const { drawn } = stage();
    const path = file('scenery.png', pngOf(scenery));
    const drawing = drawingOf(await drawn(path, 20, 5, looks('kitty-placeholders')));
    const terminal = onTerminal(drawing);
    const [[id, image] = [0, undefined]] = terminal.images;
    expect(image?.box).toEqual({ columns: 20, rows: 5 });
    expect(image?.frames[0] && difference(image.frames[0], scenery)).toBe(0);
    expect(drawing.lines[0]?.[0]?.style).toEqual({ color: id & 255 });
    expect(id).toBeLessThan(2 ** 31);
    expect(terminal.shown).toEqual([]);
  });

  it('is never sent larger than it is, nor than a screen', async () => {
    const { drawn } = stage();
    const size = async (path: string, columns: number, rows: number): Promise<string> => {
      const terminal = onTerminal(
        drawingOf(await drawn(path, columns, rows, looks('kitty', { cell: { width: 40, height: 80 } }))),
      );
      const [image] = terminal.images.values();
      return `${image?.frames[0]?.width}×${image?.frames[0]?.height}`;
    };
    const small = file('small.png', pngOf(bitmapOf(20, 20, quarters(20, 20))));
    expect(await size(small, 40, 20)).toBe('20×20');
    const large = file('wide.png', pngOf(bitmapOf(4000, 1000, quarters(4000, 1000))));
    expect(await size(large, 75, 10)).toBe('2560×683');
  });

  it.each(['iterm2', 'sixel'] as const)(
    'is small enough by %s for tmux, which drops what is too long',
    async (graphics) => {
      const { drawn } = stage();
      let seed = 1;
      const noise = (): number => {
        seed = Math.imul(seed, 1103515245) + 12345;
        return (seed >>> 16) & 255;
      };
      const path = file('noise.png', pngOf(bitmapOf(800, 600, () => [noise(), noise(), noise()])));
      const sent = async (route: Look['route']): Promise<number> =>
        placementOf(drawingOf(await drawn(path, 80, 30, looks(graphics, { route }))), 0, 0)?.draw.length ?? 0;
      expect(await sent('direct')).toBeGreaterThan(1_200_000);
      expect(await sent('tmux')).toBeLessThan(1_000_000);
    },
  );

  describe('of a GIF', () => {
    const palette = [0xff0000, 0x00ff00, 0x0000ff, 0];
    const all = (index: number): readonly number[] => new Array(40 * 20).fill(index);
    const frame = { x: 0, y: 0, width: 40, height: 20 };
    const gif = gifOf(40, 20, palette, [
      { ...frame, indices: all(0), delay: 5 },
      { ...frame, indices: all(1), delay: 6 },
      { ...frame, indices: all(2), delay: 7 },
    ]);

    it('moves by kitty', async () => {
      const { drawn } = stage();
      const look = looks('kitty-placeholders', { animation: true });
      const terminal = onTerminal(drawingOf(await drawn(file('moves.gif', gif), 4, 1, look)));
      const [image] = terminal.images.values();
      expect(image?.frames.map((bitmap) => pixel(bitmap, 5, 5))).toEqual([
        [255, 0, 0, 255],
        [0, 255, 0, 255],
        [0, 0, 255, 255],
      ]);
      expect(image).toMatchObject({ delays: [50, 60, 70], running: true });
    });

    it('moves by iTerm2, as the file it is', async () => {
      const { drawn } = stage();
      const look = looks('iterm2', { animation: true });
      const drawing = drawingOf(await drawn(file('moves.gif', gif), 4, 1, look));
      expect(placementOf(drawing, 0, 0)?.draw).toContain(gif.toString('base64'));
    });

    it.each(['kitty', 'iterm2', 'sixel', 'blocks'] as const)(
      'stands still by %s where nothing moves',
      async (graphics) => {
        const { drawn } = stage();
        const drawing = drawingOf(await drawn(file('moves.gif', gif), 4, 1, looks(graphics)));
        if (graphics === 'blocks') {
          expect(drawing.lines[0]?.[0]?.style.color).toBe('#ff0000');
          return;
        }
        const terminal = onTerminal(drawing);
        expect(pixel(terminal.shown[0]?.bitmap ?? bitmapOf(1, 1, () => [0, 0, 0]), 0, 0)).toEqual([255, 0, 0, 255]);
        expect([...terminal.images.values()].flatMap(({ frames }) => frames).length).toBeLessThanOrEqual(1);
      },
    );
  });
});

describe('what was drawn', () => {
  it('is kept: the same again is there at once', async () => {
    const { drawn, pictures } = stage();
    const path = file('kept.png', pngOf(scenery));
    const first = await drawn(path, 20, 5, looks('blocks'));
    expect(pictures.draw(path, 20, 5, looks('blocks'))).toBe(first);
    expect(pictures.draw(path, 19, 5, looks('blocks'))).toEqual({ kind: 'pending' });
  });

  it('stays until a changed file is read, and then changes', async () => {
    const s = stage();
    const path = file('changes.png', pngOf(bitmapOf(40, 40, () => [255, 0, 0])));
    const colour = (drawn: Drawn): unknown => drawingOf(drawn).lines[0]?.[0]?.style.color;
    const look = looks('blocks');
    expect(colour(await s.drawn(path, 4, 2, look))).toBe('#ff0000');
    writeFileSync(path, pngOf(bitmapOf(40, 40, () => [0, 0, 255])));
    utimesSync(path, new Date(), new Date(statSync(path).mtimeMs + 5000));
    s.pictures.forget(path);
    const seen = new Set<unknown>();
    await new Promise<void>((resolve) => {
      const ask = (): void => {
        seen.add(colour(s.pictures.draw(path, 4, 2, look)));
        if (seen.has('#0000ff')) resolve();
        else setImmediate(ask);
      };
      ask();
    });
    expect([...seen]).toEqual(['#ff0000', '#0000ff']);
  });

  it('is the same when the file did not change after all', async () => {
    const s = stage();
    const path = file('same.png', pngOf(scenery));
    const first = await s.drawn(path, 20, 5, looks('kitty'));
    const { changes } = s;
    s.pictures.forget(path);
    s.pictures.look(path);
    await new Promise<void>((resolve) => {
      const ask = (): void => (s.changes > changes ? resolve() : void setImmediate(ask));
      ask();
    });
    expect(s.pictures.draw(path, 20, 5, looks('kitty'))).toBe(first);
  });

  describe('with a thread that takes its time', () => {
    /** It reads a file, says so by another one beside it, and answers later with what it read. */
    const program = `
import fs from 'node:fs';
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ kind, path }) => {
  if (!fs.existsSync(path)) return parentPort.postMessage({ kind: 'problem', message: 'gone' });
  const stamp = fs.readFileSync(path, 'utf8');
  fs.writeFileSync(path + '.read', '');
  if (kind === 'draw') return parentPort.postMessage({ kind: 'sequence', bytes: stamp.repeat(100) });
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  const facts = { width: stamp.length, height: 10, frames: 1 };
  parentPort.postMessage({ kind: 'facts', facts, stamp });
});
`;
    const slow = (more: { readonly budget?: number } = {}): Pictures => {
      open = new Pictures({
        worker: pathToFileURL(file('slow.mjs', Buffer.from(program))),
        onChange: () => {},
        ...more,
      });
      return open;
    };

    it('is read once more when it changes while it is read', async () => {
      const pictures = slow();
      const path = file('grows', Buffer.from('half'));
      pictures.look(path);
      await until('it was read', () => existsSync(`${path}.read`));
      writeFileSync(path, 'the whole');
      pictures.forget(path);
      await until(
        'the whole of it',
        () => {
          const picture = pictures.look(path);
          return picture.kind === 'ready' && picture.width === 9;
        },
        3000,
      );
    });

    it('comes back with its file, which is what it was', async () => {
      const pictures = slow();
      const path = file('leaves', Buffer.from('leaves'));
      const draw = (): Drawn => pictures.draw(path, 4, 2, looks('kitty'));
      await until('it is known', () => pictures.look(path).kind === 'ready');
      renameSync(path, `${path}.away`);
      await until('it is missed', () => draw().kind === 'problem');
      renameSync(`${path}.away`, path);
      pictures.forget(path);
      await until('it is back', () => draw().kind === 'drawing', 3000);
    });

    it('stays as long as it is in use, however large all are together', async () => {
      const pictures = slow({ budget: 700 });
      const paths = ['one', 'two', 'six'].map((name) => file(name, Buffer.from(name)));
      const all = (): readonly Drawn[] => paths.map((path) => pictures.draw(path, 4, 2, looks('kitty')));
      await until('all of them', () => all().every(({ kind }) => kind === 'drawing'), 5000);
      const others = ['ten', 'net'].map((name) => file(name, Buffer.from(name)));
      for (const path of others)
        await until('another one', () => pictures.draw(path, 4, 2, looks('kitty')).kind === 'drawing');
      expect(all().map(({ kind }) => kind)).toContain('pending');
    });
  });

  it('may come into being: a file that was not there', async () => {
    const s = stage();
    const path = join(folder, 'later.png');
    expect(await s.looked(path)).toMatchObject({ kind: 'problem' });
    writeFileSync(path, pngOf(scenery));
    s.pictures.forget(path);
    await new Promise<void>((resolve) => {
      const ask = (): void => (s.pictures.look(path).kind === 'ready' ? resolve() : void setImmediate(ask));
      ask();
    });
  });
});

describe('the thread', () => {
  it('leaves the main thread alone: keys are read while a picture is made', async () => {
    const { drawn, looked } = stage();
    const path = file('large.jpg', jpegOf(bitmapOf(2000, 1500, scene(2000, 1500))));
    await looked(path);
    const start = performance.now();
    let last = start;
    let longest = 0;
    let made = false;
    const done = drawn(path, 60, 22, looks('kitty')).then(() => {
      made = true;
    });
    while (!made) {
      await new Promise((resolve) => setImmediate(resolve));
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
    await done;
    expect(longest).toBeLessThan((performance.now() - start) / 4);
  });

  it('is gone after close', async () => {
    const { pictures, looked } = stage();
    await looked(file('scenery.png', pngOf(scenery)));
    await pictures.close();
    expect(pictures.look(join(folder, 'after.png'))).toEqual({ kind: 'pending' });
  });
});

it('scales as it should: the helper of these tests agrees with the terminal', () => {
  expect(difference(scaled(scenery, 200, 100), scenery)).toBe(0);
});
