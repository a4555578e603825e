import { describe, expect, it } from 'vitest';
import { emulate } from './emulate.js';
import { blockParts, paletteColor, screenSvg } from './svg.js';

const svgOf = async (bytes: string): Promise<string> => screenSvg(await emulate(bytes, 10, 2), 'A <title>');
const texts = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text]) => text ?? '');
const attribute = (svg: string, name: string): readonly number[] =>
  [...svg.matchAll(new RegExp(` ${name}="([\\d.]+)"`, 'g'))].map(([, value]) => Number(value));

describe('screenSvg', () => {
  it('keeps every word on the grid', async () => {
    const svg = await svgOf('a bc   def');
    expect(texts(svg)).toEqual(['a bc', 'def']);
    expect(svg).toContain('<text x="18" y="33" textLength="36"');
    expect(svg).toContain('<text x="81" y="33" textLength="27"');
  });

  it('lets glyphs of other fonts stand alone, wide ones in two cells', async () => {
    const svg = await svgOf('✓ok🌿ok');
    expect(texts(svg)).toEqual(['✓', 'ok', '🌿', 'ok']);
    expect(attribute(svg, 'textLength')).toEqual([9, 18, 18, 18]);
  });

  it('draws blocks as rectangles that meet, also across rows', async () => {
    const svg = await svgOf('▀▀█\r\n██▄');
    expect(texts(svg)).toEqual([]);
    expect(svg).toContain('<rect x="18" y="18" width="18" height="10"');
    expect(svg).toContain('<rect x="36" y="18" width="9" height="20"');
    expect(svg).toContain('<rect x="18" y="38" width="18" height="20"');
    expect(svg).toContain('<rect x="36" y="48" width="9" height="10"');
  });

  it('has the colours of the terminal, swapped where it is inverse', async () => {
    const svg = await svgOf('\x1b[38;2;1;2;3ma\x1b[7mb\x1b[0m \x1b[38;5;196mc');
    expect(svg).toContain('fill="#010203">a<');
    expect(svg).toContain('<rect x="27" y="18" width="9" height="20" fill="#010203"');
    expect(svg).toContain('fill="#ff0000">c<');
  });

  it('escapes what XML would take for its own', async () => {
    const svg = await svgOf('<b>&');
    expect(svg).toContain('&lt;b&gt;&amp;');
    expect(svg).toContain('<title>A &lt;title&gt;</title>');
  });
});

describe('blockParts', () => {
  it.each([
    ['▄', 32],
    ['█', 64],
    ['▌', 32],
    ['▐', 32],
    ['▁', 8],
    ['▏', 8],
    ['▚', 32],
    ['▟', 48],
  ])('%s fills its share of 64', (glyph, share) => {
    const area = blockParts(glyph)?.reduce((sum, { width, height }) => sum + width * height, 0);
    expect(area).toBe(share);
  });

  it('knows no letters', () => {
    expect(blockParts('a')).toBeUndefined();
  });
});

describe('paletteColor', () => {
  it('is xterm’s above the first 16', () => {
    expect([16, 21, 231, 232, 255].map(paletteColor)).toEqual(['#000000', '#0000ff', '#ffffff', '#080808', '#eeeeee']);
  });
});
