import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildWorker } from '../image/testing/build-worker.js';
import { bitmapOf, difference, pngOf, scene } from '../image/testing/make.js';
import { Emulated, type EmulatedOptions, pictureProgram } from './testing/emulated.js';
import { PictureTerminal, type Shown } from './testing/picture-terminal.js';

const picture = bitmapOf(200, 100, scene(200, 100));
const kittyQuery = '\x1b_Gi=1885,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\';

let folder: string;
let file: string;
let worker: Awaited<ReturnType<typeof buildWorker>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tslides-terminal-'));
  file = join(folder, 'scene.png');
  writeFileSync(file, pngOf(picture));
  worker = await buildWorker();
});
afterAll(() => {
  worker.remove();
  rmSync(folder, { recursive: true });
});

let program: Emulated | undefined;
const cleanUps: (() => void)[] = [];
afterEach(() => {
  program?.kill();
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

function start(options: EmulatedOptions, before: readonly string[] = []): Emulated {
  // These terminals do answer, but the machine may be busy.
  const env = { PATIENCE: '8000', ...options.env };
  program = new Emulated([...before, ...pictureProgram, file, worker.url.href], { ...options, env });
  return program;
}

function drawn(one: Emulated): Promise<void> {
  return one.until(() => one.screen.includes('drawn 20×5'), 'the picture');
}

/** What a terminal that knows pictures shows after all that was written so far. */
function pictured({ raw }: Emulated): PictureTerminal {
  const terminal = new PictureTerminal(80, 24, { width: 10, height: 20 });
  terminal.write(raw.slice(0, raw.lastIndexOf('\x1b[?2026l') + 8) || raw);
  return terminal;
}

/** Waits until exactly these stand there, as `row,column columns×rows`. */
async function stand(one: Emulated, expected: readonly string[]): Promise<void> {
  const places = (): string =>
    pictured(one)
      .shown.map(({ row, column, columns, rows }) => `${row},${column} ${columns}×${rows}`)
      .join(' ');
  await one.until(
    () => places() === expected.join(' '),
    `${expected.join(' ') || 'no picture'} instead of ${places()}`,
  );
  expect(pictured(one).complaints).toEqual([]);
  expect(pictured(one).torn).toBe(0);
}

const cell = ['\x1b[16t', '\x1b[6;20;10t'] as const;

describe.each<readonly [string, EmulatedOptions, string, number]>([
  [
    'an old kitty',
    {
      answers: [
        ['\x1b[>0q', '\x1bP>|kitty(0.26.5)\x1b\\'],
        [kittyQuery, '\x1b_Gi=1885;OK\x1b\\'],
        cell,
        ['\x1b[c', '\x1b[?62c'],
      ],
    },
    'kitty',
    1,
  ],
  ['iTerm2', { env: { TERM_PROGRAM: 'iTerm.app' }, answers: [cell, ['\x1b[c', '\x1b[?62;4c']] }, 'iterm2', 1],
  ['a terminal with sixel', { answers: [cell, ['\x1b[c', '\x1b[?62;4c']] }, 'sixel', 12],
])('on %s', (_, options, graphics, tolerance) => {
  it('the picture stands, moves, goes, comes again, and is gone at the end', async () => {
    const one = start(options);
    await drawn(one);
    expect(one.rows()[2]).toBe(`by ${graphics}`);
    await stand(one, ['4,4 20×5']);
    const [shown] = pictured(one).shown;
    expect(difference(pictured(one).inPixels(shown as Shown), picture)).toBeLessThan(tolerance);

    const press = async (key: string, expected: readonly string[], count: number): Promise<void> => {
      one.type(key);
      await one.until(() => (one.rows()[1] ?? '').split(' ').length === count + 1, `key ${count}`);
      await stand(one, expected);
    };
    await press('w', ['4,4 20×5'], 1);
    await press('m', ['4,7 20×5'], 2);
    await press('h', [], 3);
    await press('h', ['4,7 20×5'], 4);
    await press('\x0c', ['4,7 20×5'], 5);
    // Nobody stops an orphan: the terminal is given back, and taken again at once.
    await press('\x1a', ['4,7 20×5'], 6);
    expect(one.raw.match(/\x1b\[\?1049l/g)).toHaveLength(1);
    one.resize(70, 20);
    await one.until(() => one.raw.lastIndexOf('\x1b[20;1H') > one.raw.lastIndexOf('\x1b[24;1H'), 'the new size');
    await stand(one, ['4,7 20×5']);

    one.type('q');
    await one.until(() => one.exitCode !== undefined, 'the end');
    const left = new PictureTerminal(80, 24);
    left.write(one.raw);
    expect(left.shown).toEqual([]);
    expect(left.images.size).toBe(0);
  });
});

it('on kitty the picture stands on cells that name it', async () => {
  const one = start({
    answers: [
      ['\x1b[>0q', '\x1bP>|kitty(0.40.1)\x1b\\'],
      [kittyQuery, '\x1b_Gi=1885;OK\x1b\\'],
      cell,
      ['\x1b[c', '\x1b[?62c'],
    ],
  });
  await drawn(one);
  await one.until(() => one.cellAt(8, 23).startsWith('\u{10eeee}'), 'its cells');
  expectPlaceholders(one);
  one.type('h');
  await one.until(() => one.cellAt(8, 23) === '', 'no cells');
  one.type('q');
  await one.until(() => one.exitCode !== undefined, 'the end');
  const left = new PictureTerminal(80, 24);
  left.write(one.raw);
  expect(left.images.size).toBe(0);
});

/** All 20 by 5 cells name one image that was sent with that box and has these pixels. */
function expectPlaceholders(one: Emulated): void {
  const terminal = new PictureTerminal(80, 24);
  for (const [sequence] of one.raw.matchAll(/\x1b_G[^\x1b]*\x1b\\/g)) terminal.write(sequence);
  expect(terminal.complaints).toEqual([]);
  const [[id, image] = [0, undefined]] = terminal.images;
  expect(image?.box).toEqual({ columns: 20, rows: 5 });
  expect(image?.frames[0] && difference(image.frames[0], picture)).toBe(0);
  const cells = new Set<string>();
  for (let row = 4; row < 9; row += 1) {
    for (let column = 4; column < 24; column += 1) {
      expect(one.cellAt(row, column)).toMatch(/^\u{10eeee}\p{M}{3}$/u);
      expect(one.colourAt(row, column)).toBe(id & 255);
      cells.add(one.cellAt(row, column));
    }
  }
  expect(cells.size).toBe(100);
}

function has(command: string): boolean {
  const found = spawnSync(command, ['-V']).error === undefined;
  if (!found) console.warn(`${command} is not installed: NOT TESTED whether pictures work in it`);
  return found;
}

describe.skipIf(!has('tmux'))('in tmux', () => {
  let number = 0;

  async function inTmux(settings: readonly string[], options: EmulatedOptions): Promise<Emulated> {
    number += 1;
    const socket = `tslides-${process.pid}-${number}`;
    const configuration = join(folder, `${socket}.conf`);
    const lines = ['set -g status off', 'set -g escape-time 20', 'set -g default-terminal tmux-256color', ...settings];
    writeFileSync(configuration, `${lines.join('\n')}\n`);
    cleanUps.push(() => {
      spawnSync('tmux', ['-L', socket, 'kill-server']);
    });
    // The program starts when tmux has a terminal behind it: what it hands on before would be lost.
    const one = start(options, [
      ...['tmux', '-L', socket, '-f', configuration, 'new-session'],
      ...['sh', '-c', 'echo ready; read go; exec "$@"', 'sh'],
    ]);
    await one.until(() => one.screen.includes('ready'), 'tmux');
    one.type('\r');
    return one;
  }

  const passThrough = (): readonly string[] => {
    const version = Number(/\d+\.\d+/.exec(execFileSync('tmux', ['-V'], { encoding: 'utf8' }))?.[0] ?? 0);
    return version >= 3.3 ? ['set -g allow-passthrough on'] : [];
  };
  const kitty: EmulatedOptions['answers'] = [
    ['\x1b]11;?\x1b\\', '\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\'],
    [kittyQuery, '\x1b_Gi=1885;OK\x1b\\'],
    ['\x1b[c', '\x1b[?62;22c'],
  ];

  it('kitty gets the image through it, and tmux keeps the cells', async () => {
    const one = await inTmux(passThrough(), { answers: kitty });
    await drawn(one);
    expect(one.rows()[2]).toBe('by kitty-placeholders');
    expect(one.rows()[1]).toBe('keys');
    await one.until(() => one.cellAt(8, 23).startsWith('\u{10eeee}'), 'its cells');
    expectPlaceholders(one);
    one.type('q');
    await one.until(() => one.exitCode !== undefined, 'the end');
    const left = new PictureTerminal(80, 24);
    for (const [sequence] of one.raw.matchAll(/\x1b_G[^\x1b]*\x1b\\/g)) left.write(sequence);
    expect(left.images.size).toBe(0);
  });

  it('that lets nothing through there are half blocks, and no trace of questions', async () => {
    const one = await inTmux(passThrough().length > 0 ? ['set -g allow-passthrough off'] : [], {
      env: { PATIENCE: '500' },
      answers: [['\x1b[c', '\x1b[?62;22c']],
    });
    await drawn(one);
    expect(one.rows()[2]).toBe('by blocks');
    expect(one.rows()[1]).toBe('keys');
    expect(one.rows()[5]).toMatch(/^ {4}[▀▄]{20}$/);
    expect(one.rows().slice(9).join('')).toBe('');
  });

  it('iTerm2 gets the image at the place where it belongs', async () => {
    const one = await inTmux([...passThrough(), 'set -g status on', 'set -g status-position top'], {
      answers: [
        ['\x1b]11;?\x1b\\', '\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\'],
        [kittyQuery, '\x1b_Gi=1885;ENOTSUPPORTED:no\x1b\\'],
        ['\x1b]1337;ReportCellSize\x07', '\x1b]1337;ReportCellSize=20.0;10.0\x1b\\'],
        ['\x1b[c', '\x1b[?62;22c'],
      ],
    });
    await drawn(one);
    expect(one.rows()[3]).toBe('by iterm2');
    await one.until(() => one.files.some(({ text }) => text.startsWith('File=')), 'the file');
    const sent = one.files.find(({ text }) => text.startsWith('File='));
    // One row below where it is in the pane: tmux's status line is above it.
    expect({ row: sent?.row, column: sent?.column }).toEqual({ row: 5, column: 4 });
  });
});

describe.skipIf(!has('screen'))('in GNU screen', () => {
  it('there are half blocks, no trace of questions, and keys work', async () => {
    const name = `tslides-${process.pid}`;
    cleanUps.push(() => {
      spawnSync('screen', ['-S', name, '-X', 'quit']);
    });
    const one = start({ env: { SCREENDIR: folder } }, ['screen', '-S', name, '-c', '/dev/null', '-U']);
    await drawn(one);
    expect(one.rows()[0]).toBe('heard {}');
    expect(one.rows()[2]).toBe('by blocks');
    expect(one.rows()[5]).toMatch(/^ {4}[▀▄]{20}$/);
    expect(one.rows().slice(9).join('')).toBe('');
    one.type('j');
    await one.until(() => one.rows()[1] === 'keys j', 'the key');
  });
});
