import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readDeck } from '../deck/read.js';
import { buildWorker } from '../image/testing/build-worker.js';
import { bitmapOf, pngOf } from '../image/testing/make.js';
import { wholeSlide } from '../presenter/frame.js';
import { stateOf, textOf } from '../presenter/testing.js';
import { builtinTheme } from '../theme/builtin.js';
import { loadTools } from './load-tools.js';

it('waits for all pictures of a slide, however many they are', async () => {
  const worker = await buildWorker();
  const folder = mkdtempSync(join(tmpdir(), 'tslides-many-'));
  try {
    const count = 30;
    for (let index = 0; index < count; index += 1)
      writeFileSync(join(folder, `${index}.png`), pngOf(bitmapOf(20, 20, () => [index, 0, 0])));
    const markdown = Array.from({ length: count }, (_, index) => `![](${index}.png)`).join('\n\n');
    writeFileSync(join(folder, 'a.md'), markdown);
    const deck = readDeck([folder]);
    const dist = dirname(fileURLToPath(worker.url));
    const { tools, settled, close } = await loadTools(deck, builtinTheme('dark'), { dist, pictures: true });
    const lines = await settled(() => wholeSlide({ ...stateOf(deck), colour: true, tools: { ...tools } }));
    expect(textOf(lines).match(/▀▀/g)).toHaveLength(count);
    await close();
  } finally {
    rmSync(folder, { recursive: true });
    worker.remove();
  }
});
