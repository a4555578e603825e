import { describe, expect, it } from 'vitest';
import type { Line } from '../render/line.js';
import type { RegionRows } from '../session/painter.js';
import { Encoder } from '../terminal/encode.js';
import { InkStdout } from '../terminal/ink-stdout.js';
import type { FrameSource } from '../ui/app.js';
import { mountUi } from '../ui/mount.js';
import { halfBlocks } from './half-blocks.js';
import { imageNumber, placeholders } from './placeholders.js';
import { bitmapOf, scene } from './testing/make.js';

/** What Ink makes of rows in front of which and behind which there is text. */
async function throughInk(
  lines: readonly Line[],
  columns: number,
): Promise<readonly [ours: readonly string[], inks: readonly string[]]> {
  const encoder = new Encoder(3);
  const text = { text: 'text ', style: {} };
  const rows = lines.map((line) => encoder.row([text, ...line, text, { text: 'end', style: { bold: true } }]));
  let regions: readonly RegionRows[] = [];
  let told = (): void => {};
  let painted: readonly string[] = [];
  const frames: FrameSource = {
    subscribe: (listener) => {
      told = listener;
      return () => {};
    },
    get: () => regions,
  };
  const stdout = new InkStdout({ columns, rows: 30 }, (next) => {
    painted = next;
  });
  const ui = mountUi(stdout, frames);
  await new Promise((resolve) => setImmediate(resolve));
  regions = [{ kind: 'slide', rows }];
  told();
  await new Promise((resolve) => setImmediate(resolve));
  stdout.close();
  ui.unmount();
  return [rows, painted.slice(0, rows.length)];
}

describe('pictures that are text', () => {
  it('come out of Ink as they went in: placeholders', async () => {
    const [ours, inks] = await throughInk(placeholders(imageNumber(77, 30), 70, 20), 100);
    expect(inks).toEqual(ours);
  });

  it('come out of Ink as they went in: half blocks', async () => {
    const [ours, inks] = await throughInk(halfBlocks(bitmapOf(70, 40, scene(70, 40))), 100);
    expect(inks).toEqual(ours);
  });
});
