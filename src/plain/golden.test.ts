import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { content } from '../deck/content.js';
import { readDeck } from '../deck/read.js';
import type { Deck } from '../deck/types.js';
import { plainSlide } from './slide.js';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

function read({ slides }: Deck): string {
  const texts = slides.map((slide, index) =>
    plainSlide(content(slide), { number: index + 1, total: slides.length, notes: true }),
  );
  return `${texts.join('\n\n')}\n`;
}

it('reads the talk of this package', async () => {
  await expect(read(readDeck([path('../../slides')]))).toMatchFileSnapshot('golden/slides.txt');
});

it('reads the sample deck, which has everything', async () => {
  const sample = readDeck(['-'], readFileSync(path('../render/golden/sample.md'), 'utf8'));
  await expect(read(sample)).toMatchFileSnapshot('golden/sample.txt');
});
