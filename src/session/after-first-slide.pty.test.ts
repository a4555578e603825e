import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodePng } from '../image/png-encode.js';
import { House } from '../testing/house.js';

let house: House;
beforeEach(() => {
  house = new House();
});
afterEach(async () => {
  await house.close();
});

const count = (text: string, part: string): number => text.split(part).length - 1;

function picturedDeck(frontMatter: string): string {
  const data = new Uint8Array(40 * 40 * 4).map((_, index) => (index % 4 === 0 || index % 4 === 3 ? 255 : 0));
  house.write('deck/red.png', encodePng({ width: 40, height: 40, data }));
  return house.deck(`---\n${frontMatter}\n---\n\n# One\n\n![red](red.png)\n\n\`\`\`figlet\nHi\n\`\`\``);
}

describe('a terminal that does not answer', () => {
  it('is asked once for theme and pictures, and holds up the pictures alone', async () => {
    const show = house.show([picturedDeck('theme: auto')], { mute: true });
    await show.see(/\|_\| \|_\|/);
    const red = '\x1b[38;2;255;0;0m';
    await show.written(red);
    expect(show.raw.indexOf('|_|')).toBeLessThan(show.raw.indexOf(red));
    expect(count(show.raw, '\x1b]11;?')).toBe(1);
    expect(count(show.raw, '\x1b[c')).toBe(1);
  });
});

describe('a terminal for which the theme is not made', () => {
  it('is told if it has told its background, which it is not asked for that', async () => {
    const pictured = house.show([picturedDeck('theme: light')], { background: 'rgb:1e1e/1e1e/1e1e' });
    await pictured.see('theme "light" is for light terminals, this one is dark: try --theme auto');
    const plain = house.show([house.deck('---\ntheme: light\n---\n\n```figlet\nHi\n```')], { mute: true });
    await plain.see(/\|_\| \|_\|/);
    expect(plain.raw).not.toContain('\x1b]11;?');
  });
});
