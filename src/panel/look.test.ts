import { expect, it } from 'vitest';
import { cellWidth } from '../render/cells.js';
import { contrast } from '../theme/contrast.js';
import type { Ground } from '../theme/ground.js';
import { usualGrounds } from '../theme/testing.js';
import { asciiGlyphs, type Glyphs, unicodeGlyphs } from './glyphs.js';
import { panelColours, panelLook } from './look.js';

/** WCAG asks for 4.5:1 of text, and for 3:1 of a line that is seen, not read. */
const wanted = (ground: keyof typeof panelColours, meaning: string): number =>
  meaning === 'frame' ? 3 : ground === 'either' ? 3.8 : 4.5;

it.each(Object.entries(panelColours))('is legible on a ground that is %s', (name, colours) => {
  const ground = name as keyof typeof panelColours;
  const grounds = ground === 'either' ? Object.values(usualGrounds).flat() : usualGrounds[ground];
  for (const [meaning, colour] of Object.entries(colours))
    for (const background of grounds)
      expect(contrast(colour, background), `${meaning} on ${background}`).toBeGreaterThanOrEqual(
        wanted(ground, meaning),
      );
});

it('takes the colours of the ground', () => {
  const look = (ground?: Ground) => panelLook({ colour: true, ascii: false, ground }).done.color;
  expect([look('dark'), look('light'), look()]).toEqual([
    panelColours.dark.done,
    panelColours.light.done,
    panelColours.either.done,
  ]);
});

/** All marks of a set but those that may be wider. */
function marksOf({ ellipsis, cause, frame, time: { levels, ...time }, ...marks }: Glyphs): readonly string[] {
  return [marks, frame, time, levels].flatMap((set) => Object.values(set));
}

it('draws with marks of one cell', () => {
  for (const set of [unicodeGlyphs, asciiGlyphs]) for (const mark of marksOf(set)) expect(cellWidth(mark)).toBe(1);
});

it('has an ASCII form of every mark', () => {
  const { ellipsis, cause } = asciiGlyphs;
  expect([...marksOf(asciiGlyphs), ellipsis, cause].join('')).toMatch(/^[\x20-\x7e]+$/);
});
